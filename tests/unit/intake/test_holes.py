"""Where a map cannot be true, found by itself and beside the maps of others, with a question that can be answered."""

import json
from functools import reduce
from operator import add
from typing import Any

import pytest

from contracts.formats import read_maps
from intake.api.map_documents import content_of
from intake.domain.site_map import MapContent
from intake.engines.holes import Finding, Kind, find_holes
from tests.support.planted.acts import planned_workflows
from tests.support.planted.hunting import Hunt, hunt
from tests.support.planted.sites import Variety

JUDGED = [workflow for workflow in planned_workflows() if workflow.held_out]


@pytest.mark.parametrize("items", ["shared", "own", "none"])
def test_most_steps_that_were_left_out_are_found_at_their_place_and_little_else(items: str):
    calm = Variety(items=items, swapped=0.1)
    total: Hunt = reduce(add, (hunt(workflow, 3, calm) for workflow in JUDGED))
    assert total.recall >= 0.8
    assert total.false_a_map <= 3


def _step(number: int, name: str, **fields: Any) -> dict[str, Any]:
    return {"id": f"s{number}", "name": name, "actor": "front-desk", "next": [f"s{number + 1}"], **fields}


def _chain(site: str = "oak-street", **changes: dict[str, Any] | None) -> dict[str, Any]:
    """Four steps, each of which takes what the one before gives; ``changes`` by step, none: the step is left out."""
    steps = [
        _step(1, "Greet the patient", needs=["patient.arrival"], gives=["greeting"]),
        _step(2, "Scan the insurance card", needs=["greeting"], gives=["coverage.card"]),
        _step(3, "Check the eligibility", needs=["coverage.card"], gives=["coverage.verified"]),
        _step(4, "Mark as arrived", needs=["coverage.verified"], gives=["encounter"], next=[]),
    ]
    made = [step | (changes.get(step["id"]) or {}) for step in steps if changes.get(step["id"], {}) is not None]
    for at, step in enumerate(made[:-1]):
        step["next"] = [made[at + 1]["id"]]
    return {
        "format": "plumbline.map/1",
        "site": site,
        "department": "patient-access",
        "workflow": "check-in",
        "starts_with": ["patient.arrival"],
        "ends_with": ["encounter"],
        "steps": made,
    }


def _content(*documents: dict[str, Any]) -> list[MapContent]:
    return [content_of(one) for one in read_maps(json.dumps(documents).encode(), content_type="application/json")]


def _alone(document: dict[str, Any]) -> list[Finding]:
    return find_holes(_content(document))


def _beside(document: dict[str, Any], **others: Any) -> list[Finding]:
    return find_holes(_content(document), _content(*(_chain(f"peer-{number}", **others) for number in range(4))))


def test_a_map_in_which_all_fits_has_no_hole():
    assert _alone(_chain()) == []
    assert _beside(_chain()) == []


def test_without_others_the_items_tell_that_something_happened_in_between():
    (found,) = _alone(_chain(s3=None))
    assert found.kind is Kind.MISSING_STEP
    assert [part.step_id for part in found.between or () if part] == ["s2", "s4"]
    assert found.item == "coverage.verified"
    assert "Scan the insurance card" in found.probe
    assert found.ask == "front-desk"


def test_one_cause_is_one_finding():
    (found,) = _beside(_chain(s3=None))
    assert found.kind is Kind.MISSING_STEP
    assert found.act == "Check the eligibility"
    assert any("nobody gives it" in why for why in found.why)
    assert any("other sites do it" in why for why in found.why)


def test_what_a_minority_does_is_a_way_of_theirs_and_no_hole():
    others = [_chain(f"peer-{number}") for number in range(4)]
    extra = _step(9, "Offer a cup of coffee", gives=[], needs=[], next=["s2"])
    others[0]["steps"].insert(1, extra)
    others[0]["steps"][0]["next"] = ["s9"]
    assert find_holes(_content(_chain()), _content(*others)) == []


def test_an_act_that_is_told_as_a_part_of_another_step_is_not_missing():
    merged = {"name": "Scan the card and check eligibility", "gives": ["coverage.card", "coverage.verified"]}
    assert [one.kind for one in _beside(_chain(s2=merged, s3=None))] == []


def test_what_is_needed_and_nobody_gives():
    (found,) = _alone(_chain(s4={"needs": ["coverage.verified", "consent.signed"]}))
    assert (found.kind, found.item) == (Kind.MISSING_GIVER, "consent.signed")
    assert [ref.step_id for ref in found.steps] == ["s4"]


def test_what_the_workflow_owes_others_and_nobody_gives():
    (found,) = _alone(_chain() | {"ends_with": ["encounter", "visit.label"]})
    assert (found.kind, found.item) == (Kind.MISSING_GIVER, "visit.label")


def test_what_is_given_and_nobody_needs_where_others_do():
    unused = {"gives": ["coverage.card", "card.copy"]}
    found = _beside(_chain(s2=unused), s2=unused, s4={"needs": ["coverage.verified", "card.copy"]})
    assert {(one.kind, one.item) for one in found} == {(Kind.MISSING_TAKER, "card.copy")}


@pytest.mark.parametrize(
    "branches", [[{"when": "active", "next": "s4"}], [{"when": "active", "next": "s4"}, {"when": "inactive"}]]
)
def test_a_decision_with_one_way_or_a_way_to_nowhere(branches: list[dict[str, str]]):
    (found,) = _alone(_chain(s3={"decision": {"question": "Is the plan active?", "branches": branches}}))
    assert found.kind is Kind.MISSING_BRANCH


@pytest.mark.parametrize("hands_to", [None, {"role": "nurse", "by": "none"}])
def test_somebody_else_goes_on_and_nobody_tells_them(hands_to: dict[str, str] | None):
    (found,) = _alone(_chain(s3={"hands_to": hands_to}, s4={"actor": "nurse"}))
    assert found.kind is Kind.SILENT_HAND_OFF
    assert found.ask == "nurse"


def test_a_hand_off_that_is_told_is_none():
    assert _alone(_chain(s3={"hands_to": {"role": "nurse", "by": "voice"}}, s4={"actor": "nurse"})) == []


def test_a_case_that_others_have_a_way_for():
    minor = {"exceptions": [{"when": "minor", "next": "s4"}]}
    (found,) = _beside(_chain(), s2=minor)
    assert found.kind is Kind.MISSING_EXCEPTION
    assert "minor" in found.probe
    assert [ref.step_id for ref in found.steps] == ["s2"]


def test_a_wait_that_others_do_not_have():
    (found,) = _beside(_chain(s3={"waits_minutes": 90}), s3={"waits_minutes": 5})
    assert found.kind is Kind.TIME_GAP


def test_findings_have_the_same_ids_in_any_order_of_the_maps():
    maps = _content(_chain("a", s3=None), _chain("b"), _chain("c", s2=None), _chain("d"))
    assert find_holes(maps) == find_holes(maps[::-1])
    assert len({one.id for one in find_holes(maps)}) == len(find_holes(maps))
