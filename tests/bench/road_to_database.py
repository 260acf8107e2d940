"""Accepted → effect committed in the consumer's database: outbox, relay, Kafka, consumer, inbox.

The load generator writes as an API does: one transaction with a row and its fact, and an announcement after it. Relay
and consumer are two other processes on two databases. The floor: insert and commit, ``send_and_wait``, and a consumer
of its own process that inserts and commits.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from chassis.database import open_pool
from chassis.kafka import make_producer
from chassis.outbox import OUTBOX_CHANNEL
from chassis.principals import service_principal
from chassis.unit_of_work import UnitOfWork, UnitsOfWork
from chassis.wakeups import Announcer
from contracts.topics import topics
from plumbline.topics import TopicAdmin
from tests.bench.children import StampReader, running, wait_until_ready
from tests.bench.contest import Entry, Held, held_or_refused
from tests.bench.floor import INSERT, make_floor, value_like_ours
from tests.bench.frame_worker import TOPIC
from tests.bench.pacing import GRACE_SECONDS, Act, Pace, open_loop
from tests.bench.plan import Plan
from tests.bench.road import Measured, measured, points, ratio
from tests.support.embedded import kafka_server, postgres_server
from tests.support.frame import Catalogued, frame_database, to_event
from tests.support.ports import free_port
from tests.support.server_kinds import Database

NAME = "road-to-database"
RATES = (50.0, 500.0)
AIMS = {50.0: {"p50": 5.0, "p99": 25.0}, 500.0: {"p50": 20.0, "p99": 60.0}}
"""Milliseconds from acceptance to the effect, by rate."""
OURS, FLOOR = "plumbline", "floor"
FLOOR_TOPIC = "bench-floor"


@dataclass(frozen=True)
class Servers:
    """Where everything is; the processes run."""

    producing: Database
    floor: Database
    bootstrap: str
    ours_stamps: StampReader
    floor_stamps: StampReader


def run(plan: Plan) -> dict[str, Any]:
    """Measure. Raises ``NotQuiet``."""
    server, bootstrap = postgres_server(), kafka_server().bootstrap
    producing, consuming, floor = frame_database(server), frame_database(server), server.database("bench")
    asyncio.run(TopicAdmin(bootstrap).apply([topics()[TOPIC]]))
    asyncio.run(make_floor(floor.owner_url, bootstrap, FLOOR_TOPIC))
    ours, raw = plan.folder / "frame.stamps", plan.folder / "floor.stamps"
    servers = Servers(producing, floor, bootstrap, StampReader(ours), StampReader(raw))
    with ExitStack() as stack:
        _start_worker(stack, plan.folder, producing, bootstrap, "relay")
        _start_worker(stack, plan.folder, consuming, bootstrap, "consume", str(ours))
        log = plan.folder / "floor-consumer.log"
        arguments = (floor.app_url, bootstrap, FLOOR_TOPIC, str(raw))
        stack.enter_context(running("tests.bench.floor_consumer", *arguments, log=log))
        return plan.run(_contests(servers, plan))


def _start_worker(stack: ExitStack, folder: Path, database: Database, bootstrap: str, *part: str) -> None:
    port, log = free_port(), folder / f"{part[0]}.log"
    environment = {
        "PLUMBLINE_BENCH_DATABASE_URL": database.app_url,
        "PLUMBLINE_KAFKA_BOOTSTRAP": bootstrap,
        "PLUMBLINE_HEALTH_PORT": str(port),
        "PLUMBLINE_LOG_LEVEL": "WARNING",
    }
    stack.enter_context(running("tests.bench.frame_worker", *part, log=log, environment=environment))
    wait_until_ready(port, log)


async def _contests(servers: Servers, plan: Plan) -> dict[str, Any]:
    found: list[dict[str, Any]] = []
    aims: list[dict[str, Any]] = []
    disturbed = 0
    async with _our_act(servers) as ours, _floor_act(servers) as raw:
        await _measure(raw, servers.floor_stamps, plan.pace(20.0, seconds=1.0), 0)
        numbers = _Numbers()
        for rate in RATES:
            pace = plan.pace(rate)
            entries = [
                Entry(OURS, numbers.measuring(ours, servers.ours_stamps, pace)),
                Entry(FLOOR, numbers.measuring(raw, servers.floor_stamps, pace)),
            ]
            held, refused = await held_or_refused(entries, plan.rounds, plan.quiet, {"rate": rate})
            found += refused
            if held is not None:
                found += [{**each, **_machine(held)} for each in points(rate, held)]
                disturbed += held.disturbed
            aims += _aims(rate, held, found[-2], found[-1])
    return {"points": found, "aims": aims, "disturbed_rounds": disturbed}


def _machine(held: Held[Measured]) -> dict[str, float]:
    return {"busy_share": held.busy_most, "foreign_share": held.foreign_most}


def _aims(
    rate: float, held: Held[Measured] | None, ours: dict[str, Any], floor: dict[str, Any]
) -> list[dict[str, Any]]:
    found = []
    for percentile, aim in AIMS[rate].items():
        told = {"what": f"{percentile} at {rate:g}/s, accepted → in the consumer's database", "aim_ms": aim}
        if held is None or ours["refused"] or floor["refused"]:
            found.append({**told, "found_ms": None, "is_reached": False})
            continue
        value = ours["figures"][f"road_{percentile}"]["median"]
        times = ratio(held.results[OURS], held.results[FLOOR], f"road_{percentile}")
        found.append({**told, "found_ms": value, "is_reached": value <= aim, "times_the_floor": times})
    return found


@dataclass
class _Numbers:
    """Gives every measurement numbers of its own, so that no stamp is taken for another's."""

    _next: int = 1_000

    def measuring(self, act: Act, stamps: StampReader, pace: Pace) -> Any:
        async def one() -> Measured:
            first, self._next = self._next, self._next + pace.starts
            return await _measure(act, stamps, pace, first)

        return one


async def _measure(act: Act, stamps: StampReader, pace: Pace, first: int) -> Measured:
    salvo = await open_loop(act, pace, first)
    return measured(salvo, await stamps.read(first, pace.starts, GRACE_SECONDS))


@asynccontextmanager
async def _our_act(servers: Servers) -> AsyncIterator[Act]:
    """A command as an API runs it."""
    url = servers.producing.app_url
    announcer = Announcer(url, OUTBOX_CHANNEL, application="bench-announcer")
    announcing = asyncio.create_task(announcer.run())
    pool = await open_pool(url, application="bench-api")
    units = UnitsOfWork(pool, UnitOfWork, to_event, committed=announcer.announce)
    stem, principal = uuid4().hex, service_principal("bench")

    async def act(number: int) -> int:
        key = f"{stem}-{number}"
        async with units.begin(principal) as work:
            await work.connection.execute(
                "insert into effects (event_id, aggregate_id, aggregate_version, name) values ($1, $2, 1, 'Check-in')",
                key,
                key,
            )
            work.record(Catalogued(key, 1))
        return time.monotonic_ns()

    try:
        yield act
    finally:
        announcing.cancel()
        await pool.close()


@asynccontextmanager
async def _floor_act(servers: Servers) -> AsyncIterator[Act]:
    """Insert and commit, then send: what is between the two a crash loses."""
    pool = await open_pool(servers.floor.app_url, application="bench-floor")
    producer = make_producer(servers.bootstrap, client_id="bench-floor")
    await producer.start()
    stem, value = uuid4().hex, value_like_ours()

    async def act(number: int) -> int:
        key = f"{stem}-{number}"
        async with pool.acquire() as connection:
            await connection.execute(INSERT, key, value)
        accepted = time.monotonic_ns()
        await producer.send_and_wait(FLOOR_TOPIC, value, key=key.encode())
        return accepted

    try:
        yield act
    finally:
        await producer.stop()
        await pool.close()
