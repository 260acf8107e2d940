"""AsyncAPI's own parser takes the document, and refuses one that is broken."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
import yaml

from contracts.tools.asyncapi_validity import complaints
from contracts.tools.documents import documents

Change = Callable[[dict[str, Any]], object]


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(documents()["asyncapi.yaml"])
    return found


def test_the_parser_has_nothing_against_our_document() -> None:
    assert complaints(documents()["asyncapi.yaml"]) == []


@pytest.mark.parametrize(
    ("change", "place"),
    [
        pytest.param(lambda it: it["info"].pop("title"), "info", id="a field that must be there is not"),
        pytest.param(
            lambda it: it["components"]["schemas"].pop("Envelope"),
            "components/messages/alignment.sign-off.completed.v1/payload/allOf/0/$ref",
            id="a reference leads nowhere",
        ),
        pytest.param(
            lambda it: it["operations"]["intake.send.intake-maps"].update(action="publish"),
            "operations/intake.send.intake-maps/action",
            id="an action of another version",
        ),
        pytest.param(
            lambda it: it["channels"]["intake-maps"]["bindings"]["kafka"].update(partitions=0),
            "channels/intake-maps/bindings/kafka/partitions",
            id="a binding that Kafka could not have",
        ),
    ],
)
def test_a_broken_document_is_refused_where_it_is_broken(document: dict[str, Any], change: Change, place: str) -> None:
    broken = deepcopy(document)
    change(broken)
    assert place in [complaint.partition(": ")[0] for complaint in complaints(yaml.safe_dump(broken, sort_keys=False))]


def test_what_is_no_yaml_is_refused() -> None:
    assert complaints("asyncapi: 3.0.0\ninfo: {")
