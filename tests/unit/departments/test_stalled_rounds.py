"""When a sign-off stalls, with the clock in the test's hand."""

from datetime import timedelta

import pytest

from departments.domain.documents import RoundDoc
from departments.domain.instants import instant, iso
from departments.domain.rounds import is_settled
from departments.domain.stalled_rounds import StallRule, last_told_at, stall, stalls_at
from departments.domain.told_signals import clear_stall, tell_stall
from tests.support.departments_examples import waiting_round
from tests.support.departments_memory import folded
from tests.support.departments_story import HASHES, PARTIES, START, Story

RULE = StallRule()
SEATS = {party: f"department-of-{party}" for party in PARTIES}


def asked_at(state: RoundDoc) -> float:
    return instant(state["requested"]["at"]).timestamp()


def round_of(story: Story) -> RoundDoc:
    (held,) = folded(story.news).values()
    state: RoundDoc = held.state
    return state


def test_a_party_has_two_days_and_not_a_moment_more() -> None:
    state = waiting_round()
    asked = instant(state["requested"]["at"])
    assert stall(state, asked + timedelta(hours=48) - timedelta(seconds=1), RULE) is None
    found = stall(state, asked + timedelta(hours=48), RULE)
    assert found is not None
    assert found.waiting_for == ("administration", "compliance", "it")
    assert found.hours == 48.0


@pytest.mark.parametrize(
    ("due_in", "stalls_in"), [(24, 24), (48, 48), (336, 48), (-5, 48)], ids=["sooner", "same", "later", "over"]
)
def test_a_round_that_is_due_sooner_stalls_sooner(due_in: int, stalls_in: int) -> None:
    at = stalls_at(START, START + timedelta(hours=due_in), RULE)
    assert at == START + timedelta(hours=stalls_in)


def test_who_has_to_sign_again_has_the_time_anew() -> None:
    story = Story()
    story.round("r", "check-in", HASHES[0], SEATS)
    for party in PARTIES:
        story.decide("r", (party, SEATS[party]), HASHES[0])
    story.told += 100_000
    edit = story.rebind("r", HASHES[1], PARTIES[1:], PARTIES[:1])
    broken = instant(edit.mark["at"])
    state = round_of(story)
    assert stall(state, broken + timedelta(hours=47), RULE) is None
    found = stall(state, broken + timedelta(hours=48), RULE)
    assert found is not None
    assert found.waiting_for == ("clinical",)


def test_a_round_that_all_have_decided_never_stalls() -> None:
    story = Story()
    story.round("r", "check-in", HASHES[0], SEATS)
    for party in PARTIES:
        story.decide("r", (party, SEATS[party]), HASHES[0], is_granted=party != "it")
    state = round_of(story)
    assert is_settled(state)
    assert stall(state, START + timedelta(days=99), RULE) is None


def test_everybody_in_the_round_is_told() -> None:
    story = Story()
    story.round("r", "check-in", HASHES[0], SEATS)
    found = stall(round_of(story), START + timedelta(days=3), RULE)
    assert found is not None
    assert found.departments == tuple(sorted(SEATS.values()))


def test_a_stall_is_said_once_for_the_same_parties_and_cleared_once() -> None:
    state = waiting_round()
    later = START + timedelta(days=3)
    found, again = stall(state, later, RULE), stall(state, later + timedelta(days=5), RULE)
    assert found == again
    assert found is not None
    raised = tell_stall(found, None)
    assert tell_stall(found, raised) is None
    cleared = clear_stall("round-1", last_told_at(state), raised)
    assert cleared is not None
    assert raised is not None
    assert cleared.version > raised.version
    assert clear_stall("round-1", last_told_at(state), cleared) is None


def test_instants_are_written_and_read_to_the_microsecond() -> None:
    assert instant(iso(START + timedelta(microseconds=1))) == START + timedelta(microseconds=1)
    assert iso(START) < iso(START + timedelta(microseconds=1))
