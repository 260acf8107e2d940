"""What a worker must be able to say before it is called ready: each check has a name and its figures."""

from typing import Any

from chassis.consumer import Consumer
from chassis.database import Pool
from chassis.health import CheckResult, Health
from chassis.outbox_watch import OutboxWatch
from chassis.processing import EventProcessor
from chassis.relay import Relay

MAX_OUTBOX_AGE_SECONDS = 30.0
MAX_TURN_SECONDS = 90.0
"""A part that has not gone round for so long is stuck; the process should be started again."""
MAX_LAG = 50_000
MAX_SILENT_SECONDS = 15.0
"""A broker that is there answers every two seconds, also when it has nothing; so long and it is away."""
MAX_HELD_UP_SECONDS = 30.0
"""What passes by itself has passed by then, or somebody should look: a disk that is full, say."""


def register_database(health: Health, pool: Pool) -> None:
    """Ready only while the database answers."""

    async def check() -> CheckResult:
        async with pool.acquire(timeout=2) as connection:
            await connection.execute("select 1")
        return CheckResult(True, {})

    health.add_readiness("database", check)


def register_relay(health: Health, relay: Relay, watch: OutboxWatch) -> None:
    """Ready while facts leave in time and the broker answers. A relay that stands by for another replica is ready as
    well."""

    async def fresh() -> CheckResult:
        state, silent = watch.state, relay.state.silent_seconds
        figures: dict[str, Any] = {
            "is_active": relay.state.is_active,
            "oldest_seconds": round(state.oldest_seconds, 1),
            "waiting": state.waiting,
            "held_seconds": round(state.held_seconds, 1),
            "holder": state.holder,
            "broker_silent_seconds": round(silent, 1),
            "last_error": relay.state.last_error,
        }
        is_fresh = state.oldest_seconds <= MAX_OUTBOX_AGE_SECONDS
        return CheckResult(is_fresh and silent <= MAX_SILENT_SECONDS, figures)

    async def turns() -> CheckResult:
        seconds = relay.state.seconds_since_turn
        return CheckResult(not relay.state.is_active or seconds <= MAX_TURN_SECONDS, {"seconds": round(seconds, 1)})

    health.add_readiness("outbox", fresh)
    health.add_liveness("relay", turns)


def register_consumer(health: Health, consumer: Consumer[Any], processor: EventProcessor[Any]) -> None:
    """Ready while the consumer is assigned, near the end of its topics, hears the broker, and is neither halted by dead
    letters nor held up by one event."""

    async def reads() -> CheckResult:
        state = consumer.state
        silent, held_up = state.silence.seconds, state.held_up_seconds
        waiting = await processor.waiting()
        figures: dict[str, Any] = {
            "is_assigned": state.is_assigned,
            "is_halted": state.is_halted,
            "lag": state.lag,
            "broker_silent_seconds": round(silent, 1),
            "held_up_seconds": round(held_up, 1),
            "keys_waiting": waiting.keys,
            "dead_letters": waiting.dead,
            "oldest_seconds": round(waiting.oldest_seconds, 1),
            "last_error": state.last_error,
        }
        reads = state.is_assigned and not state.is_halted and state.lag <= MAX_LAG
        goes_on = silent <= MAX_SILENT_SECONDS and held_up <= MAX_HELD_UP_SECONDS
        return CheckResult(reads and goes_on, figures)

    health.add_readiness("consumer", reads)
