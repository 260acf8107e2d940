"""A trace is drawn as a tree, with what follows from it in other traces."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from plumbline.sink.spans import Link, Span
from plumbline.sink.store import SpanStore
from plumbline.traces.drawing import about, bar
from plumbline.traces.tree import Node, journey, tree_of, walk

COMMAND, RELAY, STREAM = "a" * 32, "b" * 32, "c" * 32


def _span(trace_id: str, span_id: str, parent_id: str | None = None, start: int = 0, **more: object) -> Span:
    fields = {"service": "incident", "name": span_id, "kind": "internal", "start_ns": start, "end_ns": start + 10}
    return Span(trace_id, span_id, parent_id, **{**fields, **more})  # type: ignore[arg-type]


def _outline(roots: list[Node]) -> list[tuple[int, str, bool]]:
    return [(depth, node.span.span_id, node.is_linked) for depth, node in walk(roots)]


def test_children_stand_under_their_parents_in_the_order_of_their_start():
    spans = [_span(COMMAND, "late", "root", 20), _span(COMMAND, "root"), _span(COMMAND, "early", "root", 10)]
    assert _outline(tree_of(spans)) == [(0, "root", False), (1, "early", False), (1, "late", False)]


def test_a_span_whose_parent_was_not_kept_is_a_root():
    assert _outline(tree_of([_span(COMMAND, "orphan", "gone")])) == [(0, "orphan", False)]


def test_a_span_that_is_its_own_parent_does_not_hang_the_drawing():
    assert _outline(tree_of([_span(COMMAND, "loop", "loop")])) == [(0, "loop", False)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SpanStore]:
    with closing(SpanStore(tmp_path / "traces.sqlite")) as opened:
        yield opened


def test_links_are_followed_from_trace_to_trace(store: SpanStore):
    store.add([_span(COMMAND, "post"), _span(COMMAND, "insert", "post", 1)])
    store.add([_span(RELAY, "send", None, 5, links=(Link(COMMAND, "insert"),)), _span(RELAY, "batch", "send", 6)])
    store.add([_span(STREAM, "push", None, 9, links=(Link(RELAY, "send"),)), _span(STREAM, "unrelated", None, 9)])
    assert _outline(journey(store, COMMAND)) == [
        (0, "post", False),
        (1, "insert", False),
        (2, "send", True),
        (3, "batch", False),
        (3, "push", True),
    ]


def test_traces_that_link_to_each_other_end(store: SpanStore):
    store.add([_span(COMMAND, "one", links=(Link(RELAY, "two"),))])
    store.add([_span(RELAY, "two", links=(Link(COMMAND, "one"),))])
    assert _outline(journey(store, COMMAND)) == [(0, "one", False), (1, "two", True)]


@pytest.mark.parametrize(
    ("start", "end", "drawn"), [(0, 100, "█" * 10), (50, 100, "     █████"), (99, 99, "         █"), (0, 0, "█")]
)
def test_a_bar_shows_when_and_how_long(start: int, end: int, drawn: str):
    assert bar(start, end, 100, width=10) == drawn


def test_what_a_span_was_about_is_short():
    attributes = {"messaging.destination.name": "incident-incidents", "messaging.kafka.offset": 7, "thread.id": 3}
    assert about(_span(COMMAND, "send", attributes=attributes)) == "topic=incident-incidents offset=7"
