"""A platform of its own for what hurts it."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from tests.support.running_platform import Platform, running_platform


@pytest.fixture(scope="session")
def platform() -> Iterator[Platform]:
    """The whole platform with the small demo."""
    with running_platform() as running:
        yield running


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    """Connections of one scenario."""
    async with httpx.AsyncClient(timeout=30, trust_env=False) as opened:
        yield opened
