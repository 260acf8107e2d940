"""What holds for every test: its suite's mark, and no sockets where a suite needs none."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from pytest_socket import disable_socket, enable_socket

# How fast inputs are made says something of the machine alone, and a busy one must not fail a test.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

SUITES = frozenset(
    {
        "unit",
        "contract",
        "architecture",
        "chart",
        "integration",
        "e2e",
        "faults",
        "upgrade",
        "compose",
        "collector",
        "bench",
    }
)
WITHOUT_SOCKETS = frozenset({"unit", "contract", "architecture", "chart"})
HERE = Path(__file__).parent


def _suite(item: pytest.Item) -> str:
    return item.path.relative_to(HERE).parts[0]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test with the suite whose folder it stands in."""
    for item in items:
        if _suite(item) in SUITES:
            item.add_marker(_suite(item))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Close the network to the suites that prove what needs no server. The event loop's own socket pair stays open."""
    if _suite(item) in WITHOUT_SOCKETS:
        disable_socket(allow_unix_socket=True)
    else:
        enable_socket()
