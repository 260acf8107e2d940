"""What counting needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Standing:
    """Counts by (department, readiness state) and by (department, kind of card). What is 0 may be left out."""

    cells: Mapping[tuple[str, str], int]
    cards: Mapping[tuple[str, str], int]


class Counts(Protocol):
    """The views, counted."""

    async def standing(self) -> Standing:
        """How all departments stand in the served epoch."""
        ...


class CountWork(Protocol):
    """A unit of work for counting."""

    @property
    def counts(self) -> Counts:
        """The views, counted."""
        ...
