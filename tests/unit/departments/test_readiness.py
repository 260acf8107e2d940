"""Readiness: every check by itself, the floors, and what is said."""

from typing import Any

import pytest

from departments.domain import incidents
from departments.domain.evidence import newest_first
from departments.domain.readiness import Cell, cell_of
from departments.domain.states import State, floor, floor_of_counts
from departments.domain.world import world_of
from tests.support.departments_memory import folded
from tests.support.departments_story import HASHES, PARTIES, Story

WHERE = ("oak-street", "patient-access", "check-in")
SEATS = dict.fromkeys(PARTIES, "patient-access")
OLD, NEW = HASHES[:2]


@pytest.fixture
def story() -> Story:
    story = Story()
    story.site("oak-street", "Oak Street", {"patient-access": {"front-desk": 20}})
    story.workflow("check-in", "Check-in", ["patient-access"])
    return story


def cell(story: Story) -> Cell:
    found = cell_of(world_of(folded(story.news).values()), WHERE)
    assert found is not None
    return found


def reason(story: Story, code: str) -> Any:
    return next(each for each in cell(story)["reasons"] if each["code"] == code)


def signed(story: Story, content_hash: str = OLD) -> None:
    story.standard("check-in", content_hash, ["oak-street"])
    story.round("round-1", "check-in", content_hash, SEATS)
    for party in PARTIES:
        story.decide("round-1", (party, SEATS[party]), content_hash)


def taught(story: Story, able: int, of: int = 20) -> None:
    story.delta("check-in", "oak-street", OLD, [("front-desk", "patient-access", 2)])
    story.lesson(WHERE, "front-desk", OLD)
    for number in range(of):
        level = "demonstrated" if number < able else "passed"
        story.proficiency(WHERE, "front-desk", f"learner-{number}", (OLD, level))


def ready(story: Story) -> None:
    story.map(WHERE, 14, 0)
    signed(story)
    taught(story, 20)


@pytest.mark.parametrize(
    ("states", "whole"),
    [
        ([], State.UNKNOWN),
        ([State.READY, State.READY], State.READY),
        ([State.READY, State.AT_RISK], State.AT_RISK),
        ([State.AT_RISK, State.UNKNOWN], State.UNKNOWN),
        ([State.UNKNOWN, State.NOT_READY, *[State.READY] * 50], State.NOT_READY),
    ],
)
def test_a_whole_is_as_its_severest_part_whatever_the_rest(states: list[State], whole: State) -> None:
    assert floor(states) is whole
    assert floor_of_counts({state: states.count(state) for state in State}) is whole


def test_with_all_in_order_it_is_ready_and_every_reason_says_why(story: Story) -> None:
    ready(story)
    found = cell(story)
    assert found["state"] is State.READY, found["reasons"]
    assert {each["code"] for each in found["reasons"]} == {
        "map",
        "evidence",
        "standard",
        "signatures",
        "lessons",
        "proficiency",
        "incidents",
    }
    assert all(each["text"].endswith(".") for each in found["reasons"])
    assert all(each["evidence"] for each in found["reasons"] if each["code"] != "incidents")


def test_what_nobody_looked_at_is_unknown_and_not_ready(story: Story) -> None:
    found = cell(story)
    assert found["state"] is State.UNKNOWN
    assert reason(story, "map")["text"] == "Nobody has told how check-in is really done at Oak Street."
    assert reason(story, "map")["act"]["label"] == "Tell how check-in is done"


@pytest.mark.parametrize(
    ("steps", "assumed", "state"),
    [(14, 0, State.READY), (14, 1, State.AT_RISK), (10, 2, State.AT_RISK), (14, 3, State.NOT_READY)],
)
def test_a_share_of_assumed_steps_is_a_risk_and_more_than_a_fifth_is_a_guess(
    story: Story, steps: int, assumed: int, state: State
) -> None:
    story.map(WHERE, steps, assumed)
    assert reason(story, "evidence")["state"] is state


def test_assumed_steps_are_told_with_whom_to_ask_and_how_long_it_takes(story: Story) -> None:
    story.map(WHERE, 14, 3)
    told = reason(story, "evidence")
    assert told["text"] == "3 of 14 steps of check-in are assumed, not observed."
    assert told["act"]["label"] == "Ask the front desk at Oak Street"
    assert told["act"]["minutes"] == 6
    assert [piece["event_id"] for piece in told["evidence"]] == ["event-000003"]


def test_disclosed_workarounds_are_told_beside_the_map(story: Story) -> None:
    story.map(WHERE, 3, 0)
    story.workaround(WHERE, 1)
    story.workaround(WHERE, 2)
    assert reason(story, "map")["text"].endswith("2 workarounds are disclosed.")


def test_a_site_that_the_standard_does_not_cover_is_not_ready(story: Story) -> None:
    story.standard("check-in", OLD, ["mill-lane"])
    assert reason(story, "standard")["state"] is State.NOT_READY
    assert "does not cover Oak Street" in reason(story, "standard")["text"]


def test_without_a_standard_there_is_nothing_to_sign(story: Story) -> None:
    assert reason(story, "standard")["state"] is State.UNKNOWN
    assert reason(story, "signatures")["state"] is State.UNKNOWN


def test_five_signatures_on_the_present_hash_are_ready(story: Story) -> None:
    signed(story)
    assert reason(story, "signatures")["state"] is State.READY


def test_four_signatures_and_one_objection_are_a_veto(story: Story) -> None:
    signed(story)
    story.decide("round-1", ("it", "patient-access"), OLD, is_granted=False)
    told = reason(story, "signatures")
    assert told["state"] is State.NOT_READY
    assert told["text"] == "4 of 5 parties have signed the standard for check-in: IT objects."


def test_an_edit_that_breaks_signatures_names_whose(story: Story) -> None:
    signed(story)
    story.standard("check-in", NEW, ["oak-street"])
    story.rebind("round-1", NEW, ["administration", "it"], ["clinical", "compliance", "revenue-cycle"])
    told = reason(story, "signatures")
    assert told["state"] is State.NOT_READY
    assert "the signatures of clinical, compliance and revenue cycle no longer hold" in told["text"]


def test_signatures_on_an_earlier_version_are_none_on_this_one(story: Story) -> None:
    signed(story)
    story.standard("check-in", NEW, ["oak-street"])
    assert reason(story, "signatures")["state"] is State.NOT_READY
    assert reason(story, "signatures")["text"].startswith("0 of 5")


def test_only_the_round_that_was_asked_for_last_counts(story: Story) -> None:
    signed(story)
    story.round("round-0", "check-in", OLD, SEATS)
    assert reason(story, "signatures")["state"] is State.NOT_READY


def test_a_role_whose_day_changes_needs_a_lesson_on_the_present_standard(story: Story) -> None:
    signed(story)
    story.delta("check-in", "oak-street", OLD, [("front-desk", "patient-access", 2)])
    assert reason(story, "lessons")["state"] is State.NOT_READY
    story.lesson(WHERE, "front-desk", NEW)
    assert reason(story, "lessons")["state"] is State.NOT_READY
    story.lesson(WHERE, "front-desk", OLD)
    assert reason(story, "lessons")["state"] is State.READY
    story.lesson(WHERE, "front-desk", OLD, is_over=True)
    assert reason(story, "lessons")["state"] is State.NOT_READY


def test_a_change_that_was_not_worked_out_is_unknown(story: Story) -> None:
    signed(story)
    assert reason(story, "lessons")["state"] is State.UNKNOWN


def test_where_nobodys_day_changes_nobody_has_to_learn(story: Story) -> None:
    signed(story)
    story.delta("check-in", "oak-street", OLD, [("front-desk", "patient-access", 0), ("biller", "billing", 3)])
    assert reason(story, "lessons")["state"] is State.READY
    assert all(each["code"] != "proficiency" for each in cell(story)["reasons"])


@pytest.mark.parametrize(
    ("able", "recorded", "state"),
    [
        (0, 0, State.UNKNOWN),
        (0, 20, State.NOT_READY),
        (15, 20, State.NOT_READY),
        (16, 20, State.AT_RISK),
        (18, 18, State.AT_RISK),
        (19, 20, State.READY),
    ],
)
def test_ability_is_a_share_of_the_head_count_not_of_those_assessed(
    story: Story, able: int, recorded: int, state: State
) -> None:
    signed(story)
    taught(story, able, recorded)
    assert reason(story, "proficiency")["state"] is state


def test_ability_on_an_earlier_version_counts_for_nothing(story: Story) -> None:
    signed(story)
    taught(story, 20)
    story.standard("check-in", NEW, ["oak-street"])
    story.delta("check-in", "oak-street", NEW, [("front-desk", "patient-access", 1)])
    assert reason(story, "proficiency")["state"] is State.UNKNOWN


def test_a_role_that_the_registry_does_not_count_is_unknown(story: Story) -> None:
    signed(story)
    story.delta("check-in", "oak-street", OLD, [("scribe", "patient-access", 1)])
    assert reason(story, "proficiency")["state"] is State.UNKNOWN


@pytest.mark.parametrize(
    ("severity", "state"), [("safety", State.NOT_READY), ("high", State.AT_RISK), ("low", State.READY)]
)
def test_an_open_incident_weighs_by_its_severity(story: Story, severity: str, state: State) -> None:
    story.incident(1, WHERE, severity, [])
    assert reason(story, "incidents")["state"] is state
    story.follow(1, incidents.Resolved())
    told = reason(story, "incidents")
    assert told["state"] is State.READY
    assert told["evidence"][0]["label"] == "The last incident ended"


def test_work_that_is_not_done_there_has_no_readiness(story: Story) -> None:
    world = world_of(folded(story.news).values())
    assert cell_of(world, ("oak-street", "compliance", "check-in")) is None
    assert cell_of(world, ("mill-lane", "patient-access", "check-in")) is None
    assert cell_of(world, ("oak-street", "patient-access", "refill")) is None


def test_evidence_is_told_newest_first_and_once() -> None:
    marks = [{"event_id": name, "event_type": "t", "at": at} for name, at in (("b", "1"), ("a", "2"), ("c", "1"))]
    told = newest_first([*marks, marks[0]])  # type: ignore[list-item]
    assert [mark["event_id"] for mark in told] == ["a", "c", "b"]
