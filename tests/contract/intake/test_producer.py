"""What intake tells is what the contracts say."""

import json

import pytest

from contracts.event import DECLARED
from contracts.topics import topics, topics_consumed_by
from intake.domain.facts import MapRecorded, WorkaroundRecorded
from intake.messaging.inbound import HANDLERS
from intake.messaging.outbound import to_event
from tests.support.golden_events import FOLDER, example_of, golden_envelopes
from tests.support.intake_examples import intake_examples
from tests.support.intake_samples import map_document, recording, step, telling

EMITTED = sorted(name for name in DECLARED if name.startswith("intake."))
EXAMPLES = intake_examples()


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_golden_event_is_what_the_code_makes(name: str) -> None:
    assert json.loads((FOLDER / f"{name}.json").read_text()) == EXAMPLES[name]


@pytest.mark.parametrize("event_type", EMITTED)
def test_every_event_of_intake_has_a_plain_example_that_parses(event_type: str) -> None:
    assert (FOLDER / event_type / "plain.json").exists()
    for envelope in golden_envelopes(event_type):
        assert envelope.type == event_type
        DECLARED[event_type].model_validate(envelope.data)


@pytest.mark.parametrize("event_type", EMITTED)
def test_intake_may_produce_on_the_topic(event_type: str) -> None:
    topic = topics()[DECLARED[event_type].EVENT.topic]
    assert (topic.owner, "intake" in topic.producers) == ("intake", True)


def test_intake_listens_to_nobody() -> None:
    assert not HANDLERS
    assert not list(topics_consumed_by("intake"))


def test_unknown_fields_of_a_map_do_not_travel() -> None:
    (content,) = recording(map_document(step(note="only here"), author="only here too")).maps.value
    event = to_event(MapRecorded(content.map_id, 1, content))
    assert "only here" not in event.model_dump_json()


def test_the_narrative_of_a_workaround_does_not_travel() -> None:
    event = to_event(WorkaroundRecorded.of("w", telling().workaround.value))
    assert "sticky" not in event.model_dump_json()


@pytest.mark.parametrize(
    ("system", "told"), [("other:Zebra (labels)", "other:Zebra -labels-"), ("other:Étiquettes", "other:-tiquettes")]
)
def test_a_system_of_any_name_travels_as_a_code(system: str, told: str) -> None:
    (content,) = recording(map_document(step(system=system))).maps.value
    assert to_event(MapRecorded(content.map_id, 1, content)).model_dump()["steps"][0]["system"] == told


def test_what_is_no_fact_is_not_translated() -> None:
    with pytest.raises(TypeError):
        to_event(example_of)
