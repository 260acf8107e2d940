"""What incident tells is what the contracts say."""

import json

import pytest

from contracts.event import DECLARED
from contracts.topics import topics
from incident.messaging.outbound import to_event
from tests.support.golden_events import FOLDER, example_of, golden_envelopes
from tests.support.incident_examples import incident_examples

EMITTED = sorted(name for name in DECLARED if name.startswith("incident."))
EXAMPLES = incident_examples()


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_golden_event_is_what_the_code_makes(name: str) -> None:
    assert json.loads((FOLDER / f"{name}.json").read_text()) == EXAMPLES[name]


@pytest.mark.parametrize("event_type", EMITTED)
def test_every_event_of_incident_has_a_plain_example_that_parses(event_type: str) -> None:
    assert (FOLDER / event_type / "plain.json").exists()
    for envelope in golden_envelopes(event_type):
        assert envelope.type == event_type
        DECLARED[event_type].model_validate(envelope.data)


@pytest.mark.parametrize("event_type", EMITTED)
def test_incident_may_produce_on_the_topic(event_type: str) -> None:
    topic = topics()[DECLARED[event_type].EVENT.topic]
    assert (topic.owner, "incident" in topic.producers) == ("incident", True)


def test_what_is_no_fact_is_not_translated() -> None:
    with pytest.raises(TypeError):
        to_event(example_of)
