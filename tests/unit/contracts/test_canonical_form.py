"""One hash for each content, however it was written."""

import json
import struct
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from contracts.formats import (
    canonical_bytes,
    canonical_json,
    content_hash,
    given_back,
    normalised,
    read_maps,
    read_standards,
)
from tests.support.intake_documents import Document, maps, shuffled, standards, unhurried
from tests.support.intake_samples import map_document, step

# RFC 8785, appendix B: IEEE 754 bits, and the number as ECMAScript writes it.
NUMBERS = [
    ("0000000000000000", "0"),
    ("8000000000000000", "0"),
    ("0000000000000001", "5e-324"),
    ("8000000000000001", "-5e-324"),
    ("7fefffffffffffff", "1.7976931348623157e+308"),
    ("4340000000000000", "9007199254740992"),
    ("c340000000000000", "-9007199254740992"),
    ("4430000000000000", "295147905179352830000"),
    ("44b52d02c7e14af5", "9.999999999999997e+22"),
    ("44b52d02c7e14af6", "1e+23"),
    ("44b52d02c7e14af7", "1.0000000000000001e+23"),
    ("444b1ae4d6e2ef4e", "999999999999999700000"),
    ("444b1ae4d6e2ef4f", "999999999999999900000"),
    ("444b1ae4d6e2ef50", "1e+21"),
    ("3eb0c6f7a0b5ed8c", "9.999999999999997e-7"),
    ("3eb0c6f7a0b5ed8d", "0.000001"),
    ("41b3de4355555553", "333333333.3333332"),
    ("41b3de4355555554", "333333333.33333325"),
    ("41b3de4355555555", "333333333.3333333"),
    ("41b3de4355555556", "333333333.3333334"),
    ("41b3de4355555557", "333333333.33333343"),
    ("becbf647612f3696", "-0.0000033333333333333333"),
    ("43143ff3c1cb0959", "1424953923781206.2"),
]


@pytest.mark.parametrize(("bits", "written"), NUMBERS)
def test_numbers_are_written_as_rfc_8785_says(bits: str, written: str) -> None:
    (number,) = struct.unpack(">d", bytes.fromhex(bits))
    assert canonical_json(number) == written


def test_fields_are_ordered_by_their_utf_16_code_units_as_rfc_8785_says() -> None:
    names = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    ordered = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
    assert list(json.loads(canonical_json(dict.fromkeys(names, 0)))) == ordered


def test_text_is_escaped_as_little_as_rfc_8785_says() -> None:
    assert canonical_json('\u20ac$\u000f\nA\'B"\\\\"/\x7f') == '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/\x7f"'


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_is_not_finite_has_no_form(number: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        canonical_json(number)


def hash_of(document: Document) -> str:
    (read,) = read_maps(json.dumps(document))
    return content_hash(read)


@unhurried
@given(st.data(), maps)
def test_the_order_of_fields_does_not_matter(data: st.DataObject, document: Document) -> None:
    assert hash_of(data.draw(shuffled(document))) == hash_of(document)


@unhurried
@given(maps, st.booleans())
def test_json_and_yaml_are_the_same_map(document: Document, flow: bool) -> None:
    written = yaml.safe_dump(document, sort_keys=False, allow_unicode=True, default_flow_style=flow, width=10**6)
    (from_yaml,) = read_maps(written, content_type="application/yaml")
    (from_json,) = read_maps(json.dumps(document, indent=1), content_type="application/json")
    assert given_back(from_yaml) == given_back(from_json)
    assert content_hash(from_yaml) == content_hash(from_json)


@unhurried
@given(maps)
def test_what_is_given_back_is_what_was_written_but_for_known_fields_that_were_null(document: Document) -> None:
    (read,) = read_maps(json.dumps(document))
    back = given_back(read)
    (again,) = read_maps(json.dumps(back))
    assert given_back(again) == back
    assert content_hash(again) == content_hash(read)
    _is_all_there(document, back)


def _is_all_there(written: Any, back: Any) -> None:
    if isinstance(written, dict):
        assert back.keys() <= written.keys()
        for key, value in written.items():
            if key in back:
                _is_all_there(value, back[key])
            else:
                assert value is None
    elif isinstance(written, list):
        assert len(back) == len(written)
        for one, other in zip(written, back, strict=True):
            _is_all_there(one, other)
    else:
        assert (type(back), back) == (type(written), written)


SAME = [
    {"needs": [{"item": "patient.arrival"}]},
    {"needs": [{"item": "patient.arrival", "required": True, "by": None}]},
    {"needs": ["patient.arrival"], "gives": [], "marks": None, "waits_minutes": 0, "decision": None, "exceptions": []},
    {"needs": ["patient.arrival"], "waits_minutes": 0.0},
]


@pytest.mark.parametrize("more", SAME)
def test_what_goes_without_saying_does_not_change_the_hash(more: Document) -> None:
    assert hash_of(map_document(step(**more))) == hash_of(map_document(step(needs=["patient.arrival"])))


OTHER = [
    map_document(step("Scan it")),
    map_document(step(), note=None),
    map_document(step(note="x")),
    map_document(step(needs=[{"item": "a", "note": None}])),
    map_document(step(), site="elm-street"),
    map_document(step(minutes=[1, 2, 3])),
    map_document(step(), step(id="s2")),
    map_document(step(id="s2"), step()),
]


def test_other_contents_have_other_hashes() -> None:
    assert len({hash_of(document) for document in [map_document(step()), *OTHER]}) == len(OTHER) + 1


def test_the_hash_of_a_map_stays_what_it_is() -> None:
    # Signatures and versions of maps rest on it: a change of this value is a change of the format.
    assert hash_of(map_document()) == "sha256:f3adf510f1f77048e29d9b1d801926bdbb4facffdfd422c1a5d78c8c88b37718"


@unhurried
@given(standards)
def test_the_version_of_a_standard_is_no_content(document: Document) -> None:
    one, other = read_standards(json.dumps(document)), read_standards(json.dumps(document | {"version": 77}))
    assert canonical_bytes(one[0]) == canonical_bytes(other[0])


@unhurried
@given(maps)
def test_the_normal_form_leaves_nothing_to_guess(document: Document) -> None:
    (read,) = read_maps(json.dumps(document))
    plain = normalised(read)
    assert json.loads(json.dumps(plain)) == plain
    for one in plain["steps"]:
        assert set(one) == {
            *("id", "name", "actor", "department", "after", "needs", "gives", "marks", "system", "minutes"),
            *("waits_minutes", "evidence", "decision", "next", "hands_to", "exceptions"),
        }
        assert all(isinstance(item, dict) for item in one["needs"] + one["gives"])
        assert one["actor"] in {"front-desk", "medical-assistant", "rn", "arzt-arztin"}
