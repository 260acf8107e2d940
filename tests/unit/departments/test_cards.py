"""Cards: what a department is shown, and when it goes away."""

import pytest

from departments.domain import incidents
from departments.domain.evidence import Card
from departments.domain.sentence import Tableau, sentence
from departments.domain.states import State
from departments.domain.views import sight_of
from tests.support.departments_memory import folded
from tests.support.departments_story import HASHES, PARTIES, Story

WHERE = ("oak-street", "patient-access", "check-in")
SEATS = {**dict.fromkeys(PARTIES, "patient-access"), "it": "it-applications"}
OLD, NEW = HASHES[:2]


@pytest.fixture
def story() -> Story:
    story = Story()
    story.site("oak-street", "Oak Street", {"patient-access": {"front-desk": 2}})
    story.workflow("check-in", "Check-in", ["patient-access"])
    return story


def cards(story: Story, department: str = "patient-access") -> dict[str, Card]:
    shown = sight_of(folded(story.news).values()).cards
    return {card["card_id"]: card for card in shown if card["department"] == department}


def test_a_round_waits_for_each_seat_in_the_department_that_holds_it(story: Story) -> None:
    story.round("r", "check-in", OLD, SEATS)
    assert set(cards(story)) == {f"signature:r:{party}" for party in PARTIES if party != "it"}
    card = cards(story, "it-applications")["signature:r:it"]
    assert card["kind"] == "awaiting-signature"
    assert card["title"] == "Sign check-in, version 1, for IT"
    assert card["because"] == "0 of 5 parties have signed; IT has not."
    assert card["detail"]["content_hash"] == OLD


def test_a_signature_takes_its_card_away(story: Story) -> None:
    story.round("r", "check-in", OLD, SEATS)
    story.decide("r", ("it", "it-applications"), OLD)
    assert cards(story, "it-applications") == {}
    assert cards(story)["signature:r:clinical"]["detail"]["signed"] == ["it"]


def test_who_objects_is_waited_for(story: Story) -> None:
    story.round("r", "check-in", OLD, SEATS)
    story.decide("r", ("it", "it-applications"), OLD, is_granted=False)
    assert cards(story, "it-applications")["signature:r:it"]["because"].startswith("You object to it")


def test_a_broken_signature_says_which_change_broke_it(story: Story) -> None:
    story.round("r", "check-in", OLD, SEATS)
    story.decide("r", ("it", "it-applications"), OLD)
    edit = story.rebind("r", NEW, [], ["it"])
    card = cards(story, "it-applications")["signature:r:it"]
    assert card["kind"] == "voided-signature"
    assert card["because"] == ("An edit changed what matters to IT: the “coverage plan” that “Ask for the plan” needs.")
    assert card["evidence"][-1]["event_id"] == edit.mark["event_id"]
    assert card["trace_id"] == edit.traceparent.split("-")[1]  # type: ignore[union-attr]


def test_a_later_round_takes_the_cards_of_the_earlier_away(story: Story) -> None:
    story.round("r1", "check-in", OLD, SEATS)
    story.round("r2", "check-in", NEW, SEATS)
    assert all(name.startswith("signature:r2:") for name in cards(story))


def test_an_incident_is_shown_to_all_it_touches_until_it_is_resolved(story: Story) -> None:
    story.incident(1, WHERE, "safety", ["professional-billing"])
    own, others = cards(story)["incident:incident-1"], cards(story, "professional-billing")["incident:incident-1"]
    assert (own["urgency"], others["urgency"]) == (3, 3)
    assert own["because"] == "It is a step of your own in check-in."
    assert "you take over “coverage plan” from it" in others["because"]
    story.follow(1, incidents.Resolved())
    assert cards(story) == cards(story, "professional-billing") == {}


def test_an_incident_says_who_knows_and_what_holds(story: Story) -> None:
    story.incident(1, WHERE, "high", ["professional-billing"])
    story.follow(1, incidents.Acknowledged("patient-access"))
    story.follow(1, incidents.Contained("patient-access", "2026-12-01T00:00:00.000000Z"))
    card = cards(story)["incident:incident-1"]
    assert card["detail"]["state"] == "contained"
    assert list(card["detail"]["acknowledged_at"]) == ["patient-access"]
    assert card["urgency"] == 1
    assert card["act"] is not None
    assert card["act"]["label"] == "See what to do meanwhile"
    other = cards(story, "professional-billing")["incident:incident-1"]
    assert other["act"] is not None
    assert other["act"]["label"] == "Say that you know"


def test_a_day_changes_only_once_somebody_was_asked_to_sign(story: Story) -> None:
    story.delta("check-in", "oak-street", OLD, [("front-desk", "patient-access", 2), ("biller", "billing", 0)])
    assert cards(story) == {}
    story.round("r", "check-in", OLD, dict.fromkeys(PARTIES, "compliance"))
    card = cards(story)["day-change:check-in@oak-street@front-desk"]
    assert card["title"] == "The day of the front desk at Oak Street changes in check-in"
    assert card["because"] == "2 things start. It is not agreed yet."
    assert len(card["detail"]["starts"]) == 2
    assert cards(story, "billing") == {}


def test_a_day_change_is_agreed_with_the_fifth_signature(story: Story) -> None:
    story.delta("check-in", "oak-street", OLD, [("front-desk", "patient-access", 1)])
    story.round("r", "check-in", OLD, dict.fromkeys(PARTIES, "compliance"))
    for party in PARTIES:
        last = story.decide("r", (party, "compliance"), OLD)
    card = cards(story)["day-change:check-in@oak-street@front-desk"]
    assert card["because"] == "1 thing starts. It is agreed."
    assert card["changed_at"] == last.mark["at"]


def test_a_signal_stands_until_it_is_cleared(story: Story) -> None:
    story.signal(("oak-street", "check-in"), ["patient-access"])
    card = cards(story)["signal:hot-spot:oak-street/check-in/s1"]
    assert {piece["href"] for piece in card["evidence"][1:]} == {"/incidents?site=oak-street&state=all"}
    assert card["urgency"] == 2
    assert card["because"] == "3 incidents in check-in within 60 minutes; 3 is more than chance explains."
    assert [piece["event_id"] for piece in card["evidence"]][1:] == ["event-3", "event-2", "event-1"]
    story.signal(("oak-street", "check-in"), ["patient-access"], is_over=True)
    assert cards(story) == {}


def test_names_that_come_later_are_in_the_words() -> None:
    story = Story()
    story.incident(1, WHERE, "low", [])
    assert cards(story)["incident:incident-1"]["title"].endswith("at Oak street")
    story.site("oak-street", "Oak Street Clinic", {})
    assert cards(story)["incident:incident-1"]["title"].endswith("at Oak Street Clinic")


@pytest.mark.parametrize(
    ("board", "said"),
    [
        (Tableau(), "Nothing waits for your signature and no site has work of yours in the catalogue yet."),
        (
            Tableau({("incident", 3): 1, ("awaiting-signature", 1): 1}, {State.READY: 9}),
            "1 safety incident is open, 1 decision waits for you and all 9 sites are ready.",
        ),
        (
            Tableau({("voided-signature", 2): 1, ("incident", 1): 2}, {State.READY: 1, State.UNKNOWN: 4}),
            "2 incidents touch you, 1 signature of yours no longer holds and 1 of 5 sites is ready (4 not examined).",
        ),
        (Tableau({}, {State.READY: 1}), "Nothing waits for your signature and your only site is ready."),
    ],
)
def test_the_sentence_of_the_day_says_what_hurts_then_what_waits_then_where_it_stands(
    board: Tableau, said: str
) -> None:
    assert sentence(board) == said
