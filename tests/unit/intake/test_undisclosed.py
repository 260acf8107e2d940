"""What nobody declared: accounts of one hand-off that exclude each other, and aids beside the systems."""

from dataclasses import replace
from typing import Any

import pytest

from intake.domain.site_map import MapContent
from intake.domain.step import GivenItem, HandOff, Step
from intake.engines.undisclosed import Artifact, Clash, contradictions, shadows


def step(**fields: Any) -> Step:
    return Step(**{"id": "s1", "name": "Room the patient", "actor": "front-desk"} | fields)


def account(*steps: Step, site: str = "oak-street") -> MapContent:
    return MapContent(site, "patient-access", "check-in", (), (), (), steps, "", {})


def hand_off(taker: str, by: str | None, *items: str, actor: str = "front-desk") -> Step:
    return step(actor=actor, hands_to=HandOff(taker, by), gives=tuple(GivenItem(item, None) for item in items))


NURSE_BY_EHR = hand_off("nurse", "ehr", "arrival")


@pytest.mark.parametrize(
    ("other", "clash"),
    [
        (hand_off("nurse", "voice", "arrival"), Clash.BY),
        (hand_off("nurse", "voice"), Clash.BY),
        (hand_off("scribe", "ehr", "arrival"), Clash.TAKER),
        (hand_off("nurse", "ehr", "copay"), Clash.ITEM),
    ],
)
def test_two_accounts_of_one_hand_off_contradict_each_other(other: Step, clash: Clash) -> None:
    (found,) = contradictions([account(NURSE_BY_EHR), account(other)])

    assert found.clash is clash
    assert (found.one.account, found.other.account) == (0, 1)
    assert "front-desk hands to nurse by ehr, with arrival" in found.why[0]


@pytest.mark.parametrize(
    "other",
    [
        NURSE_BY_EHR,
        hand_off("nurse", None, "arrival"),
        hand_off("nurse", "ehr"),
        hand_off("scribe", "voice", "copay"),
        hand_off("nurse", "voice", "arrival", actor="scribe"),
        step(),
    ],
)
def test_what_can_be_true_beside_the_other_is_no_contradiction(other: Step) -> None:
    assert contradictions([account(NURSE_BY_EHR), account(other)]) == ()


def test_two_sites_do_not_contradict_each_other() -> None:
    other = account(hand_off("nurse", "voice", "arrival"), site="elm-street")
    assert contradictions([account(NURSE_BY_EHR), other]) == ()


def test_a_hand_off_that_has_its_like_is_not_held_against_another_of_the_same_roles() -> None:
    copay = replace(hand_off("nurse", "voice", "copay"), id="s2")
    both = account(NURSE_BY_EHR, copay)
    assert contradictions([both, both]) == ()


def test_another_item_of_two_roles_that_meet_several_times_is_no_contradiction() -> None:
    form = replace(hand_off("nurse", "ehr", "consent.form"), id="s2")
    other = account(hand_off("nurse", "ehr", "copay"))
    assert contradictions([account(NURSE_BY_EHR, form), other]) == ()


def test_words_for_one_role_are_one_role() -> None:
    other = hand_off("RN", "voice", "arrival")
    assert [found.clash for found in contradictions([account(NURSE_BY_EHR), account(other)])] == [Clash.TAKER]
    (found,) = contradictions([account(NURSE_BY_EHR), account(other)], roles={"RN": "nurse"})
    assert found.clash is Clash.BY


def test_the_order_of_accounts_changes_no_id() -> None:
    one, other = account(NURSE_BY_EHR), account(hand_off("scribe", "ehr", "arrival"))
    (there,), (back,) = contradictions([one, other]), contradictions([other, one])
    assert there.id == back.id


@pytest.mark.parametrize(
    ("fields", "artifact", "field", "words"),
    [
        ({"name": "Copy it into the Excel of the week"}, Artifact.SPREADSHEET, "name", "Excel"),
        ({"system": "spreadsheet"}, Artifact.SPREADSHEET, "system", "spreadsheet"),
        ({"name": "Put a Post-it on the door"}, Artifact.STICKY_NOTE, "name", "Post-it"),
        ({"system": "fax"}, Artifact.FAX_LINE, "system", "fax"),
        ({"system": "other:label-printer"}, Artifact.LABEL_PRINTER, "system", "label printer"),
        ({"name": "Sign in with the shared login"}, Artifact.SHARED_LOGIN, "name", "shared login"),
        ({"system": "other:front-desk-inbox"}, Artifact.SHARED_INBOX, "system", "front desk inbox"),
        ({"name": "Look it up in my cheat sheet"}, Artifact.CHEAT_SHEET, "name", "cheat sheet"),
        ({"name": "Write it on the whiteboard"}, Artifact.PAPER_LOG, "name", "whiteboard"),
        ({"name": "WhatsApp the float"}, Artifact.OWN_PHONE, "name", "WhatsApp"),
    ],
)
def test_an_aid_is_found_with_the_words_that_show_it(
    fields: dict[str, Any], artifact: Artifact, field: str, words: str
) -> None:
    (found,) = shadows([account(step(**fields))])
    assert (found.artifact, found.step_id, found.field, found.words) == (artifact, "s1", field, words)


@pytest.mark.parametrize(
    "fields",
    [
        {"system": "paper", "name": "Have the consent signed"},
        {"system": "ehr", "name": "Label the specimen"},
        {"name": "Excellent"},
    ],
)
def test_ordinary_work_shows_no_aid(fields: dict[str, Any]) -> None:
    assert shadows([account(step(**fields))]) == ()


def test_a_kind_of_aid_counts_once_for_a_step() -> None:
    (found,) = shadows([account(step(name="Fax the referral", system="fax"))])
    assert found.words == "Fax"
