"""The pairing is the best of all pairings."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from alignment.engines.assignment import best_pairs

scores = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 100).map(lambda number: number / 100), max_size=18
)


def best_sum_by_trying_all(given_scores: dict[tuple[int, int], float]) -> float:
    return max(
        sum(given_scores.get((left, right), 0.0) for left, right in enumerate(rights))
        for rights in permutations(range(5))
    )


@given(scores)
def test_no_other_pairing_has_a_greater_sum(given_scores: dict[tuple[int, int], float]) -> None:
    pairs = best_pairs(given_scores)

    assert abs(sum(given_scores[pair] for pair in pairs) - best_sum_by_trying_all(given_scores)) < 1e-9
    assert len({left for left, _ in pairs}) == len({right for _, right in pairs}) == len(pairs)


def test_only_permitted_pairs_are_chosen() -> None:
    assert best_pairs({(0, 0): 0.9, (1, 0): 0.8}) == [(0, 0)]


def test_a_lesser_pair_is_taken_where_the_sum_is_greater() -> None:
    assert best_pairs({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8}) == [(0, 1), (1, 0)]
