"""Everything that is shown, worked out from everything that is held; and the hash that two views are compared by."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from departments.domain.day_change_cards import day_change_cards
from departments.domain.evidence import Card
from departments.domain.incident_cards import incident_cards
from departments.domain.news import Held, Kind
from departments.domain.readiness import Cell, cell_of
from departments.domain.signal_cards import signal_cards
from departments.domain.signature_cards import signature_cards
from departments.domain.world import World, world_of


def cards_of(world: World, source: Held[Any]) -> Iterator[Card]:
    """The cards that come from ``source``, which is held in ``world``."""
    match source.kind:
        case Kind.ROUND:
            yield from signature_cards(world, source)
        case Kind.INCIDENT:
            yield from incident_cards(world, source)
        case Kind.DELTA:
            yield from day_change_cards(world, source)
        case Kind.SIGNAL:
            yield from signal_cards(world, source)


@dataclass(frozen=True)
class Sight:
    """All that is to be seen: every cell and card of every department."""

    cells: list[Cell]
    cards: list[Card]


def sight_of(everything: Iterable[Held[Any]]) -> Sight:
    """What is to be seen of a world in which ``everything`` is held, in whatever order."""
    world = world_of(everything)
    cells = [cell for where in world.places() if (cell := cell_of(world, where)) is not None]
    cards = [card for source in world.card_sources() for card in cards_of(world, source)]
    return Sight(cells, cards)


def digest(content: Cell | Card) -> str:
    """SHA-256 of the content in canonical JSON: keys in order, no spaces, UTF-8."""
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def view_hash(sight: Sight) -> str:
    """One hash over all that is shown. Equal hashes are equal views; nothing that depends on the way there is in it."""
    lines = [f"cell {cell['cell_id']} {digest(cell)}" for cell in sight.cells]
    lines += [f"card {card['department']} {card['card_id']} {digest(card)}" for card in sight.cards]
    joined = "\n".join(sorted(lines))
    return f"sha256:{hashlib.sha256(joined.encode()).hexdigest()}"
