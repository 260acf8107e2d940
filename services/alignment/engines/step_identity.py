"""Which step of one version of a standard is which step of another: by id, or by likeness where ids were renumbered."""

from collections.abc import Sequence

from alignment.domain.steps import Step
from alignment.engines.assignment import Pair, best_pairs
from alignment.engines.step_likeness import Profile, likeness, profiles

SAME_ID_BONUS = 0.5
"""An equal id outweighs a rewording. It does not outweigh the true pairs where an insertion shifted all ids."""

ENOUGH_WITH_SAME_ID = 0.25
"""Below this the id was given to another act."""

ENOUGH_WITHOUT = 0.75
"""A step under another id must be this much alike to be the same step."""


def same_steps(before: Sequence[Step], after: Sequence[Step]) -> list[Pair]:
    """Pairs of positions (in ``before``, in ``after``) that are one step, in the order of ``before``."""
    old, new = profiles(before), profiles(after)
    scores: dict[Pair, float] = {}
    for i, step in enumerate(before):
        for j, other in enumerate(after):
            score = _score(old[i], new[j], has_same_id=step.id == other.id)
            if score:
                scores[i, j] = score
    return best_pairs(scores)


def _score(old: Profile, new: Profile, *, has_same_id: bool) -> float:
    confidence = likeness(old, new).confidence
    if has_same_id:
        return confidence + SAME_ID_BONUS if confidence >= ENOUGH_WITH_SAME_ID else 0.0
    return confidence if confidence >= ENOUGH_WITHOUT else 0.0
