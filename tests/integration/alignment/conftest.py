"""Alignment on a real PostgreSQL."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.support.alignment_database import StoredAlignment, alignment_database, open_alignment
from tests.support.servers import Database


@pytest.fixture
def database() -> Database:
    return alignment_database()


@pytest_asyncio.fixture
async def world(database: Database) -> AsyncIterator[StoredAlignment]:
    async with open_alignment(database) as opened:
        yield opened
