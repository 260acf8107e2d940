"""The interval around a median."""

from math import comb

from hypothesis import given
from hypothesis import strategies as st

from intake.domain.baseline import Interval
from intake.engines.baselines import median_interval


def missed(count: int, rank: int) -> float:
    """How often the median lies outside of the values at ``rank`` from either end."""
    return 2 * sum(comb(count, at) for at in range(rank + 1)) / 2**count


@given(st.integers(6, 400))
def test_the_interval_is_the_narrowest_that_misses_the_median_at_most_one_time_in_twenty(count: int) -> None:
    found = median_interval([float(at) for at in range(count)])
    rank = int(found.low)
    assert found.high == count - 1 - rank
    assert missed(count, rank) <= 0.05 < missed(count, rank + 1)


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=100))
def test_the_likely_value_is_within_and_order_does_not_matter(values: list[float]) -> None:
    found = median_interval(values)
    assert found.low <= found.likely <= found.high
    assert found == median_interval(sorted(values))


def test_few_values_have_their_ends() -> None:
    assert median_interval([3.0, 1.0, 2.0]) == Interval(1.0, 2.0, 3.0)
