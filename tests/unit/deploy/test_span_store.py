"""Traces are kept within bounds."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from plumbline.sink.spans import Link, Span
from plumbline.sink.store import SpanStore


def _span(number: int, span: int = 1, **more: object) -> Span:
    fields: dict[str, object] = {"service": "intake", "name": "POST", "kind": "server", "parent_id": None}
    fields |= {"start_ns": number * 1000, "end_ns": number * 1000 + 5}
    return Span(f"{number:032x}", f"{span:016x}", **{**fields, **more})  # type: ignore[arg-type]


Open = Callable[..., SpanStore]


@pytest.fixture
def open_store(tmp_path: Path) -> Iterator[Open]:
    """Opens the one file, with bounds, and closes it afterwards."""
    with ExitStack() as stack:

        def open_one(**bounds: int) -> SpanStore:
            return stack.enter_context(closing(SpanStore(tmp_path / "traces.sqlite", **bounds)))

        yield open_one


def test_a_trace_is_read_as_it_came(open_store: Open):
    span = _span(1, attributes={"http.route": "/v1/maps", "n": 3, "ok": True}, links=(Link("f" * 32, "e" * 16),))
    store = open_store()
    store.add([span])
    assert store.trace(span.trace_id) == [span]


def test_the_same_span_twice_is_kept_once(open_store: Open):
    store = open_store()
    store.add([_span(1)])
    store.add([_span(1)])
    assert store.totals()[0] == 1


def test_the_oldest_traces_make_room(open_store: Open):
    store = open_store(most_spans=10)
    for number in range(1, 26):
        store.add([_span(number)])
    assert [summary.first_ns for summary in store.summaries(limit=50)] == [n * 1000 for n in range(25, 15, -1)]


def test_bytes_are_bounded_too(open_store: Open):
    store = open_store(most_bytes=5_000)
    for number in range(1, 50):
        store.add([_span(number, attributes={"text": "x" * 500})])
    assert store.totals()[1] <= 5_000
    assert store.trace(_span(49).trace_id)


def test_a_batch_larger_than_the_bound_does_not_hang(open_store: Open):
    store = open_store(most_spans=5)
    store.add([_span(number) for number in range(1, 50)])
    assert store.totals()[0] <= 5


def test_a_trace_is_found_by_how_its_id_begins(open_store: Open):
    store = open_store()
    store.add([_span(1), _span(2)])
    assert [summary.trace_id for summary in store.summaries(f"{2:032x}"[:32])] == [f"{2:032x}"]


def test_it_is_there_after_a_restart(open_store: Open):
    first = open_store()
    first.add([_span(1)])
    first.close()
    assert open_store().totals()[0] == 1
