"""Working out anew what a change can touch."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from departments.domain.evidence import Card
from departments.domain.news import Held
from departments.domain.readiness import Cell, cell_of
from departments.domain.scope import CARD_KINDS, CellScope, Scope
from departments.domain.views import cards_of
from departments.domain.world import Where, World


@dataclass(frozen=True)
class Redone:
    """Cells by id, and cards by department and id, each with the thing that it comes from."""

    cells: dict[str, Cell]
    cards: dict[tuple[str, str], tuple[Card, Held[Any]]]


def redo(world: World, scope: Scope) -> Redone:
    """The cells and cards within ``scope``, as they follow from ``world``."""
    cells = [cell_of(world, where) for where in world.places() if _is_in(where, scope.cells)]
    cards = {
        (card["department"], card["card_id"]): (card, source)
        for source in _sources(world, scope)
        for card in cards_of(world, source)
    }
    return Redone({cell["cell_id"]: cell for cell in cells if cell is not None}, cards)


def _is_in(where: Where, cells: CellScope | None) -> bool:
    if cells is None:
        return False
    wanted = (cells.site, cells.department, cells.workflow)
    return all(want is None or want == part for want, part in zip(wanted, where, strict=True))


def _sources(world: World, scope: Scope) -> Iterator[Held[Any]]:
    own = scope.source
    if own.kind in CARD_KINDS:
        yield own
    for source in world.card_sources():
        is_own = source.kind is own.kind and source.aggregate_id == own.aggregate_id
        if source.kind in scope.kinds and not is_own and is_near(source, scope):
            yield source


def is_near(source: Held[Any], scope: Scope) -> bool:
    """Whether ``source`` is at the scope's site and of its workflow, where the scope names them."""
    is_at_site = scope.site is None or source.site == scope.site
    return is_at_site and (scope.workflow is None or source.workflow == scope.workflow)
