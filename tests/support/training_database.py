"""Training on a real PostgreSQL: a database of its own for each test, copied from one that was migrated once."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import training.storage
from chassis.database import Pool, open_pool
from chassis.migrations import migrate
from chassis.principals import Principal, service_principal
from chassis.unit_of_work import UnitsOfWork
from tests.support.servers import Database, postgres_server
from training.application.ports import TrainingFact
from training.messaging.outbound import to_event
from training.storage.work import TrainingWork

MIGRATIONS = Path(training.storage.__file__).parent / "migrations"


@cache
def _template() -> Database:
    database = postgres_server().database("training")
    migrate(database.owner_url, MIGRATIONS)
    return database


def training_database() -> Database:
    """A new database with training's tables. Call it from the main thread, outside a loop."""
    return postgres_server().clone(_template())


@dataclass
class StoredTraining:
    """Units of work on PostgreSQL; ``facts`` are those of units of work that were committed, in order."""

    pool: Pool
    units: UnitsOfWork[TrainingWork]
    facts: list[TrainingFact] = field(default_factory=list)

    @asynccontextmanager
    async def begin(self, principal: Principal | None = None) -> AsyncIterator[TrainingWork]:
        async with self.units.begin(principal or service_principal("training")) as work:
            yield work
            facts = work.facts
        self.facts.extend(facts)  # type: ignore[arg-type]


@asynccontextmanager
async def open_training(database: Database) -> AsyncIterator[StoredTraining]:
    """Open training on ``database``, as the role that runs it."""
    pool = await open_pool(database.app_url, application="training-tests")
    try:
        yield StoredTraining(pool, UnitsOfWork(pool, TrainingWork, to_event))
    finally:
        await pool.close()
