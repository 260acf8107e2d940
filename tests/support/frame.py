"""The smallest service that stands in the frame: it records workflows as facts, and writes down each effect."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from chassis.clock import SystemClock
from chassis.database import Pool, open_pool
from chassis.delivery import Delivered, Message
from chassis.migrations import migrate
from chassis.outbox import OutgoingFact
from chassis.principals import service_principal
from chassis.processing import EventProcessor, Handling
from chassis.telemetry import Telemetry
from chassis.unit_of_work import UnitOfWork, UnitsOfWork
from contracts.envelope import Stamp
from contracts.event import EventData
from contracts.events.intake_workflows import WorkflowCatalogued
from contracts.topics import Topic
from tests.support.servers import Database, PostgresServer, postgres_server

MIGRATIONS = Path(__file__).parent / "frame_tables" / "migrations"


@dataclass(frozen=True)
class Catalogued:
    """A fact of the smallest service."""

    aggregate_id: str
    aggregate_version: int
    name: str = "Check-in"


def to_event(fact: Catalogued) -> EventData:
    """The fact in the words of the contracts."""
    return WorkflowCatalogued(workflow="check-in", name=fact.name, departments=("patient-access",))


class Refusal(Exception):
    """The domain says no."""


class Bug(Exception):
    """What nobody expected."""


@dataclass
class Behaviour:
    """What the handler does with an event of some name; unnamed events have their effect."""

    failures: dict[str, Callable[[], Exception]] = field(default_factory=dict)

    async def handle(self, work: UnitOfWork, delivered: Delivered[WorkflowCatalogued]) -> None:
        """Write the effect down, then fail where told to: what was written must be undone then."""
        await work.connection.execute(
            "insert into effects (event_id, aggregate_id, aggregate_version, name) values ($1, $2, $3, $4)",
            delivered.event_id,
            delivered.aggregate_id,
            delivered.aggregate_version,
            delivered.data.name,
        )
        failure = self.failures.get(delivered.data.name)
        if failure is not None:
            raise failure()


def topic_named(name: str, **changes: Any) -> Topic:
    """A topic for tests."""
    values: dict[str, Any] = {
        "name": name,
        "owner": "intake",
        "description": "for tests",
        "producers": ("intake",),
        "consumers": ("frame",),
        "key": "aggregate",
        "partitions": 3,
    }
    return Topic.model_validate(values | changes)


@cache
def _template(server: PostgresServer) -> Database:
    database = server.database("frame")
    migrate(database.owner_url, MIGRATIONS)
    return database


def frame_database(server: PostgresServer | None = None) -> Database:
    """A new database with the frame's tables and ``effects``, on ``server`` or that of this run.

    Call it from the main thread, outside a loop.
    """
    chosen = server or postgres_server()
    return chosen.clone(_template(chosen))


@dataclass
class Frame:
    """The smallest service on one database."""

    database: Database
    pool: Pool
    units: UnitsOfWork[UnitOfWork]

    def processor(self, behaviour: Behaviour, topic: Topic, name: str = "frame") -> EventProcessor[UnitOfWork]:
        """A processor of ``topic`` that behaves so."""
        handling = Handling(
            name=name,
            topics={topic.name: topic},
            handlers={WorkflowCatalogued: behaviour.handle},
            principal=service_principal("frame"),
            refusals=(Refusal,),
        )
        return EventProcessor(handling, self.units, Telemetry.off("frame"))

    async def record(self, *facts: Catalogued) -> None:
        """Record facts in one unit of work."""
        async with self.units.begin(service_principal("frame")) as work:
            for fact in facts:
                work.record(fact)

    async def effects(self) -> list[tuple[str, int]]:
        """Effects in the order in which they happened, as (aggregate, version)."""
        async with self.pool.acquire() as connection:
            rows = await connection.fetch("select aggregate_id, aggregate_version from effects order by effect_id")
        return [(row["aggregate_id"], row["aggregate_version"]) for row in rows]

    async def value(self, sql: str, *arguments: Any) -> Any:
        """One value of the database."""
        async with self.pool.acquire() as connection:
            return await connection.fetchval(sql, *arguments)


@asynccontextmanager
async def open_frame(database: Database) -> AsyncIterator[Frame]:
    """Open the smallest service on ``database``."""
    pool = await open_pool(database.app_url, application="frame-tests")
    try:
        yield Frame(database, pool, UnitsOfWork(pool, UnitOfWork, to_event))
    finally:
        await pool.close()


def message_of(topic: str, fact: Catalogued, *, offset: int, event_id: str | None = None) -> Message:
    """The message that Kafka would deliver for ``fact``."""
    stamp = Stamp(
        event_id=event_id or str(uuid4()),
        occurred_at=SystemClock().now(),
        aggregate_id=fact.aggregate_id,
        aggregate_version=fact.aggregate_version,
        actor="service:intake",
    )
    return Message(topic, 0, offset, fact.aggregate_id, OutgoingFact.sealed(to_event(fact), stamp).value, None)
