"""Every event has an owner, a topic, somebody who takes it, a privacy class per text and examples that still parse."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cloudevents.core.v1.event import CloudEvent

from contracts.envelope import Envelope
from contracts.event import EventData, json_schema
from contracts.registry import Acquaintance, acquaintance, event_types
from contracts.topics import topics

EXAMPLES = Path(__file__).parents[3] / "contracts" / "examples"
SERVICES = frozenset({"intake", "alignment", "training", "incident", "departments", "signals"})
ALL = pytest.mark.parametrize("model", event_types().values(), ids=list(event_types()))


@ALL
def test_an_event_travels_on_a_topic_of_its_service(model: type[EventData]) -> None:
    topic = topics()[model.EVENT.topic]
    assert topic.owner == model.EVENT.service
    assert topic.producers == (model.EVENT.service,)


@ALL
def test_an_event_says_what_it_means(model: type[EventData]) -> None:
    assert (model.__doc__ or "").strip()


@pytest.mark.parametrize("name", list(topics()))
def test_a_topic_is_taken_by_services_that_exist(name: str) -> None:
    topic = topics()[name]
    assert topic.consumers
    assert set(topic.consumers) <= SERVICES


@ALL
def test_each_text_has_a_bound_and_a_privacy_class(model: type[EventData]) -> None:
    schema = json_schema(model)
    for place, text in _texts(schema, model.__name__):
        assert "maxLength" in text, f"{place} has no maximum length"
        assert "x-privacy" in text, f"{place} has no privacy class"


def _texts(schema: Any, place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, list):
        for number, part in enumerate(schema):
            yield from _texts(part, f"{place}[{number}]")
    elif isinstance(schema, dict):
        is_free = schema.get("type") == "string" and not schema.keys() & {"enum", "const", "format"}
        if is_free:
            yield place, schema
        for key, part in schema.items():
            if key != "default":
                yield from _texts(part, f"{place}.{key}")


@ALL
def test_an_event_has_examples_that_parse(model: type[EventData]) -> None:
    cases = sorted((EXAMPLES / model.EVENT.name).glob("*.json"))
    assert cases, f"no example under contracts/examples/{model.EVENT.name}"
    for case in cases:
        envelope = Envelope.model_validate_json(case.read_bytes())
        assert envelope.type == model.EVENT.name
        model.model_validate(envelope.data)


@pytest.mark.parametrize("case", sorted(EXAMPLES.rglob("*.json")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_an_example_is_a_cloud_event_for_others_too(case: Path) -> None:
    document = json.loads(case.read_bytes())
    data = document.pop("data")
    document["time"] = Envelope.model_validate({**document, "data": data}).time
    event = CloudEvent(document, data)
    assert event.get_type() == document["type"]


def test_a_new_major_version_is_told_from_a_stranger() -> None:
    assert acquaintance("intake.map.recorded.v1") is Acquaintance.KNOWN
    assert acquaintance("intake.map.recorded.v2") is Acquaintance.UNKNOWN_VERSION
    assert acquaintance("intake.map.burnt.v1") is Acquaintance.UNKNOWN_TYPE
