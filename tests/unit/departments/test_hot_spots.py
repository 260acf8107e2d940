"""When a step is a hot spot, by an exact rule, with the clock in the test's hand."""

import math
import random
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from departments.domain.hot_spots import HotSpot, HotSpotRule, expected_in_window, hot_spot, tail, threshold
from departments.domain.told_signals import clear_hot_spot, tell_hot_spot
from tests.support.departments_examples import NOON, STEP, sightings

RULE = HotSpotRule()
LONG_AGO = NOON - timedelta(days=30)


def spot(count: int, **more: timedelta) -> HotSpot | None:
    return hot_spot(STEP, sightings(count, **more), NOON, LONG_AGO, RULE)


@pytest.mark.parametrize(("count", "expected"), [(1, 0.5), (3, 0.05), (5, 2.0), (9, 2.0), (20, 7.5)])
def test_the_tail_is_the_sum_of_what_is_left(count: int, expected: float) -> None:
    below = sum(math.exp(-expected) * expected**k / math.factorial(k) for k in range(count))
    assert tail(count, expected) == pytest.approx(1 - below, abs=1e-12)


@given(st.floats(0.001, 50))
def test_the_threshold_is_the_least_count_that_chance_hardly_explains(expected: float) -> None:
    least = threshold(expected, RULE)
    assert least >= RULE.least
    assert tail(least, expected) <= RULE.chance
    assert least == RULE.least or tail(least - 1, expected) > RULE.chance


def test_three_within_the_window_are_a_hot_spot_and_two_are_none() -> None:
    assert spot(2) is None
    found = spot(3)
    assert found is not None
    assert (found.count, found.threshold, found.as_of) == (3, 3, NOON)
    assert found.departments == ("patient-access", "professional-billing")


def test_incidents_before_the_window_do_not_count_and_its_edge_is_open() -> None:
    assert spot(3, apart=timedelta(minutes=29)) is not None
    assert spot(3, apart=timedelta(minutes=30)) is None


def test_a_step_that_always_fails_needs_more_to_be_news() -> None:
    """Ten a day for a week: about 0.4 an hour are expected, so three in an hour are no surprise, and four are."""
    past = sightings(70, until=NOON - timedelta(hours=2), apart=timedelta(hours=2.3))
    expected = expected_in_window(past, NOON, LONG_AGO, RULE)
    assert 0.3 < expected < 0.5
    assert threshold(expected, RULE) == 4


def test_a_past_shorter_than_a_window_says_nothing() -> None:
    seen = sightings(3)
    assert expected_in_window(seen, NOON, NOON - timedelta(minutes=90), RULE) == RULE.background_per_hour


def test_order_and_repetition_do_not_matter() -> None:
    seen = sightings(6)
    mixed = [*seen, *seen[:3]]
    random.Random(1).shuffle(mixed)
    assert hot_spot(STEP, mixed, NOON, LONG_AGO, RULE) == hot_spot(STEP, seen, NOON, LONG_AGO, RULE)


def test_the_same_finding_has_the_same_version_and_is_said_once() -> None:
    found = spot(3)
    assert found is not None
    first = tell_hot_spot(found, None, RULE)
    assert first is not None
    assert tell_hot_spot(found, None, RULE) == first
    assert tell_hot_spot(found, first, RULE) is None


def test_another_incident_is_said_with_a_higher_version() -> None:
    three, four = spot(3), hot_spot(STEP, sightings(4), NOON, LONG_AGO, RULE)
    assert three is not None
    assert four is not None
    first = tell_hot_spot(three, None, RULE)
    second = tell_hot_spot(four, first, RULE)
    assert first is not None
    assert second is not None
    assert second.version > first.version


def test_a_window_that_only_slides_on_is_not_said_again() -> None:
    seen = sightings(5, apart=timedelta(minutes=12))
    first = tell_hot_spot(_found(seen), None, RULE)
    later = hot_spot(STEP, seen, NOON + timedelta(minutes=20), LONG_AGO, RULE)
    assert later is not None
    assert later.count < 5
    assert tell_hot_spot(later, first, RULE) is None


def test_it_is_cleared_when_the_window_is_empty_and_not_before() -> None:
    seen = sightings(3)
    raised = tell_hot_spot(_found(seen), None, RULE)
    assert clear_hot_spot(STEP, seen, NOON + timedelta(minutes=59), raised, RULE) is None
    cleared = clear_hot_spot(STEP, seen, NOON + timedelta(minutes=60), raised, RULE)
    assert cleared is not None
    assert raised is not None
    assert not cleared.is_raised
    assert cleared.version > raised.version
    assert clear_hot_spot(STEP, seen, NOON + timedelta(days=2), raised, RULE) == cleared
    assert clear_hot_spot(STEP, seen, NOON + timedelta(days=2), cleared, RULE) is None


def test_a_late_incident_after_a_clearing_is_still_newer() -> None:
    seen = sightings(3)
    raised = tell_hot_spot(_found(seen), None, RULE)
    cleared = clear_hot_spot(STEP, seen, NOON + timedelta(hours=1), raised, RULE)
    again = tell_hot_spot(_found(seen), cleared, RULE)
    assert again is not None
    assert cleared is not None
    assert again.version == cleared.version + 1


def _found(seen: list) -> HotSpot:  # type: ignore[type-arg]
    found = hot_spot(STEP, seen, NOON, LONG_AGO, RULE)
    assert found is not None
    return found
