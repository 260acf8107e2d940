"""What alignment stores, in memory."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from alignment.application.readings import (
    Reason,
    Slice,
    StandardVersion,
    StoredDelta,
)
from alignment.domain.history import HistoryEntry
from alignment.domain.rounds import SignOffRound
from alignment.domain.sites import CataloguedWorkflow, Site, SiteMap

T = TypeVar("T")


@dataclass
class AlignmentRows:
    """What is stored."""

    standards: dict[str, list[StandardVersion]] = field(default_factory=dict)
    rounds: dict[str, SignOffRound] = field(default_factory=dict)
    history: dict[str, list[HistoryEntry]] = field(default_factory=dict)
    reasons: list[Reason] = field(default_factory=list)
    sites: dict[str, tuple[Site, int]] = field(default_factory=dict)
    workflows: dict[str, tuple[CataloguedWorkflow, int]] = field(default_factory=dict)
    maps: dict[str, SiteMap] = field(default_factory=dict)
    deltas: dict[str, StoredDelta] = field(default_factory=dict)


def part_of(entries: Iterable[T], part: Slice, key: Callable[[T], str], *, newest_first: bool = False) -> list[T]:
    """The entries after the part's key, in their order."""
    ordered = sorted(entries, key=key, reverse=newest_first)
    if part.after is not None:
        after = part.after
        ordered = [each for each in ordered if (key(each) < after if newest_first else key(each) > after)]
    return ordered[: part.limit]
