"""Nodes into groups: agglomeration by the mean log-odds between groups, kept apart where one map has both.

Correlation clustering by greedy contraction (M. Keuper et al., "Efficient Decomposition of Image and Mesh Graphs by
Lifted Multicuts", ICCV 2015, algorithm GAEC), with the mean instead of the sum as the order of contraction, as in
average linkage: the sum lets large groups swallow small ones. Quadratic in the number of nodes for memory and nearly so
for time, since for each group its nearest is kept.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

APART = 9.0
"""Log-odds that two steps of one map are two acts and not one act told in two steps."""
BESIDE = 2.5
"""The same where the two steps follow each other: an act is split there, if anywhere."""


def apart(maps: Sequence[Sequence[int]], orders: Sequence[Sequence[int]]) -> NDArray[np.float32]:
    """For each two nodes the log-odds that speak against them because maps have both, summed over the maps."""
    against = np.zeros((len(maps), len(maps)), dtype=np.float32)
    of_map: dict[int, list[tuple[int, int]]] = {}
    for node, (numbers, places) in enumerate(zip(maps, orders, strict=True)):
        for number, place in zip(numbers, places, strict=True):
            of_map.setdefault(number, []).append((node, place))
    for steps in of_map.values():
        of_steps = np.array([node for node, _ in steps])
        at = np.array([order for _, order in steps])
        is_beside = np.abs(at[:, None] - at[None, :]) == 1
        against[np.ix_(of_steps, of_steps)] += np.where(is_beside, BESIDE, APART)
    np.fill_diagonal(against, 0)
    return against


def grouped(odds: NDArray[np.float32], sizes: Sequence[int], against: NDArray[np.float32]) -> list[int]:
    """The group of each node, numbered by their first nodes.

    ``odds``: the log-odds of each two nodes, for one step of each; ``sizes``: how many steps a node has.
    """
    size = np.array(sizes, dtype=np.float64)
    # In numbers of pairs of steps, so that a group's mean is that over its steps; what one map has counts once a map.
    weight = odds.astype(np.float64) * np.outer(size, size) - against * np.sqrt(np.outer(size, size))
    np.fill_diagonal(weight, -np.inf)
    mean = weight / np.outer(size, size)
    group = np.arange(len(size))
    alive = np.ones(len(size), dtype=bool)
    nearest = mean.argmax(axis=1)
    best = mean[np.arange(len(size)), nearest]
    while True:
        one = int(np.where(alive, best, -np.inf).argmax())
        if not alive[one] or best[one] <= 0:
            return [int(number) for number in group]
        other = int(nearest[one])
        keep, gone = min(one, other), max(one, other)
        _merge(keep, gone, weight, size)
        alive[gone] = False
        group[group == gone] = keep
        mean[keep] = np.where(alive, weight[keep] / (size[keep] * size), -np.inf)
        mean[keep, keep] = -np.inf
        mean[:, keep] = mean[keep]
        mean[gone] = mean[:, gone] = -np.inf
        _look_again(mean, nearest, best, alive, (keep, gone))


def _merge(keep: int, gone: int, weight: NDArray[np.float64], size: NDArray[np.float64]) -> None:
    weight[keep] += weight[gone]
    weight[:, keep] = weight[keep]
    weight[keep, keep] = -np.inf
    weight[gone] = weight[:, gone] = -np.inf
    size[keep] += size[gone]


def _look_again(
    mean: NDArray[np.float64],
    nearest: NDArray[np.int64],
    best: NDArray[np.float64],
    alive: NDArray[np.bool_],
    changed: tuple[int, int],
) -> None:
    keep, gone = changed
    stale = np.flatnonzero(alive & ((nearest == keep) | (nearest == gone)))
    rows = np.unique(np.append(stale, keep))
    nearest[rows] = mean[rows].argmax(axis=1)
    best[rows] = mean[rows, nearest[rows]]
    better = alive & (mean[:, keep] > best)
    nearest[better] = keep
    best[better] = mean[better, keep]
    best[gone] = -np.inf
