"""Cursors: the text a browser carries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from departments.domain.cursors import Cursor, parse_cursor

NUMBERS = st.integers(0, 2**62)


@given(st.builds(Cursor, st.integers(0, 10**9), NUMBERS, NUMBERS))
def test_a_cursor_survives_its_text(cursor: Cursor) -> None:
    assert parse_cursor(str(cursor)) == cursor


@pytest.mark.parametrize("text", ["", "1-2", "1-2-3-4", "a-b-c", "01-2-3", "1--2", "1-2-3\n", "\uff11-2-3", "-1-2-3"])
def test_anything_else_is_none(text: str) -> None:
    assert parse_cursor(text) is None


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    found = parse_cursor(text)
    assert found is None or str(found) == text


def test_cursors_are_ordered_as_the_log_is() -> None:
    assert Cursor(1, 5, 9) < Cursor(1, 6, 1) < Cursor(1, 6, 2)
