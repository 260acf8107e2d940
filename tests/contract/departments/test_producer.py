"""What the signals worker says is a valid event of its topic, and stays what its golden examples show."""

import json
from dataclasses import replace

import pytest

from contracts.envelope import Envelope
from contracts.registry import event_class
from contracts.topics import Ordering, topics
from departments.domain.told_signals import Told
from departments.signals.publishing import event_id, parcel
from tests.support.departments_examples import examples, findings
from tests.support.golden_events import FOLDER

FINDINGS = findings()


@pytest.mark.parametrize("name", FINDINGS)
def test_a_finding_is_an_event_of_its_topic(name: str) -> None:
    sent = parcel(FINDINGS[name])
    envelope = Envelope.model_validate_json(sent.value)
    model = event_class(envelope.type)
    assert name.startswith(envelope.type)
    model.model_validate(envelope.data)
    topic = topics()[model.EVENT.topic]
    assert topic.name == "departments-signals"
    assert topic.ordering is Ordering.LATEST
    assert sent.key.decode() == envelope.aggregateid == envelope.data["signal_id"]
    assert dict(sent.headers)["ce_id"].decode() == envelope.id


@pytest.mark.parametrize("name", FINDINGS)
def test_the_golden_examples_are_what_the_code_says(name: str) -> None:
    assert examples()[name] == json.loads((FOLDER / f"{name}.json").read_text())


def test_saying_the_same_again_is_the_same_event_and_anything_newer_is_another() -> None:
    told: Told = FINDINGS["departments.signal.raised.v1/plain"]
    assert parcel(told) == parcel(told)
    ids = {
        event_id(told, "departments.signal.raised.v1"),
        event_id(told, "departments.signal.cleared.v1"),
        event_id(replace(told, version=told.version + 1), "departments.signal.raised.v1"),
        event_id(replace(told, signal_id="hot-spot:elsewhere/check-in/s2"), "departments.signal.raised.v1"),
    }
    assert len(ids) == 4
