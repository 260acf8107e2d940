"""What the use cases need from outside."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, TypedDict

from departments.domain.cursors import Cursor
from departments.domain.evidence import Card
from departments.domain.news import Held, Kind
from departments.domain.readiness import Cell
from departments.domain.scope import Scope
from departments.domain.sentence import Tableau
from departments.domain.states import State
from departments.domain.views import Sight
from departments.domain.world import World

CardKey = tuple[str, str]
"""Department and card id."""


@dataclass(frozen=True)
class Shown:
    """What is on show within a scope: digests of contents, by cell id and by card key."""

    cells: dict[str, str] = field(default_factory=dict)
    cards: dict[CardKey, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Difference:
    """What has to change on show so that it is what it should be."""

    cells: list[tuple[Cell, str]]
    """Contents with their digests."""
    gone_cells: list[str]
    cards: list[tuple[Card, str, Held[Any]]]
    """Contents with their digests and the thing that each card comes from."""
    gone_cards: list[CardKey]

    @property
    def is_empty(self) -> bool:
        """Whether all is as it should be."""
        return not (self.cells or self.gone_cells or self.cards or self.gone_cards)


class Views(Protocol):
    """The fold's side: what is held, and what follows from it. One epoch at a time, inside one transaction."""

    async def held(self, epoch: int, kind: Kind, aggregate_id: str) -> Held[Any] | None:
        """What is held of one thing."""
        ...

    async def keep(self, epoch: int, held: Held[Any], locks: Sequence[tuple[str, bool]]) -> None:
        """Take ``locks`` (name, alone) in their order until the end of the transaction, and keep ``held``."""
        ...

    async def recall(self, epoch: int, scope: Scope) -> tuple[World, Shown]:
        """The part of the world that ``scope`` is worked out from, and what is on show within it."""
        ...

    async def show(self, epoch: int, difference: Difference, *, traceparent: str | None, is_announced: bool) -> None:
        """Put ``difference`` on show, write down which rows of which department changed, and wake the listeners."""
        ...

    async def everything(self, epoch: int) -> list[Held[Any]]:
        """All that is held, in no order."""
        ...

    async def workflows(self, epoch: int) -> list[str]:
        """Every workflow that anything held is about."""
        ...

    async def all_shown(self, epoch: int) -> Sight:
        """All that is on show."""
        ...


class SiteReadiness(TypedDict):
    """A site's readiness for one department: the floor of its cells, and how many are in which state."""

    site: str
    site_name: str
    state: State
    counts: dict[State, int]
    version: int
    changed_at: str


class VersionedCard(Card):
    """A card as it is sent; ``version`` only ever grows."""

    version: int


@dataclass(frozen=True)
class Snapshot:
    """A department's view at one instant, and the cursor that its stream goes on from."""

    name: str
    cursor: Cursor
    as_of: datetime
    cards: list[VersionedCard]
    sites: list[SiteReadiness]
    cells: list[Cell] | None


@dataclass(frozen=True)
class CellFilter:
    """Which cells to list; none for all. ``departments`` none: whatever the asker may see."""

    site: str | None = None
    department: str | None = None
    workflow: str | None = None


class Boards(Protocol):
    """The readers' side. Row-level security shows each asker only the departments that are theirs to see."""

    async def snapshot(self, department: str, *, with_cells: bool) -> Snapshot | None:
        """The view of ``department``; none where no site has it."""
        ...

    async def departments(self, after: str | None, limit: int) -> list[tuple[str, str]]:
        """Departments with their names, in the order of their slugs, one more than ``limit``."""
        ...

    async def cells(self, wanted: CellFilter, after: str | None, limit: int) -> list[Cell]:
        """Cells in the order of their ids, one more than ``limit``."""
        ...

    async def cell(self, cell_id: str) -> Cell | None:
        """One cell."""
        ...


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


class Epochs(Protocol):
    """The epochs of the views."""

    async def serving(self) -> int | None:
        """The epoch that is served; none only where the database was never migrated."""
        ...

    async def begin_building(self) -> int:
        """The epoch that is being built, a new one if there is none."""
        ...

    async def stand_still(self) -> None:
        """Let every fold into the served epoch wait until the end of this transaction."""
        ...

    async def behind(self, epoch: int, serving: int) -> int:
        """How many things the serving epoch knows better than ``epoch``."""
        ...

    async def beat(self, instance: str, epoch: int, *, is_caught_up: bool) -> None:
        """Keep that ``instance`` folds ``epoch`` and, where so, that it has caught up until now."""
        ...

    async def serve(self, epoch: int) -> None:
        """Serve ``epoch`` from now on; the one served before is retired."""
        ...

    async def drop_retired(self, before: datetime, limit: int) -> int:
        """Delete rows of epochs retired before ``before``, at most about ``limit``; returns how many are gone."""
        ...


class FoldWork(Protocol):
    """A unit of work for folding."""

    @property
    def views(self) -> Views:
        """What is held and shown."""
        ...


class ReadWork(Protocol):
    """A unit of work for reading."""

    @property
    def boards(self) -> Boards:
        """What is shown."""
        ...


class FeedWork(Protocol):
    """A unit of work for streaming."""

    @property
    def changes(self) -> Changes:
        """The log of changes."""
        ...


class EpochWork(FoldWork, FeedWork, Protocol):
    """A unit of work for looking after epochs."""

    @property
    def epochs(self) -> Epochs:
        """The epochs."""
        ...
