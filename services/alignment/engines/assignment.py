"""The pairing of two lists with the greatest sum of scores, each member used at most once.

Kuhn-Munkres with potentials, O(n³) on each connected part of the graph of permitted pairs; parts are small, because
most pairs are not permitted. Source: H. W. Kuhn, "The Hungarian method for the assignment problem", 1955, in the
shortest-path form of J. Munkres, 1957.
"""

from collections.abc import Mapping
from itertools import pairwise
from math import inf

Pair = tuple[int, int]


def best_pairs(scores: Mapping[Pair, float]) -> list[Pair]:
    """The pairs (left, right) of the greatest sum, sorted. ``scores`` holds the permitted pairs, all above zero.

    Deterministic: the same scores give the same pairs.
    """
    chosen = [pair for part in _parts(sorted(scores)) for pair in _solve(part, scores)]
    return sorted(chosen)


def _parts(pairs: list[Pair]) -> list[tuple[list[int], list[int]]]:
    """The connected parts of the graph, each as its sorted left and right members."""
    part_of: dict[tuple[str, int], int] = {}
    members: dict[int, set[tuple[str, int]]] = {}
    for number, (left, right) in enumerate(pairs):
        joined = {("left", left), ("right", right)}
        for node in tuple(joined):
            if node in part_of:
                joined |= members.pop(part_of[node], set())
        members[number] = joined
        part_of.update(dict.fromkeys(joined, number))
    return [
        (sorted(n for side, n in part if side == "left"), sorted(n for side, n in part if side == "right"))
        for _, part in sorted(members.items())
    ]


def _solve(part: tuple[list[int], list[int]], scores: Mapping[Pair, float]) -> list[Pair]:
    lefts, rights = part
    if len(lefts) > len(rights):
        turned = _solve((rights, lefts), {(right, left): score for (left, right), score in scores.items()})
        return [(left, right) for right, left in turned]
    costs = [[-scores.get((left, right), 0.0) for right in rights] for left in lefts]
    pairs = [(lefts[row], rights[column]) for row, column in _cheapest(costs)]
    # A pair that is not permitted costs nothing: it stands for "stays alone".
    return [pair for pair in pairs if pair in scores]


def _cheapest(costs: list[list[float]]) -> list[Pair]:
    """The cheapest assignment of every row to a column of its own; there are at least as many columns as rows."""
    matching = _Matching(costs)
    for row in range(1, len(costs) + 1):
        matching.add(row)
    return matching.pairs()


class _Matching:
    """A matching that grows row by row. Rows and columns count from 1; column 0 holds the row that is being placed."""

    def __init__(self, costs: list[list[float]]) -> None:
        self._costs = costs
        self._columns = range(len(costs[0]) + 1)
        self._row_price = [0.0] * (len(costs) + 1)
        self._column_price = [0.0] * len(self._columns)
        self._row_of = [0] * len(self._columns)

    def pairs(self) -> list[Pair]:
        """The matching, counted from 0."""
        return [(self._row_of[column] - 1, column - 1) for column in self._columns[1:] if self._row_of[column]]

    def add(self, row: int) -> None:
        """Place ``row``, moving others along the cheapest path to a free column."""
        self._row_of[0] = row
        for later, earlier in pairwise(self._cheapest_path()):
            self._row_of[later] = self._row_of[earlier]

    def _cheapest_path(self) -> list[int]:
        """Columns from the free one back to column 0."""
        distance, came_from = [inf] * len(self._columns), [0] * len(self._columns)
        reached: set[int] = set()
        column = 0
        while self._row_of[column]:
            reached.add(column)
            open_columns = [other for other in self._columns[1:] if other not in reached]
            self._look_from(column, open_columns, distance, came_from)
            column = min(open_columns, key=distance.__getitem__)
            step = distance[column]
            self._move_prices(step, reached)
            for other in open_columns:
                distance[other] -= step
        path = [column]
        while column:
            column = came_from[column]
            path.append(column)
        return path

    def _look_from(self, column: int, open_columns: list[int], distance: list[float], came_from: list[int]) -> None:
        row = self._row_of[column]
        for other in open_columns:
            reduced = self._costs[row - 1][other - 1] - self._row_price[row] - self._column_price[other]
            if reduced < distance[other]:
                distance[other], came_from[other] = reduced, column

    def _move_prices(self, step: float, reached: set[int]) -> None:
        for column in reached:
            self._row_price[self._row_of[column]] += step
            self._column_price[column] -= step
