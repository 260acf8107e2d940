"""A step goes to its document and back unchanged."""

from typing import Any

from hypothesis import given

from alignment.domain.step_documents import document_of, step_from
from tests.support.alignment_strategies import steps


@given(steps("s1", ["s1", "s2"]))
def test_a_step_survives_its_document(document: dict[str, Any]) -> None:
    step = step_from(document)

    assert step_from(document_of(step)) == step


def test_fields_that_we_do_not_know_are_kept() -> None:
    step = step_from({"id": "s1", "name": "Ask", "actor": "nurse", "x-note": {"b": 1, "a": [2]}})

    assert step.unrecognised == (("x-note", '{"a":[2],"b":1}'),)
    assert document_of(step)["x-note"] == {"a": [2], "b": 1}
