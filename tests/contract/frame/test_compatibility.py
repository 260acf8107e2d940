"""Each rule of the compatibility check catches what it is there for, and lets a new optional field pass."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from contracts.tools.compatibility import Schema, breaks

OLD: Schema = {
    "$defs": {
        "Part": {
            "type": "object",
            "properties": {"code": {"type": "string", "maxLength": 10, "enum": ["a", "b"]}},
            "required": ["code"],
        }
    },
    "type": "object",
    "properties": {
        "name": {"type": "string", "maxLength": 20, "pattern": "^x"},
        "count": {"type": "integer", "minimum": 1, "maximum": 9},
        "parts": {"type": "array", "items": {"$ref": "#/$defs/Part"}, "maxItems": 5},
        "until": {"anyOf": [{"type": "string"}, {"type": "null"}]},
    },
    "required": ["name", "count", "parts", "until"],
}

Change = Callable[[Any], None]


def _properties(schema: Any) -> Any:
    return schema["properties"]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (lambda s: _properties(s).pop("name"), "data.name: the field was removed or renamed"),
        (lambda s: _properties(s).update(label=_properties(s).pop("name")), "data.name: the field was removed"),
        (lambda s: _properties(s).update(more={"type": "string"}), "data.more: a new required field"),
        (lambda s: _properties(s)["name"].update(maxLength=19), "data.name: maxLength became smaller"),
        (lambda s: _properties(s)["name"].update(pattern="^y"), "data.name: the pattern changed"),
        (lambda s: _properties(s)["name"].update(enum=["x"]), "data.name: became a closed list"),
        (lambda s: _properties(s)["name"].update(type="integer"), "data.name: the type changed from string to integer"),
        (lambda s: _properties(s)["count"].update(minimum=2), "data.count: minimum became larger"),
        (lambda s: _properties(s)["count"].update(maximum=8), "data.count: maximum became smaller"),
        (lambda s: _properties(s)["parts"].update(maxItems=4), "data.parts: maxItems became smaller"),
        (lambda s: _properties(s).update(until={"type": "string"}), "data.until: may no longer be null"),
        (lambda s: s["$defs"]["Part"]["properties"]["code"].update(enum=["a"]), "data.parts[].code: the value 'b'"),
    ],
)
def test_a_break_is_found_and_named(change: Change, complaint: str) -> None:
    new = copy.deepcopy(OLD)
    change(new)
    found = breaks({"x.y.done.v1": OLD}, {"x.y.done.v1": new})
    assert [line for line in found if complaint in line], found


def test_a_removed_event_is_found() -> None:
    assert breaks({"x.y.done.v1": OLD}, {}) == ["x.y.done.v1: the event was removed"]


@pytest.mark.parametrize(
    "change",
    [
        lambda s: _properties(s).update(more={"type": "string", "default": ""}),
        lambda s: _properties(s)["name"].update(maxLength=21),
        lambda s: _properties(s)["count"].update(minimum=0),
    ],
)
def test_what_breaks_nobody_passes(change: Change) -> None:
    new = copy.deepcopy(OLD)
    change(new)
    assert breaks({"x.y.done.v1": OLD}, {"x.y.done.v1": new}) == []
