"""How many dead letters each running worker has, as its own readiness says."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from plumbline.credentials import SERVICES

_SECONDS = 2.0


def waiting_letters(ports: Mapping[str, int]) -> dict[str, int]:
    """By service; a service whose worker does not answer is left out, and so is one that has none."""
    found = {service: _dead_of(ports[service]) for service in SERVICES if service in ports}
    return {service: count for service, count in found.items() if count}


def in_words(waiting: Mapping[str, int]) -> list[str]:
    """A line for each service with dead letters, and where to look."""
    lines = [f"{name}: {count} dead letter{'' if count == 1 else 's'}" for name, count in waiting.items()]
    return [*lines, "See why: plumbline dead-letters list"] if lines else []


def _dead_of(port: int) -> int:
    try:
        with urlopen(f"http://127.0.0.1:{port}/readyz", timeout=_SECONDS) as answer:
            return dead_in(json.load(answer))
    except HTTPError as failing:
        return dead_in(json.load(failing))
    except (URLError, OSError, ValueError):
        return 0


def dead_in(report: Mapping[str, Any]) -> int:
    """The dead letters of a readiness report."""
    return int(report.get("checks", {}).get("consumer", {}).get("dead_letters", 0))
