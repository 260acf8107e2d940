"""The order of the standard's acts: every need given before, and otherwise as most sites do it.

Among the orders that the needs allow, one with few pairwise disagreements with the sites' orders (M. G. Kendall, "A
new measure of rank correlation", Biometrika 30, 1938): from the mean places, improved by moving single acts while that
helps.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from intake.engines.proposal.acts import Act

MOST_ROUNDS = 30


def ordered(acts: Sequence[Act], there: frozenset[str]) -> list[int]:
    """The numbers of ``acts`` in their order. ``there``: the items that exist when the workflow starts."""
    before = _before(acts)
    order = _possible(acts, there)
    for _ in range(MOST_ROUNDS):
        moved = [_improve(order, place, acts, before, there) for place in range(len(order))]
        if not any(moved):
            break
    return order


def disagreements(order: Sequence[int], before: NDArray[np.float64]) -> float:
    """The pairs of acts, over all sites, that a site does the other way round."""
    at = np.array(order)
    return float(np.triu(before[np.ix_(at, at)].T, 1).sum())


def _before(acts: Sequence[Act]) -> NDArray[np.float64]:
    """How many sites do one act before the other."""
    found = np.zeros((len(acts), len(acts)))
    for one, act in enumerate(acts):
        for other, second in enumerate(acts):
            both = act.by_map.keys() & second.by_map.keys()
            found[one, other] = sum(act.by_map[name].order < second.by_map[name].order for name in both)
    return found


def _possible(acts: Sequence[Act], there: frozenset[str]) -> list[int]:
    """By the mean place, but none before its needs are given."""
    place = [float(np.mean([site.order for site in act.by_map.values()])) for act in acts]
    left, given, order = set(range(len(acts))), set(there), []
    while left:
        able = [one for one in left if set(acts[one].needs) - set(acts[one].gives) <= given]
        chosen = min(able or left, key=lambda one: (place[one], one))
        order.append(chosen)
        left.discard(chosen)
        given.update(acts[chosen].gives)
    return order


def _improve(
    order: list[int], place: int, acts: Sequence[Act], before: NDArray[np.float64], there: frozenset[str]
) -> bool:
    """Move the act at ``place`` where there are fewest disagreements, if the needs allow; whether it moved."""
    moving = order[place]
    rest = order[:place] + order[place + 1 :]
    ahead = np.concatenate([[0.0], np.cumsum(before[moving, rest] - before[rest, moving])])
    # ahead[k]: how much worse it is to stand after the first k of the rest.
    for target in np.argsort(ahead, kind="stable"):
        if ahead[target] >= ahead[place]:
            return False
        tried = [*rest[:target], moving, *rest[target:]]
        if is_possible(tried, acts, there):
            order[:] = tried
            return True
    return False


def is_possible(order: Sequence[int], acts: Sequence[Act], there: frozenset[str]) -> bool:
    """Whether every need is there or given before, in this order."""
    given = set(there)
    for one in order:
        if not set(acts[one].needs) - set(acts[one].gives) <= given:
            return False
        given.update(acts[one].gives)
    return True
