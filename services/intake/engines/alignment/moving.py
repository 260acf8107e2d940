"""Give each map's steps to the groups anew, all of a map at once, until nothing moves."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from intake.engines.alignment.nodes import Node
from intake.engines.alignment.results import StepRef

MOST_ROUNDS = 4
WORTH_MOVING = 0.5
"""Log-odds by which another place must be better: what stays is stable."""


def moved(nodes: Sequence[Node], groups: Sequence[int], odds: NDArray[np.float32]) -> list[list[StepRef]]:
    """The steps of each group after moving. ``odds`` as for grouping.

    A step goes where the mean log-odds to the others there are best, no two of a map to one group unless they were
    together; one that fits nowhere is a group by itself.
    """
    steps = sorted(
        (number, order, node, member)
        for node, made in enumerate(nodes)
        for number, order, member in zip(made.maps, made.orders, made.members, strict=True)
    )
    node_of = np.array([node for _, _, node, _ in steps])
    group_of = np.array([groups[node] for node in node_of])
    map_of = np.array([number for number, *_ in steps])
    for _ in range(MOST_ROUNDS):
        if not _moved_once(odds, node_of, group_of, map_of):
            break
    found: dict[int, list[StepRef]] = {}
    for group, (*_, member) in zip(group_of, steps, strict=True):
        found.setdefault(int(group), []).append(member)
    return [found[group] for group in sorted(found)]


def _moved_once(
    odds: NDArray[np.float32], node_of: NDArray[np.int64], group_of: NDArray[np.int64], map_of: NDArray[np.int64]
) -> bool:
    """One round over the maps; whether a step moved. ``group_of`` is changed."""
    names, at_all = np.unique(group_of, return_inverse=True)
    counts = np.zeros((len(odds), len(names)))
    np.add.at(counts, (node_of, at_all), 1)
    sums, sizes = odds.astype(np.float64) @ counts, counts.sum(axis=0)
    fresh = int(group_of.max()) + 1
    is_changed = False
    for number in np.unique(map_of):
        own = np.flatnonzero(map_of == number)
        at = at_all[own]
        value = _without_own(sums, sizes, odds, node_of[own], at)
        for step, place in zip(own, _chosen(value, at), strict=True):
            if place == ALONE and sizes[at_all[step]] == 1:
                continue
            group = fresh if place == ALONE else int(names[place])
            if group != group_of[step]:
                fresh += place == ALONE
                group_of[step], is_changed = group, True
    return is_changed


ALONE = -1


def _without_own(
    sums: NDArray[np.float64],
    sizes: NDArray[np.float64],
    odds: NDArray[np.float32],
    nodes: NDArray[np.int64],
    at: NDArray[np.int64],
) -> NDArray[np.float64]:
    """The mean log-odds of each step of a map to each group; its own map says nothing of where it belongs."""
    total, left = sums[nodes].copy(), sizes.copy()
    for node, place in zip(nodes, at, strict=True):
        total[:, place] -= odds[nodes, node]
        left[place] -= 1
    return np.where(left > 0, total / np.maximum(left, 1), -np.inf)


def _chosen(value: NDArray[np.float64], at: NDArray[np.int64]) -> list[int]:
    """The group of each step of a map: the best assignment of those that are alone in theirs; the others stay."""
    chosen = [int(place) for place in at]
    free = [step for step in range(len(at)) if chosen.count(chosen[step]) == 1]
    taken = {chosen[step] for step in range(len(at)) if step not in free}
    places = [place for place in range(value.shape[1]) if place not in taken and np.isfinite(value[0, place])]
    if not free:
        return chosen
    table = np.maximum(value[np.ix_(free, places)], -50.0)
    for row, step in enumerate(free):
        if chosen[step] in places:
            table[row, places.index(chosen[step])] += WORTH_MOVING
    # A column for each step to be alone in.
    alone = np.where(np.eye(len(free), dtype=bool), 0.0, -1e6)
    rows, columns = linear_sum_assignment(-np.hstack([table, alone]))
    for chosen_row, column in zip(rows, columns, strict=True):
        chosen[free[int(chosen_row)]] = places[int(column)] if column < len(places) else ALONE
    return chosen
