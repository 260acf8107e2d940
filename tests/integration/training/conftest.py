"""Training on a real PostgreSQL."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.support.servers import Database
from tests.support.training_database import StoredTraining, open_training, training_database


@pytest.fixture
def database() -> Database:
    return training_database()


@pytest_asyncio.fixture
async def world(database: Database) -> AsyncIterator[StoredTraining]:
    async with open_training(database) as opened:
        yield opened
