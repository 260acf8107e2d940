"""Departments on a real PostgreSQL."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.support.departments_database import StoredDepartments, departments_database, open_departments
from tests.support.embedded import Database


@pytest.fixture
def database() -> Database:
    return departments_database()


@pytest_asyncio.fixture
async def stored(database: Database) -> AsyncIterator[StoredDepartments]:
    async with open_departments(database) as opened:
        yield opened
