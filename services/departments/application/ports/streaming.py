"""What streaming needs: the log of changes."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from departments.application.ports.reading import SiteReadiness, VersionedCard
from departments.domain.cursors import Cursor
from departments.domain.sentence import Tableau


@dataclass(frozen=True)
class Row:
    """One row of the log: what changed for one department in one transaction."""

    cursor: Cursor
    department: str
    card_ids: tuple[str, ...]
    sites: tuple[str, ...]
    is_reset: bool
    traceparent: str | None


@dataclass(frozen=True)
class LogState:
    """Where the log stands: its epoch, how far it may be read, how far it has been pruned.

    ``is_held_back``: there are rows that an open transaction keeps from being read yet. ``folded_at``: until when those
    who fold have caught up; none where nobody has ever said.
    """

    epoch: int
    horizon: int
    pruned: Cursor
    as_of: datetime
    is_held_back: bool
    folded_at: datetime | None


@dataclass(frozen=True)
class Content:
    """What the named rows of one department say now."""

    cards: dict[str, VersionedCard]
    sites: dict[str, SiteReadiness]
    board: Tableau


class Changes(Protocol):
    """The log of changes, for whoever streams them."""

    async def read(self, after: Cursor, limit: int) -> tuple[LogState | None, list[Row]]:
        """Where the log stands, and its rows after ``after``, in order, none that could be overtaken; no rows where
        ``after`` is of another epoch than the one that is served, and no state where none is."""
        ...

    async def of_department(self, department: str, after: Cursor, until: Cursor, limit: int) -> list[Row]:
        """The rows of one department after ``after`` up to ``until``, in order."""
        ...

    async def last_of(self, department: str, until: Cursor) -> Cursor:
        """The last row of the department up to ``until``; where there is none, the beginning of the log."""
        ...

    async def content(self, epoch: int, department: str, cards: Collection[str], sites: Collection[str]) -> Content:
        """What the named rows say now; one that is not there any more is absent."""
        ...

    async def prune(self, older_than: datetime, limit: int) -> int:
        """Drop rows written before ``older_than`` and remember how far; returns how many."""
        ...


class FeedWork(Protocol):
    """A unit of work for streaming."""

    @property
    def changes(self) -> Changes:
        """The log of changes."""
        ...
