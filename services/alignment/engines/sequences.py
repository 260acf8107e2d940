"""What moved when a sequence was put in another order."""

from bisect import bisect_left
from collections.abc import Sequence


def stayed(positions: Sequence[int]) -> frozenset[int]:
    """The indices of a longest increasing run of ``positions`` (all different): what kept its order.

    Everything else moved: the fewest members whose move explains the new order. Patience sorting, O(n log n).
    """
    tops: list[int] = []
    top_index: list[int] = []
    before: list[int] = []
    for index, position in enumerate(positions):
        pile = bisect_left(tops, position)
        before.append(top_index[pile - 1] if pile else -1)
        tops[pile:], top_index[pile:] = [position, *tops[pile + 1 :]], [index, *top_index[pile + 1 :]]
    kept: list[int] = []
    index = top_index[-1] if top_index else -1
    while index >= 0:
        kept.append(index)
        index = before[index]
    return frozenset(kept)


def passed(positions: Sequence[int], moved: int) -> tuple[int, ...]:
    """The indices whose order with index ``moved`` was turned round."""
    return tuple(
        index for index, position in enumerate(positions) if (index - moved) * (position - positions[moved]) < 0
    )
