"""A service's worker: relay, consumer, watch over the outbox, health; one process, stopped in order.

A service says in a :class:`WorkerRecipe` what is its own; everything else is the same for all.
"""

import asyncio
import contextlib
import signal
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from chassis.clock import SystemClock
from chassis.consumer import Consumer, Subscription
from chassis.database import Connection, Pool, open_pool
from chassis.delivery import Handler
from chassis.first_contact import reach_database
from chassis.health import Health, serve_health
from chassis.housekeeping import keep_house
from chassis.logs import configure_logging, logger
from chassis.outbox_watch import OutboxWatch
from chassis.principals import Principal, service_principal
from chassis.processing import EventProcessor, Handling
from chassis.relay import Relay
from chassis.settings import WorkerSettings
from chassis.telemetry import Telemetry, configure_telemetry
from chassis.unit_of_work import UnitsOfWork
from chassis.worker_health import register_consumer, register_database, register_relay
from contracts.event import EventData
from contracts.topics import topics_consumed_by

_log = logger("chassis")


@dataclass(frozen=True)
class WorkerRecipe:
    """What one service's worker adds to the frame.

    ``handlers`` by event class; ``refusals`` are the domain's expected failures. ``parts`` makes further coroutines
    that run as long as the worker (a listener, a timer).
    """

    service: str
    work_type: Callable[[Connection, Principal], Any]
    translate: Callable[[Any], EventData]
    handlers: Mapping[type[EventData], Handler] = field(default_factory=dict)
    refusals: tuple[type[Exception], ...] = ()
    parts: Callable[["WorkerFrame"], Sequence[Coroutine[Any, Any, None]]] = lambda _frame: ()
    consumer_name: str | None = None
    """The consumer's name in the inbox and its group; none: the service's name."""


@dataclass(frozen=True)
class WorkerFrame:
    """What a running worker has open."""

    settings: WorkerSettings
    pool: Pool
    telemetry: Telemetry
    health: Health
    units_of_work: UnitsOfWork[Any]
    relay: Relay


@contextlib.asynccontextmanager
async def worker_frame(settings: WorkerSettings, recipe: WorkerRecipe) -> AsyncIterator[WorkerFrame]:
    """Open what a worker needs and close it in order.

    Raises ``ConfigurationRefused`` where the database does not let us in or is of another revision; one that is away is
    waited for.
    """
    service = recipe.service
    telemetry = configure_telemetry(service, "worker", settings)
    configure_logging(telemetry, level=settings.log_level, role="worker")
    await reach_database(settings, application=f"{service}-worker")
    url = settings.database_url.get_secret_value()
    pool = await open_pool(url, application=f"{service}-worker", size=settings.pool_size)
    relay = Relay(url, settings.kafka, service=service, instance=settings.instance, telemetry=telemetry)
    units: UnitsOfWork[Any] = UnitsOfWork(pool, recipe.work_type, recipe.translate, committed=relay.wake)
    try:
        yield WorkerFrame(settings, pool, telemetry, Health(), units, relay)
    finally:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(5):
                await pool.close()
        telemetry.shutdown()


def make_consumer_part(frame: WorkerFrame, recipe: WorkerRecipe) -> Consumer[Any] | None:
    """The consumer of the recipe's topics; none where the service listens to nobody."""
    topics = topics_consumed_by(recipe.service)
    if not recipe.handlers or not topics:
        return None
    name = recipe.consumer_name or recipe.service
    handling = Handling(
        name=name,
        topics={topic.name: topic for topic in topics},
        handlers=recipe.handlers,
        principal=service_principal(recipe.service),
        refusals=recipe.refusals,
    )
    processor = EventProcessor(handling, frame.units_of_work, frame.telemetry)
    settings = frame.settings
    subscription = Subscription(name, topics, settings.kafka, f"{name}-{settings.instance}")
    consumer = Consumer(subscription, processor)
    register_consumer(frame.health, consumer, processor)
    return consumer


async def serve_worker(settings: WorkerSettings, recipe: WorkerRecipe) -> None:
    """Run the worker until it is told to stop (SIGTERM, SIGINT); what is in hand is finished or undone."""
    async with worker_frame(settings, recipe) as frame:
        watch = OutboxWatch(frame.pool, frame.telemetry)
        register_database(frame.health, frame.pool)
        register_relay(frame.health, frame.relay, watch)
        consumer = make_consumer_part(frame, recipe)
        tidy = keep_house(frame.units_of_work, recipe.service, SystemClock())
        parts = [frame.relay.run(), watch.run(), tidy, *recipe.parts(frame)]
        if consumer is not None:
            parts.append(consumer.run())
        async with serve_health(settings.health_port, frame.health, frame.telemetry, host=settings.health_host):
            await run_until_told(parts)


async def run_until_told(parts: Sequence[Coroutine[Any, Any, None]]) -> None:
    """Run ``parts`` side by side until a signal comes; one that fails ends all, loudly."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, told.set)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(part) for part in parts]
        await told.wait()
        _log.info("worker_stops")
        for task in tasks:
            task.cancel()


def run_worker(settings: WorkerSettings, recipe: WorkerRecipe) -> None:
    """Run a worker as the whole of this process. Raises ``ConfigurationRefused`` where it cannot begin."""
    import uvloop  # noqa: PLC0415  (only a process of its own needs the loop)

    with contextlib.suppress(KeyboardInterrupt):
        uvloop.run(serve_worker(settings, recipe))
