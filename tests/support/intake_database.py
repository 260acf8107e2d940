"""Intake on a real PostgreSQL: a database of its own for each test, copied from one that was migrated once."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import intake.storage
from chassis.database import Pool, open_pool
from chassis.migrations import migrate
from chassis.principals import Principal, service_principal
from chassis.unit_of_work import UnitsOfWork
from intake.domain.facts import IntakeFact
from intake.messaging.outbound import to_event
from intake.storage.work import IntakeWork
from tests.support.servers import Database, postgres_server

MIGRATIONS = Path(intake.storage.__file__).parent / "migrations"


@cache
def _template() -> Database:
    database = postgres_server().database("intake")
    migrate(database.owner_url, MIGRATIONS)
    return database


def intake_database() -> Database:
    """A new database with intake's tables. Call it from the main thread, outside a loop."""
    return postgres_server().clone(_template())


@dataclass
class StoredIntake:
    """Units of work on PostgreSQL; ``facts`` are those of units of work that were committed, in order."""

    pool: Pool
    units: UnitsOfWork[IntakeWork]
    facts: list[IntakeFact] = field(default_factory=list)

    @asynccontextmanager
    async def begin(self, principal: Principal | None = None) -> AsyncIterator[IntakeWork]:
        async with self.units.begin(principal or service_principal("intake")) as work:
            yield work
            facts = work.facts
        self.facts.extend(facts)  # type: ignore[arg-type]


@asynccontextmanager
async def open_intake(database: Database) -> AsyncIterator[StoredIntake]:
    """Open intake on ``database``, as the role that runs it."""
    pool = await open_pool(database.app_url, application="intake-tests")
    try:
        yield StoredIntake(pool, UnitsOfWork(pool, IntakeWork, to_event))
    finally:
        await pool.close()
