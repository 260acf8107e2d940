"""Steps of sites are the standard's acts in other words; both sides of the threshold."""

from typing import Any

import pytest

from alignment.domain.step_documents import step_from
from alignment.engines.step_matching import match_steps

CARD = {"id": "s1", "name": "Scan the insurance card", "actor": "front-desk", "system": "ehr"}


def confidence(told: dict[str, Any], standard: dict[str, Any]) -> float:
    matches = match_steps([step_from(told)], [step_from(standard)])
    return matches[0].likeness.confidence if matches else 0.0


@pytest.mark.parametrize(
    ("told", "standard"),
    [
        ({"name": "copy ins card front/back", "actor": "psr", "system": "paper"}, CARD),
        ({"name": "ID + card to scanner", "actor": "front-desk", "system": "ehr"}, CARD),
        ({"name": "Scan insurance card", "actor": "registrar", "system": "ehr"}, CARD),
        (
            {"name": "Get the weight", "actor": "ma", "gives": ["vitals.weight"]},
            {"name": "Weigh the patient", "actor": "medical-assistant", "gives": ["vitals.weight"]},
        ),
        (
            {"name": "take vitals", "actor": "ma", "system": "paper"},
            {"name": "Record the vital signs", "actor": "medical-assistant", "system": "ehr"},
        ),
        (
            {"name": "collect copay at desk", "actor": "front-desk"},
            {"name": "Collect the copay", "actor": "front-desk"},
        ),
    ],
)
def test_one_act_in_other_words(told: dict[str, Any], standard: dict[str, Any]) -> None:
    assert confidence({"id": "m1", **told}, {"id": "s1", **standard}) >= 0.45


@pytest.mark.parametrize(
    ("told", "standard"),
    [
        ({"name": "Collect the copay", "actor": "front-desk", "system": "ehr"}, CARD),
        ({"name": "Call the next patient", "actor": "front-desk", "system": "ehr"}, CARD),
        ({"name": "Print the labels", "actor": "lab-tech"}, {"name": "Draw the blood", "actor": "phlebotomist"}),
        ({"name": "Take the vital signs", "actor": "ma"}, {"name": "Room the patient", "actor": "ma"}),
    ],
)
def test_other_acts_of_the_same_role(told: dict[str, Any], standard: dict[str, Any]) -> None:
    assert confidence({"id": "m1", **told}, {"id": "s1", **standard}) == 0.0


def test_reasons_come_with_a_match() -> None:
    (match,) = match_steps([step_from({"id": "m1", "name": "Scan insurance card", "actor": "psr"})], [step_from(CARD)])

    assert dict(match.likeness.parts) == {"name": 1.0, "role": 1.0, "place": 1.0}


def test_what_one_side_does_not_say_is_no_difference() -> None:
    bare = {"id": "m1", "name": "Scan the insurance card", "actor": "front-desk"}
    full = {**CARD, "gives": ["coverage.plan"]}

    assert confidence(bare, full) == 1.0
