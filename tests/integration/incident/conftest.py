"""Incident on a real PostgreSQL."""

from collections.abc import AsyncIterator

import pytest

from tests.support.incident_database import StoredIncident, incident_database, open_incident
from tests.support.incident_scenarios import Stage
from tests.support.servers import Database


@pytest.fixture
def database() -> Database:
    return incident_database()


@pytest.fixture
async def world(database: Database) -> AsyncIterator[StoredIncident]:
    async with open_incident(database) as opened:
        yield opened


@pytest.fixture
def stage(world: StoredIncident) -> Stage:
    return Stage(world)
