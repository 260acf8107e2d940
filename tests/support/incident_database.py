"""Incident on a real PostgreSQL: a database of its own for each test, copied from one that was migrated once."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import incident.storage
from chassis.database import Pool, open_pool
from chassis.migrations import migrate
from chassis.principals import Principal
from chassis.unit_of_work import UnitsOfWork
from incident.domain.facts import IncidentFact
from incident.domain.incident import Actor
from incident.messaging.outbound import to_event
from incident.storage.work import IncidentWork
from tests.support.servers import Database, postgres_server

MIGRATIONS = Path(incident.storage.__file__).parent / "migrations"


@cache
def _template() -> Database:
    database = postgres_server().database("incident")
    migrate(database.owner_url, MIGRATIONS)
    return database


def incident_database() -> Database:
    """A new database with incident's tables. Call it from the main thread, outside a loop."""
    return postgres_server().clone(_template())


def principal_of(actor: Actor) -> Principal:
    """The principal whom the domain would look at as ``actor``."""
    roles = frozenset({"command-centre"}) if actor.is_command_centre else frozenset({"staff"})
    return Principal(actor.subject, actor.subject, roles, frozenset(), actor.departments, frozenset({"*"}))


@dataclass
class StoredIncident:
    """Units of work on PostgreSQL; ``facts`` are those of units of work that were committed, in order."""

    pool: Pool
    units: UnitsOfWork[IncidentWork]
    facts: list[IncidentFact] = field(default_factory=list)

    @asynccontextmanager
    async def begin(self, actor: Actor) -> AsyncIterator[IncidentWork]:
        async with self.units.begin(principal_of(actor)) as work:
            yield work
            facts = work.facts
        self.facts.extend(facts)  # type: ignore[arg-type]


@asynccontextmanager
async def open_incident(database: Database) -> AsyncIterator[StoredIncident]:
    """Open incident on ``database``, as the role that runs it."""
    pool = await open_pool(database.app_url, application="incident-tests")
    try:
        yield StoredIncident(pool, UnitsOfWork(pool, IncidentWork, to_event))
    finally:
        await pool.close()
