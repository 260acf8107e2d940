"""Departments on a real PostgreSQL: a database of its own for each test, copied from one that was migrated once."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from chassis.database import Pool, open_pool
from chassis.migrations import migrate
from chassis.principals import Principal, service_principal
from chassis.unit_of_work import UnitsOfWork
from departments.application.fold_news import FoldTarget, fold_news
from departments.application.verify_views import Verification, verify_views
from departments.bootstrap import MIGRATIONS
from departments.domain.news import News
from departments.messaging.outbound import to_event
from departments.storage.work import DepartmentsWork
from tests.support.servers import Database, postgres_server

SERVICE = service_principal("departments")
FIRST = FoldTarget(1)


@cache
def _template() -> Database:
    database = postgres_server().database("departments")
    migrate(database.owner_url, MIGRATIONS)
    return database


def departments_database() -> Database:
    """A new database with departments' tables. Call it from the main thread, outside a loop."""
    return postgres_server().clone(_template())


@dataclass
class StoredDepartments:
    """Units of work on PostgreSQL."""

    database: Database
    pool: Pool
    units: UnitsOfWork[DepartmentsWork]

    async def fold(self, told: Iterable[News], target: FoldTarget = FIRST) -> None:
        """Fold ``told`` in order, one transaction each."""
        for news in told:
            async with self.units.begin(SERVICE) as work:
                await fold_news(work, news, target)

    async def verify(self, epoch: int | None = None) -> Verification:
        """Compare what is shown with a fold of what is held."""
        async with self.units.begin(SERVICE) as work:
            return await verify_views(work, epoch)

    @asynccontextmanager
    async def begin(self, principal: Principal = SERVICE) -> AsyncIterator[DepartmentsWork]:
        """A unit of work, by default as the service."""
        async with self.units.begin(principal) as work:
            yield work

    async def rows(self, sql: str, *arguments: Any) -> list[dict[str, Any]]:
        """Rows of the database, as the service sees them."""
        async with self.units.begin(SERVICE) as work:
            return [dict(row) for row in await work.connection.fetch(sql, *arguments)]


@asynccontextmanager
async def open_departments(database: Database) -> AsyncIterator[StoredDepartments]:
    """Open departments on ``database``, as the role that runs it."""
    pool = await open_pool(database.app_url, application="departments-tests")
    try:
        yield StoredDepartments(database, pool, UnitsOfWork(pool, DepartmentsWork, to_event))
    finally:
        await pool.close()
