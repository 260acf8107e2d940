"""One reader's queue: in order, nothing twice, nothing that is not theirs, and an honest end."""

from datetime import UTC, datetime

from departments.application.tell_changes import Change
from departments.domain.cursors import Cursor
from departments.live.reader import Reader, Reset
from tests.support.bearers import person

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)


def change(number: int, department: str = "patient-access", *, is_reset: bool = False) -> Change:
    return Change(department, Cursor(1, number, number), NOON, [], [], [], "Fine.", is_reset, None)


def reader(*missed: Change, limit: int = 8, reset: str | None = None) -> Reader:
    made = Reader(person("lead", "lead", departments=("patient-access",)), "patient-access", limit=limit)
    made.begin(Cursor(1, 0, 0), missed, reset)
    return made


async def heard(made: Reader, count: int) -> list[Change | Reset]:
    told = made.told()
    return [await anext(told) for _ in range(count)]


async def test_what_was_missed_comes_first_and_what_was_queued_meanwhile_is_not_told_twice() -> None:
    made = reader(change(1), change(2))
    for number in (1, 2, 3):
        made.offer(change(number))
    assert [each.cursor.xid for each in await heard(made, 3)] == [1, 2, 3]  # type: ignore[union-attr]
    assert made.position == Cursor(1, 3, 3)


async def test_the_position_is_what_was_handed_out() -> None:
    made = reader(change(1), change(2))
    assert made.position == Cursor(1, 0, 0)
    await heard(made, 1)
    assert made.position == Cursor(1, 1, 1)


async def test_another_departments_change_is_heard_by_nobody_else() -> None:
    made = reader()
    made.offer(change(1, "compliance"))
    made.offer(change(2))
    assert [each.cursor.xid for each in await heard(made, 1)] == [2]  # type: ignore[union-attr]


async def test_a_reader_that_does_not_keep_up_begins_anew() -> None:
    made = reader(limit=2)
    for number in (1, 2, 3):
        made.offer(change(number))
    assert await heard(made, 1) == [Reset("slow")]
    assert made.is_ended


async def test_a_change_of_what_there_is_ends_the_stream() -> None:
    made = reader()
    made.offer(change(1, is_reset=True))
    assert await heard(made, 1) == [Reset("scope-changed")]


async def test_a_cursor_that_is_none_ends_the_stream_at_once() -> None:
    assert await heard(reader(change(1), reset="no-cursor"), 1) == [Reset("no-cursor")]
