"""An edit touches exactly the parties whose interest it is: the rules, one by one."""

from copy import deepcopy
from typing import Any

import pytest

from alignment.domain.changes import What
from alignment.domain.interests import INTERESTS, interests_touched, parties_of, touched_parties
from alignment.domain.parties import ALL_PARTIES, Party
from alignment.domain.step_documents import step_from
from alignment.engines.standard_changes import changes_between
from tests.support.alignment_samples import CHECK_IN, content, with_step

CLINICAL, REVENUE, IT = Party.CLINICAL, Party.REVENUE_CYCLE, Party.IT
COMPLIANCE, ADMINISTRATION = Party.COMPLIANCE, Party.ADMINISTRATION


def touched(after: dict[str, Any], before: dict[str, Any] | None = None) -> set[Party]:
    old, new = content(before), content(after)
    return set(interests_touched(changes_between(old, new), new.department))


def without(step_id: str) -> dict[str, Any]:
    """The check-in without one step, the way led past it."""
    document = deepcopy(CHECK_IN)
    position = next(place for place, step in enumerate(document["steps"]) if step["id"] == step_id)
    removed = document["steps"].pop(position)
    for step in document["steps"]:
        step["next"] = [on for way in step.get("next", []) for on in (removed["next"] if way == step_id else [way])]
    return document


def with_inserted(after_id: str, step: dict[str, Any]) -> dict[str, Any]:
    """The check-in with ``step`` put in after another, the way led through it."""
    document = deepcopy(CHECK_IN)
    position = next(place for place, each in enumerate(document["steps"]) if each["id"] == after_id)
    before = document["steps"][position]
    document["steps"].insert(position + 1, {**step, "next": before["next"]})
    before["next"] = [step["id"]]
    return document


@pytest.mark.parametrize(
    ("after", "parties"),
    [
        pytest.param(with_step("s5", minutes=[5, 9, 12]), {CLINICAL, ADMINISTRATION}, id="clinical minutes"),
        pytest.param(with_step("s4", waits_minutes=10), {CLINICAL, ADMINISTRATION}, id="clinical wait"),
        pytest.param(with_step("s5", name="Take vital signs twice"), {CLINICAL}, id="clinical name"),
        pytest.param(with_step("s5", system="paper"), {CLINICAL, IT}, id="clinical system"),
        pytest.param(with_step("s1", minutes=[1, 2, 3]), {ADMINISTRATION}, id="front desk minutes"),
        pytest.param(with_step("s3", name="Tell the team"), {ADMINISTRATION}, id="front desk name"),
        pytest.param(with_step("s3", system="phone"), {ADMINISTRATION, IT}, id="front desk system"),
        pytest.param(with_step("s2", name="Scan the card"), {ADMINISTRATION}, id="the name of a step with coverage"),
        pytest.param(with_step("s2", system="paper"), {REVENUE, IT, ADMINISTRATION}, id="coverage goes to paper"),
        pytest.param(with_step("s1", system="paper"), {COMPLIANCE, IT, ADMINISTRATION}, id="identity goes to paper"),
        pytest.param(
            with_step("s2", gives=[{"item": "coverage.plan", "values": "free-text"}]),
            {REVENUE, IT, ADMINISTRATION},
            id="value set of coverage",
        ),
        pytest.param(with_step("s1", gives=["identity.confirmed", "identity.photo"]),
                     {COMPLIANCE, IT, ADMINISTRATION}, id="an identity item"),
        pytest.param(with_step("s4", exceptions=[{"when": "downtime", "next": "s5"}]),
                     {CLINICAL, COMPLIANCE}, id="an exception"),
        pytest.param(with_step("s4", after=["consent.signed"]), {CLINICAL, COMPLIANCE}, id="waits for consent"),
        pytest.param(with_step("s3", marks=["patient.announced"]), {COMPLIANCE, ADMINISTRATION}, id="a mark"),
        pytest.param(with_step("s4", actor="nurse"), {CLINICAL, ADMINISTRATION}, id="another clinical role"),
        pytest.param(with_step("s4", actor="front-desk"), {CLINICAL, ADMINISTRATION}, id="to another party's role"),
        pytest.param(with_step("s3", hands_to={"role": "nurse", "by": "ehr"}), {ADMINISTRATION}, id="hand-off"),
        pytest.param({**CHECK_IN, "covers": ["oak-street"]}, {ADMINISTRATION}, id="covers"),
        pytest.param({**CHECK_IN, "starts_with": ["appointment", "patient.arrival", "referral"]}, {IT},
                     id="starts with an item that nobody takes"),
        pytest.param({**CHECK_IN, "starts_with": ["appointment"]}, {IT, ADMINISTRATION},
                     id="no longer starts with an item that the front desk takes"),
        pytest.param({**CHECK_IN, "department": "laboratory"}, {CLINICAL, ADMINISTRATION}, id="home department"),
        pytest.param({**CHECK_IN, "x-owner": "design"}, set(ALL_PARTIES), id="a field that we do not know"),
        pytest.param(with_step("s1", **{"x-risk": "high"}), set(ALL_PARTIES), id="a step's field that we do not know"),
    ],
)  # fmt: skip
def test_a_change_touches_exactly(after: dict[str, Any], parties: set[Party]) -> None:
    assert touched(after) == parties


def test_an_item_given_no_longer_touches_who_takes_it() -> None:
    after = with_step("s3", gives=[])

    assert CLINICAL in touched(after)


def test_an_inserted_billing_step_leaves_the_clinical_signature_alone() -> None:
    billing = {"id": "b1", "name": "Drop the facility charge", "actor": "biller", "gives": ["charge.facility"],
               "system": "ehr"}  # fmt: skip

    assert touched(with_inserted("s4", billing)) == {REVENUE, IT, ADMINISTRATION}


def test_a_removed_identity_step_touches_compliance_and_who_needed_its_item() -> None:
    assert touched(without("s1")) == {COMPLIANCE, IT, ADMINISTRATION}


def test_coverage_moved_behind_rooming_touches_revenue_and_clinical() -> None:
    moved = deepcopy(CHECK_IN)
    card, notice, rooming = moved["steps"][1:4]
    moved["steps"][1:4] = [notice, rooming, card]
    moved["steps"][0]["next"], notice["next"], rooming["next"], card["next"] = ["s3"], ["s4"], ["s2"], ["s5"]

    assert {REVENUE, CLINICAL} <= touched(moved)


def test_renumbered_ids_are_one_change_each_and_touch_it_and_the_owner() -> None:
    renumbered = deepcopy(CHECK_IN)
    renumbered["steps"][5]["id"] = "s60"
    renumbered["steps"][4]["decision"]["branches"][0]["next"] = "s60"

    changes = changes_between(content(), content(renumbered))

    assert [change.what for change in changes] == [What.STEP_RENUMBERED]
    assert touched(renumbered) == {IT, CLINICAL}


def test_two_steps_that_swap_names_keep_their_ids() -> None:
    swapped = with_step("s1", with_step("s2", name="Confirm who the patient is"), name="Scan the insurance card")

    changes = changes_between(content(), content(swapped))

    assert [(change.what, change.step and change.step.id) for change in changes] == [
        (What.NAME, "s1"),
        (What.NAME, "s2"),
    ]


def test_what_cannot_be_named_touches_all() -> None:
    after = {**CHECK_IN, "covers": ["oak-street", "elm-street"]}

    (change,) = changes_between(content(), content(after))

    assert (change.what, change.subject) == (What.OTHER, "form")
    assert touched_parties(change, "patient-access") == set(ALL_PARTIES)


@pytest.mark.parametrize(
    ("step", "home", "owners"),
    [
        ({"actor": "medical-assistant"}, "patient-access", {CLINICAL}),
        ({"actor": "ma"}, "patient-access", {CLINICAL}),
        ({"actor": "front-desk", "department": "laboratory"}, "patient-access", {ADMINISTRATION, CLINICAL}),
        ({"actor": "greeter"}, "professional-billing", {REVENUE}),
        ({"actor": "greeter"}, "somewhere-else", {ADMINISTRATION}),
        ({"actor": "interface-analyst"}, "imaging", {IT}),
        ({"actor": "privacy-officer"}, "imaging", {COMPLIANCE}),
    ],
)
def test_whose_work_a_step_is(step: dict[str, Any], home: str, owners: set[Party]) -> None:
    assert parties_of(step_from({"id": "s", "name": "Do it", **step}), home) == owners


def test_every_party_has_rules_and_every_change_has_one() -> None:
    assert {rule.party for rule in INTERESTS} == set(ALL_PARTIES)
    assert {what for rule in INTERESTS for what in rule.whats} == set(What)
