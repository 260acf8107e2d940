"""What is not in the format is refused, with every place that is wrong, in bounded time and memory."""

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from contracts.formats import FORMATS, FormatRefused, Place, given_back, read_maps, read_standards
from contracts.formats.places import MAX_PLACES
from tests.support.format_refusals import only, refused
from tests.support.intake_documents import Document, maps, plain, unhurried
from tests.support.intake_samples import map_document, step

SCHEMA = Draft202012Validator(FORMATS["plumbline.map/1"].model_json_schema(mode="validation"))

MAP = """format: plumbline.map/1
site: oak-street
department: patient-access
workflow: check-in
steps:
  - id: s1
    name: Scan the insurance card
    actor: front-desk
    minutes: [1, 2, 4]
    evidence: observed
    next: [s2]
  - id: s2
    name: Ask for the copay
    actor: front-desk
"""


NO_STEP = "the id of a step of this document"
ITEM = "a dotted lower-case name such as coverage.plan"
SYSTEM = "ehr, paper, spreadsheet, phone, fax, person or other:<name>"
ORDER = "low, likely, high: none smaller than the one before"
NEXT, MINUTES, ACTOR = "next: [s2]", "[1, 2, 4]", "actor: front-desk\n    minutes"

# What is put in the place of what, and the line, field, found and expected of the refusal.
ONE_WRONG = [
    ("plumbline.map/1", "plumbline.map/2", (1, "format", '"plumbline.map/2"', "plumbline.map/1")),
    ("format: plumbline.map/1", "name: x", (1, "format", "nothing", "plumbline.map/1")),
    ("oak-street", "Oak Street", (2, "site", '"Oak Street"', "a lower-case name such as oak-street")),
    ("site: oak-street\n", "", (1, "site", "nothing", "the field site")),
    ("oak-street", "", (2, "site", "nothing", "text")),
    (ACTOR, "minutes", (6, "steps[0].actor", "nothing", "the field actor")),
    (ACTOR, "actor: 7\n    minutes", (8, "steps[0].actor", "the number 7", "text")),
    (ACTOR, "actor: '-'\n    minutes", (8, "steps[0].actor", '"-"', "the name of a role such as front-desk")),
    (MINUTES, "[1, 2]", (9, "steps[0].minutes", "a list of 2", "at least 3 of them")),
    (MINUTES, "[1, 4, 2]", (9, "steps[0].minutes", "1, 4, 2", ORDER)),
    (MINUTES, "[1, 2, many]", (9, "steps[0].minutes[2]", '"many"', "a number")),
    (MINUTES, "[-1, 2, 4]", (9, "steps[0].minutes[0]", "the number -1", "0 or more")),
    (MINUTES, "[true, 2, 4]", (9, "steps[0].minutes[0]", "true", "a number")),
    ("observed", "seen", (10, "steps[0].evidence", '"seen"', "observed, interviewed, logged or assumed")),
    (NEXT, "next: [s3]", (11, "steps[0].next[0]", '"s3"', NO_STEP)),
    (NEXT, "next: s2", (11, "steps[0].next", '"s2"', "a list")),
    ("id: s2", "id: 2", (12, "steps[1].id", "the number 2", "text")),
    (NEXT, "needs: [Card]", (11, "steps[0].needs[0]", '"Card"', ITEM)),
    (NEXT, "needs: [{values: lb}]", (11, "steps[0].needs[0].item", "nothing", "the field item")),
    (NEXT, "gives: [7]", (11, "steps[0].gives[0]", "the number 7", "an object")),
    (NEXT, "system: telepathy", (11, "steps[0].system", '"telepathy"', SYSTEM)),
    (
        NEXT,
        "decision: {question: Q, branches: []}",
        (11, "steps[0].decision.branches", "an empty list", "at least 1 of them"),
    ),
    (
        NEXT,
        "decision: {question: Q, branches: [{when: a, next: s3}]}",
        (11, "steps[0].decision.branches[0].next", '"s3"', NO_STEP),
    ),
    (NEXT, "exceptions: [{when: night, next: s3}]", (11, "steps[0].exceptions[0].next", '"s3"', NO_STEP)),
    (NEXT, "hands_to: nurse", (11, "steps[0].hands_to", '"nurse"', "an object")),
]


@pytest.mark.parametrize(("old", "new", "expected"), ONE_WRONG, ids=[new.strip() or "gone" for _, new, _ in ONE_WRONG])
def test_a_place_is_named_by_line_field_found_and_expected(
    old: str, new: str, expected: tuple[int, str, str, str]
) -> None:
    assert old in MAP
    (first, *_) = refused(MAP.replace(old, new, 1))
    assert (first.line, first.field, first.found, first.expected) == expected
    assert str(first) == f"line {first.line}, {first.field}: found {first.found}, expected {first.expected}"


def test_a_repeated_id_is_named_where_it_is_repeated() -> None:
    text = MAP.replace("id: s2", "id: s1").replace("next: [s2]", "next: [s1]")
    assert only(text) == (12, "steps[1].id", '"s1"', "an id that no step before has")


def test_json_has_lines_too() -> None:
    document = map_document(step(), step("", id="s2"))
    text = json.dumps(document, indent=2)
    line = next(number for number, content in enumerate(text.splitlines(), 1) if '"name": ""' in content)
    assert only(text) == (line, "steps[1].name", "empty text", "words on one line")
    assert only(json.dumps(document)) == (1, "steps[1].name", "empty text", "words on one line")


def test_text_in_json_that_looks_like_json_moves_no_line() -> None:
    odd = 'a "quoted\\" { [ : , ] } \\ \n thing'
    text = json.dumps(map_document(step(note=odd), step(id="s2", evidence="seen"), note=[odd, {odd: odd}]), indent=0)
    line = next(number for number, content in enumerate(text.splitlines(), 1) if '"seen"' in content)
    assert only(text)[0] == line


def test_every_wrong_place_is_named_up_to_a_bound_in_the_order_of_the_document() -> None:
    steps = [step(id=f"s{number}", evidence="seen") for number in range(MAX_PLACES + 10)]
    with pytest.raises(FormatRefused) as error:
        read_maps(yaml.safe_dump(map_document(*steps)))
    assert (len(error.value.places), error.value.total) == (MAX_PLACES, MAX_PLACES + 10)
    assert f"(and {MAX_PLACES + 9} more)" in str(error.value)
    assert [place.field for place in error.value.places[:2]] == ["steps[0].evidence", "steps[1].evidence"]


def test_a_place_in_a_list_of_maps_says_which_map() -> None:
    text = yaml.safe_dump([map_document(), map_document(step(evidence="seen"), site="elm-street")], sort_keys=False)
    assert only(text)[1] == "[1].steps[0].evidence"


def test_a_map_that_a_list_has_twice_is_refused() -> None:
    assert only(json.dumps([map_document(), map_document(step())])) == (
        1, "[1]", "oak-street/patient-access/check-in again", "each map or standard once",
    )  # fmt: skip


def test_a_map_is_no_standard() -> None:
    with pytest.raises(FormatRefused, match=r"plumbline\.standard/1"):
        read_standards(json.dumps(map_document()))


NOT_DOCUMENTS: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", "an object with format"),
    "a number": ("3", "an object with format"),
    "no entries": ("[]", "one document, or a list"),
    "an entry that is none": ("[1]", "an object with format"),
    "not UTF-8": (b"format: \xff", "text in UTF-8"),
    "a second document": (f"{MAP}---\n{MAP}", "one document"),
    "an anchor on a field's name": ("&a a: 1", "the name of a field, written out"),
    "an alias as a field's name": ("a: &x b\n*x : 1", "the name of a field, written out"),
    "an alias of nothing": ("a: *x", "an alias of a value before it"),
    "an alias of what it is in": ("a: &x [*x]", "an alias of a value before it"),
    "a tag": ("!!python/object:os.system {}", "without a tag"),
    "a tag of one's own": ("!mine x", "without a tag"),
    "a control character": ("a: \x07", "YAML"),
    "an open quote": ("a: 'x", "YAML"),
    "bad indentation": ("a: 1\n b: 2", "YAML"),
    "a list as a key": ("? [a]\n: 1", "a word"),
    "open JSON": ('{"a": ', "JSON"),
    "more after JSON": ("{} {}", "JSON"),
    "NaN": ('{"a": NaN}', "a number that JSON has"),
    "a field twice in JSON": ('{"a": 1, "a": 2}', "each field once"),
    "a field twice in YAML": ("a: 1\na: 2", "each field once"),
    "a field twice within": ('[{"x": {"a": 1, "a": 2}}]', "each field once"),
}


@pytest.mark.parametrize(("content", "expected"), NOT_DOCUMENTS.values(), ids=NOT_DOCUMENTS)
def test_what_is_no_document_is_refused(content: str | bytes, expected: str) -> None:
    (place,) = refused(content)
    assert expected in place.expected


UNFIT = {
    "NUL": '"\\u0000"',
    "half a character": '"\\ud800"',
    "an integer beyond what a double holds": "9007199254740993",
    "a very long integer": "1" * 5000,
    "a number beyond all bounds": "1e999",
    "very long text": json.dumps("x" * 20_001),
    "a field with a very long name": json.dumps({"x" * 201: 1}),
    "a field whose name is no text": '{"a\\u0000": 1}',
}


@pytest.mark.parametrize("value", UNFIT.values(), ids=UNFIT)
def test_a_value_that_would_not_come_back_as_it_is_is_refused(value: str) -> None:
    text = json.dumps(map_document(note="HERE"), indent=1).replace('"HERE"', value)
    (place,) = refused(text)
    assert (place.field, place.line) == ("note", text.splitlines().index(f' "note": {value}') + 1)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("no", "no"), ("on", "on"), ("12:30", "12:30"), ("2026-05-01", "2026-05-01"), ("007", "007"), ("0x1f", "0x1f"),
        ("1_000", "1_000"), (".inf", ".inf"), ("+1", "+1"), ("1.", "1."), ("'1'", "1"), ("true", True), ("~", None),
        ("", None), ("-1.5e+3", -1500.0), ("-1.5e3", "-1.5e3"), ("12e3", "12e3"), ("0e0", "0e0"),
        ("10", 10), ("<<", "<<"), ("=", "="),
    ],
)  # fmt: skip
def test_words_of_yaml_are_what_json_would_say(written: str, read: Any) -> None:
    (document,) = read_maps(f"{MAP}note: {written}\n")
    assert document.model_extra == {"note": read}
    assert type(document.model_extra["note"]) is type(read)


def test_an_alias_is_what_its_anchor_holds() -> None:
    shared = [{"item": "coverage.plan", "note": ["x"]}]
    document = map_document(step(needs=shared), step(id="s2", needs=shared, gives=shared))
    text = yaml.safe_dump(document)
    assert "*id001" in text
    (read,) = read_maps(text)
    assert given_back(read) == document


def test_a_wrong_value_behind_an_alias_is_named_where_the_alias_stands() -> None:
    text = MAP.replace("next: [s2]", "needs: &n [card]").replace("id: s2", "id: s2\n    next: *n")
    (place,) = refused(text)
    assert (place.line, place.field, place.found) == (13, "steps[1].next[0]", '"card"')


@unhurried
@given(st.binary(max_size=200) | st.text(max_size=200), st.sampled_from(["application/json", "application/yaml", None]))
def test_any_bytes_are_read_or_refused(content: bytes | str, kind: str | None) -> None:
    with pytest.raises(FormatRefused) as error:
        read_maps(content, content_type=kind)
    assert error.value.places


@unhurried
@given(st.data(), maps)
def test_a_map_with_any_one_value_changed_is_read_or_refused_with_a_line(
    data: st.DataObject, document: Document
) -> None:
    changed = data.draw(_with_one_changed(document))
    text = json.dumps(changed, indent=1)
    last = text.count("\n") + 1
    assert all(place.line is not None and 1 <= place.line <= last for place in _places(text))


@unhurried
@given(st.data(), maps)
def test_the_json_schema_takes_what_the_models_take(data: st.DataObject, document: Document) -> None:
    changed = data.draw(st.just(document) | _with_one_changed(document))
    assert SCHEMA.is_valid(changed) == _is_taken_by_models(changed)


def _places(text: str) -> tuple[Place, ...]:
    try:
        read_maps(text)
    except FormatRefused as error:
        return error.places
    return ()


def _is_taken_by_models(document: Any) -> bool:
    try:
        FORMATS["plumbline.map/1"].model_validate(document)
    except ValueError:
        return False
    return True


@st.composite
def _with_one_changed(draw: st.DrawFn, document: Document) -> Any:
    copy = json.loads(json.dumps(document))
    holder: Any = copy
    while True:
        key = draw(st.sampled_from(sorted(holder) if isinstance(holder, dict) else range(len(holder))))
        inner = holder[key]
        if not isinstance(inner, (dict, list)) or not inner or draw(st.booleans()):
            holder[key] = draw(plain)
            return copy
        holder = inner
