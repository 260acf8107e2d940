"""What alignment tells is what the contracts say."""

import json
from dataclasses import fields

import pytest
from hypothesis import given

from alignment.domain.step_documents import step_from
from alignment.domain.steps import Step
from alignment.messaging.outbound import to_event
from alignment.messaging.outbound_standards import code, standard_adopted
from contracts.event import DECLARED, EventData
from contracts.events.workflow_steps import WorkflowStep
from contracts.topics import topics
from tests.support.alignment_examples import alignment_examples
from tests.support.alignment_samples import content
from tests.support.alignment_strategies import standards
from tests.support.golden_events import FOLDER, example_of, golden_envelopes

EMITTED = sorted(name for name in DECLARED if name.startswith("alignment."))
EXAMPLES = alignment_examples()


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_golden_event_is_what_the_code_makes(name: str) -> None:
    assert json.loads((FOLDER / f"{name}.json").read_text()) == EXAMPLES[name]


@pytest.mark.parametrize("event_type", EMITTED)
def test_every_event_of_alignment_has_a_plain_example_that_parses(event_type: str) -> None:
    assert (FOLDER / event_type / "plain.json").exists()
    for envelope in golden_envelopes(event_type):
        assert envelope.type == event_type
        DECLARED[event_type].model_validate(envelope.data)


@pytest.mark.parametrize("event_type", EMITTED)
def test_alignment_may_produce_on_the_topic(event_type: str) -> None:
    topic = topics()[DECLARED[event_type].EVENT.topic]
    assert (topic.owner, "alignment" in topic.producers) == ("alignment", True)


@given(standards())
def test_any_standard_travels_whole(document: dict[str, object]) -> None:
    told = content(document)

    event = standard_adopted(told, 1)

    assert isinstance(event, EventData)
    again = [step_from(step.model_dump(mode="json")) for step in event.steps]
    # A system goes as a code, and every other field as it is.
    assert again == list(told.steps)


def test_the_wire_knows_every_field_of_a_step() -> None:
    assert {field.name for field in fields(Step)} - {"unrecognised"} == set(WorkflowStep.model_fields)


@pytest.mark.parametrize(
    ("words", "coded"),
    [
        ("ehr", "ehr"),
        ("other:Müller-Kiosk (2)", "other:Muller-Kiosk -2"),
        ("€", None),
        (None, None),
        ("x" * 99, "x" * 80),
    ],
)
def test_a_system_of_any_name_becomes_a_code(words: str | None, coded: str | None) -> None:
    assert code(words) == coded


def test_what_is_no_fact_is_not_translated() -> None:
    with pytest.raises(TypeError):
        to_event(example_of)
