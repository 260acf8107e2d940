"""A platform of its own, whose parts are replaced while people write."""

from tests.faults.conftest import client, platform

__all__ = ["client", "platform"]
