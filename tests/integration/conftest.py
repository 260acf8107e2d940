"""Says at the head of the run which servers the tests will meet."""

from pathlib import Path

import pytest

from tests.support import servers
from tests.support.container_engine import NoContainers

HERE = Path(__file__).parent
OF_THE_PARTS = HERE / "embedded"


def pytest_report_collectionfinish(items: list[pytest.Item]) -> str:
    """Decide, where a test needs to know."""
    if not any(item.path.is_relative_to(HERE) and not item.path.is_relative_to(OF_THE_PARTS) for item in items):
        return ""
    try:
        return str(servers.chosen())
    except (ValueError, NoContainers) as refused:
        raise pytest.UsageError(str(refused)) from refused
