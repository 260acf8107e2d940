"""Intake on a real PostgreSQL."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.support.intake_database import StoredIntake, intake_database, open_intake
from tests.support.servers import Database


@pytest.fixture
def database() -> Database:
    return intake_database()


@pytest_asyncio.fixture
async def world(database: Database) -> AsyncIterator[StoredIntake]:
    async with open_intake(database) as opened:
        yield opened
