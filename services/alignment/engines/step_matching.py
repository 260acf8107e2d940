"""Which step of a site's map is which act of a standard, with a confidence and its reasons."""

from collections.abc import Sequence
from dataclasses import dataclass

from alignment.domain.steps import Step
from alignment.engines.assignment import Pair, best_pairs
from alignment.engines.step_likeness import Likeness, likeness, profiles

ENOUGH = 0.45
"""Below this two steps are not proposed as one act. Set on the vocabulary's examples; a test holds both sides of it."""


@dataclass(frozen=True)
class Match:
    """Positions in the map and in the standard that tell one act."""

    told: int
    standard: int
    likeness: Likeness


def match_steps(told: Sequence[Step], standard: Sequence[Step]) -> tuple[Match, ...]:
    """The pairing of greatest total confidence, in the order of ``told``; a step is in one pair at most."""
    rows, columns = profiles(told), profiles(standard)
    found: dict[Pair, Likeness] = {}
    for i, row in enumerate(rows):
        for j, column in enumerate(columns):
            alike = likeness(row, column)
            if alike.confidence >= ENOUGH:
                found[i, j] = alike
    pairs = best_pairs({pair: alike.confidence for pair, alike in found.items()})
    return tuple(Match(i, j, found[i, j]) for i, j in pairs)
