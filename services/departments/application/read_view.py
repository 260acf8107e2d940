"""Read a department's view as it is now, with the place in the log from which its stream goes on."""

from dataclasses import dataclass
from datetime import datetime

from chassis.principals import Principal
from departments.application.ports.reading import ReadWork, SiteReadiness, Snapshot, VersionedCard
from departments.application.sight import check_sight
from departments.domain.cursors import Cursor
from departments.domain.errors import UnknownDepartment
from departments.domain.readiness import Cell
from departments.domain.sentence import Tableau, sentence
from departments.domain.states import State


@dataclass(frozen=True)
class DepartmentView:
    """A department's view. ``cells`` are there only where they were asked for."""

    department: str
    name: str
    cursor: Cursor
    as_of: datetime
    sentence: str
    cards: list[VersionedCard]
    sites: list[SiteReadiness]
    cells: list[Cell] | None


async def read_view(work: ReadWork, department: str, *, principal: Principal, with_cells: bool) -> DepartmentView:
    """The view of ``department``.

    Raises:
        Forbidden: the asker may not see it.
        UnknownDepartment: no site has it.
    """
    check_sight(principal, department)
    snapshot = await work.boards.snapshot(department, with_cells=with_cells)
    if snapshot is None:
        raise UnknownDepartment(f"No site has a department “{department}”.")
    return DepartmentView(
        department,
        snapshot.name,
        snapshot.cursor,
        snapshot.as_of,
        sentence(tableau_of(snapshot)),
        snapshot.cards,
        snapshot.sites,
        snapshot.cells,
    )


def tableau_of(snapshot: Snapshot) -> Tableau:
    """The snapshot, counted."""
    cards: dict[tuple[str, int], int] = {}
    for card in snapshot.cards:
        key = (card["kind"], card["urgency"])
        cards[key] = cards.get(key, 0) + 1
    sites = dict.fromkeys(State, 0)
    for site in snapshot.sites:
        sites[State(site["state"])] += 1
    return Tableau(cards, sites)
