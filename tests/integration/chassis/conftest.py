"""The smallest service of the frame on a fresh database."""

from collections.abc import AsyncIterator

import pytest

from tests.support.frame import Frame, frame_database, open_frame
from tests.support.servers import Database


@pytest.fixture
def database() -> Database:
    """A fresh database with the frame's tables."""
    return frame_database()


@pytest.fixture
async def frame(database: Database) -> AsyncIterator[Frame]:
    """The smallest service on it."""
    async with open_frame(database) as opened:
        yield opened
