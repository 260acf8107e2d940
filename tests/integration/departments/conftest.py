"""Departments on a real PostgreSQL."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from tests.support.departments_database import StoredDepartments, departments_database, open_departments
from tests.support.servers import Database, KafkaServer, new_kafka


@pytest.fixture
def database() -> Database:
    return departments_database()


@pytest_asyncio.fixture
async def stored(database: Database) -> AsyncIterator[StoredDepartments]:
    async with open_departments(database) as opened:
        yield opened


@pytest.fixture
def kafka() -> Iterator[KafkaServer]:
    """A Kafka of one's own: the topics have the names of the catalogue."""
    with new_kafka() as server:
        yield server
