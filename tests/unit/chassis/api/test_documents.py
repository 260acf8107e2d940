"""What two readers could understand differently, or no database can store, is refused."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chassis.api.documents import read_json, read_yaml
from chassis.api.failures import BodyUnreadable

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_characters="\x00", codec="utf-8")), inner)
    ),
    max_leaves=20,
)


@given(VALUES)
def test_good_json_is_read_as_it_is(value: Any) -> None:
    assert read_json(json.dumps(value).encode()) == value


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for read in (read_json, read_yaml):
        with suppress(BodyUnreadable):
            read(content)


@pytest.mark.parametrize(
    "content",
    [
        b'{"a": 1, "a": 2}',
        b'{"b": {"a": 1, "a": 1}}',
        b'{"a": NaN}',
        b"[Infinity]",
        b"[1e999]",
        b'"\\u0000"',
        b'{"\\u0000": 1}',
        b'"\\ud800"',
        b'"caf\xe9"',
        b"[" * 65 + b"]" * 65,
        b"[" * 100_000,
        b"",
        b"{",
        b'{"a": 1} x',
        b"\xef\xbb\xbf{}",
    ],
)
def test_json_that_is_not_strict_is_refused(content: bytes) -> None:
    with pytest.raises(BodyUnreadable):
        read_json(content)


@pytest.mark.parametrize(
    "content",
    [
        b"a: 1\na: 2",
        b"a: &x 1\nb: *x",
        b"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]",
        b"!!python/object/apply:os.system ['true']",
        b"a: !!binary aGk=\nb: *c",
        b"a: .nan",
        b'"\\0"',
        b"a: [1",
        b"a: " + b"[" * 70 + b"]" * 70,
        b"--- 1\n--- 2",
    ],
)
def test_yaml_that_is_not_plain_is_refused(content: bytes) -> None:
    with pytest.raises(BodyUnreadable):
        read_yaml(content)


def test_days_in_yaml_stay_text_for_the_models_to_read() -> None:
    assert read_yaml(b"day: 2026-01-01\nat: 2026-01-01T10:00:00Z") == {
        "day": "2026-01-01",
        "at": "2026-01-01T10:00:00Z",
    }


def test_a_surrogate_pair_is_a_character_like_any_other() -> None:
    assert read_json(b'"\\ud83d\\ude00"') == "😀"
