"""Alignment on a real PostgreSQL: a database of its own for each test, copied from one that was migrated once."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import alignment.storage
from alignment.domain.facts import AlignmentFact
from alignment.messaging.outbound import to_event
from alignment.storage.work import AlignmentWork
from chassis.database import Pool, open_pool
from chassis.migrations import migrate
from chassis.principals import Principal, service_principal
from chassis.unit_of_work import UnitsOfWork
from tests.support.servers import Database, postgres_server

MIGRATIONS = Path(alignment.storage.__file__).parent / "migrations"


@cache
def _template() -> Database:
    database = postgres_server().database("alignment")
    migrate(database.owner_url, MIGRATIONS)
    return database


def alignment_database() -> Database:
    """A new database with alignment's tables. Call it from the main thread, outside a loop."""
    return postgres_server().clone(_template())


@dataclass
class StoredAlignment:
    """Units of work on PostgreSQL; ``facts`` are those of units of work that were committed, in order."""

    pool: Pool
    units: UnitsOfWork[AlignmentWork]
    facts: list[AlignmentFact] = field(default_factory=list)

    @asynccontextmanager
    async def begin(self, principal: Principal | None = None) -> AsyncIterator[AlignmentWork]:
        async with self.units.begin(principal or service_principal("alignment")) as work:
            yield work
            facts = work.facts
        self.facts.extend(facts)  # type: ignore[arg-type]


@asynccontextmanager
async def open_alignment(database: Database) -> AsyncIterator[StoredAlignment]:
    """Open alignment on ``database``, as the role that runs it."""
    pool = await open_pool(database.app_url, application="alignment-tests")
    try:
        yield StoredAlignment(pool, UnitsOfWork(pool, AlignmentWork, to_event))
    finally:
        await pool.close()
