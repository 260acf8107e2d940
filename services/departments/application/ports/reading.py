"""What reading needs: the views as they are now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypedDict

from departments.domain.cursors import Cursor
from departments.domain.evidence import Card
from departments.domain.readiness import Cell
from departments.domain.states import State


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


class ReadWork(Protocol):
    """A unit of work for reading."""

    @property
    def boards(self) -> Boards:
        """What is shown."""
        ...
