"""A sign-off round: who may decide, on what, how often."""

from datetime import timedelta

import pytest

from alignment.domain.decisions import Stance, Verdict
from alignment.domain.errors import (
    DecisionAlreadyTaken,
    DueTooEarly,
    OtherContent,
    PartyNotHeld,
    SeatGivenTwice,
    SeatNotCovered,
)
from alignment.domain.facts import SignOffCompleted, SignOffGranted, SignOffRequested
from alignment.domain.interests import interests_touched
from alignment.domain.parties import ALL_PARTIES, Party
from alignment.domain.rounds import RoundState, RoundTimes, SignOffRound
from alignment.domain.seats import Seat, chosen_seats
from alignment.domain.standards import Standard
from alignment.engines.standard_changes import changes_between
from tests.support.alignment_samples import CHECK_IN, DESIGNER, NOON, content, signer, with_step

STANDARD, _ = Standard.adopt(content())
SEATS = chosen_seats((), STANDARD.content, ())


def opened() -> SignOffRound:
    return SignOffRound.request("round-1", STANDARD, SEATS, DESIGNER, RoundTimes(NOON))[0]


def verdict(party: Party = Party.CLINICAL, stance: Stance = Stance.GRANTED, seen: str | None = None) -> Verdict:
    return Verdict(party, stance, seen or STANDARD.content_hash)


def test_a_round_opens_on_the_content_as_it_is() -> None:
    found, facts = SignOffRound.request("round-1", STANDARD, SEATS, DESIGNER, RoundTimes(NOON))

    assert (found.state, found.version, found.due_at) == (RoundState.OPEN, 1, NOON + timedelta(days=14))
    assert [type(fact) for fact in facts] == [SignOffRequested]


def test_a_round_is_due_after_it_opens() -> None:
    with pytest.raises(DueTooEarly):
        SignOffRound.request("round-1", STANDARD, SEATS, DESIGNER, RoundTimes(NOON, NOON))


def test_the_fifth_signature_completes_it() -> None:
    found = opened()
    for party in ALL_PARTIES:
        found, facts = found.decide(verdict(party), signer(party), NOON)

    assert found.state is RoundState.COMPLETED
    assert [type(fact) for fact in facts] == [SignOffGranted, SignOffCompleted]
    assert [fact.aggregate_version for fact in facts] == [6, 7]
    assert found.version == 7


def test_an_objection_keeps_it_open_until_it_becomes_a_signature() -> None:
    found = opened()
    for party in ALL_PARTIES:
        stance = Stance.OBJECTED if party is Party.IT else Stance.GRANTED
        found, _ = found.decide(verdict(party, stance), signer(party), NOON)
    assert found.state is RoundState.OPEN

    found, _ = found.decide(verdict(Party.IT), signer(Party.IT), NOON)

    assert found.state is RoundState.COMPLETED


def test_only_the_partys_own_people_decide() -> None:
    with pytest.raises(PartyNotHeld):
        opened().decide(verdict(), signer(Party.IT), NOON)


def test_only_people_of_the_seats_department_decide() -> None:
    with pytest.raises(SeatNotCovered, match="ambulatory-primary-care"):
        opened().decide(verdict(), signer(Party.CLINICAL, "laboratory"), NOON)
    opened().decide(verdict(), signer(Party.CLINICAL, "ambulatory-primary-care"), NOON)


def test_a_decision_on_other_content_names_both() -> None:
    seen = f"sha256:{'0' * 64}"

    with pytest.raises(OtherContent) as refusal:
        opened().decide(verdict(seen=seen), signer(Party.CLINICAL), NOON)

    assert (refusal.value.seen, refusal.value.current) == (seen, STANDARD.content_hash)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Stance.GRANTED, Stance.GRANTED),
        (Stance.GRANTED, Stance.OBJECTED),
        (Stance.OBJECTED, Stance.OBJECTED),
    ],
)
def test_a_decision_is_taken_once(first: Stance, second: Stance) -> None:
    found, _ = opened().decide(verdict(stance=first), signer(Party.CLINICAL), NOON)

    with pytest.raises(DecisionAlreadyTaken):
        found.decide(verdict(stance=second), signer(Party.CLINICAL, subject="another"), NOON)


def test_seats_go_to_the_departments_at_work_and_to_the_offices() -> None:
    assert [(seat.party, seat.department) for seat in SEATS] == [
        (Party.CLINICAL, "ambulatory-primary-care"),
        (Party.REVENUE_CYCLE, "professional-billing"),
        (Party.IT, "it-applications"),
        (Party.COMPLIANCE, "compliance-and-privacy"),
        (Party.ADMINISTRATION, "patient-access"),
    ]


def test_a_clinical_home_holds_the_clinical_seat() -> None:
    seats = chosen_seats((), content(department="laboratory"), ())

    assert (seats[0].department, seats[4].department) == ("laboratory", "patient-access")


def test_the_catalogue_helps_where_the_standard_names_no_clinical_department() -> None:
    steps = [{**step, "department": None} for step in CHECK_IN["steps"]]

    seats = chosen_seats((), content(steps=steps), ("patient-access", "imaging"))

    assert seats[0].department == "imaging"


def test_the_request_overrides_defaults_once_a_party() -> None:
    given = Seat(Party.COMPLIANCE, "quality")

    assert chosen_seats([given], STANDARD.content, ())[3] == given
    with pytest.raises(SeatGivenTwice):
        chosen_seats([given, given], STANDARD.content, ())


def test_a_second_edit_keeps_why_a_signature_is_awaited() -> None:
    found, _ = opened().decide(verdict(), signer(Party.CLINICAL), NOON)
    standard = STANDARD
    for document in (with_step("s4", name="Take to a room"), with_step("s1", name="Ask for the name")):
        edited = standard.edit(content(document))
        assert edited
        changes = changes_between(standard.content, edited[0].content)
        found, _ = found.rebind(edited[0], interests_touched(changes, "patient-access"), NOON)
        standard = edited[0]

    voided = found.voided_decision(Party.CLINICAL)

    assert voided is not None
    assert [(touched.step, touched.what) for touched in voided.because] == [("s4", "name")]
    decided, _ = found.decide(verdict(seen=standard.content_hash), signer(Party.CLINICAL), NOON)
    assert decided.voided_decision(Party.CLINICAL) is None
