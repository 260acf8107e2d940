"""What has to change on show: only what differs in content, so that nobody is told of what is the same."""

from departments.application.ports.folding import Difference, Shown
from departments.domain.redo import Redone
from departments.domain.views import digest


def difference(redone: Redone, shown: Shown) -> Difference:
    """What makes ``shown`` into ``redone``."""
    cells = [(cell, digest(cell)) for cell in redone.cells.values()]
    cards = [(card, digest(card), source) for card, source in redone.cards.values()]
    return Difference(
        cells=[(cell, mark) for cell, mark in cells if shown.cells.get(cell["cell_id"]) != mark],
        gone_cells=sorted(shown.cells.keys() - redone.cells.keys()),
        cards=[
            (card, mark, source)
            for card, mark, source in cards
            if shown.cards.get((card["department"], card["card_id"])) != mark
        ],
        gone_cards=sorted(shown.cards.keys() - redone.cards.keys()),
    )
