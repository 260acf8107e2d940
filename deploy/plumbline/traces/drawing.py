"""The drawing of a trace: a line for each span with its place in time."""

from collections.abc import Iterator, Sequence

from rich.table import Table
from rich.text import Text

from plumbline.sink.spans import Span
from plumbline.traces.tree import Node, walk

BAR_WIDTH = 32
_MARKS = {"server": "▶", "client": "◀", "producer": "↗", "consumer": "↘", "internal": "·", "unspecified": "·"}
_COLOURS = ("cyan", "green", "magenta", "yellow", "blue", "bright_red", "bright_cyan", "bright_green")
_SHOWN = {
    "messaging.destination.name": "topic",
    "messaging.destination.partition.id": "partition",
    "messaging.kafka.offset": "offset",
    "messaging.batch.message_count": "messages",
    "messaging.consumer.group.name": "by",
    "plumbline.event.type": "event",
    "plumbline.event.outcome": "outcome",
    "plumbline.stream.event": "stream",
    "http.response.status_code": "status",
    "error.type": "error",
}


def draw(roots: Sequence[Node]) -> Table:
    """``roots`` as a table: service, span with its depth, offset, duration, bar, what it was about."""
    lines = list(walk(roots))
    start = min(node.span.start_ns for _, node in lines)
    whole = max(1, max(node.span.end_ns for _, node in lines) - start)
    colours = _colours(node.span.service for _, node in lines)
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for heading, justify in (("service", "left"), ("span", "left"), ("at ms", "right"), ("took ms", "right")):
        table.add_column(heading, justify=justify, no_wrap=heading != "span")  # type: ignore[arg-type]
    table.add_column("", no_wrap=True, width=BAR_WIDTH)
    table.add_column("about")
    for depth, node in lines:
        span, colour = node.span, colours[node.span.service]
        table.add_row(
            Text(span.service, style=colour),
            _title(depth, node),
            f"{(span.start_ns - start) / 1e6:.1f}",
            f"{(span.end_ns - span.start_ns) / 1e6:.1f}",
            Text(bar(span.start_ns - start, span.end_ns - start, whole), style=colour),
            Text(about(span), style="dim"),
        )
    return table


def bar(start: int, end: int, whole: int, width: int = BAR_WIDTH) -> str:
    """A bar of ``width`` characters on which ``start`` to ``end`` of ``whole`` is filled, at least one of them."""
    first = min(width - 1, start * width // whole)
    last = min(width, max(first + 1, -(-end * width // whole)))
    return " " * first + "█" * (last - first)


def about(span: Span) -> str:
    """The attributes that tell most, short."""
    return " ".join(f"{label}={span.attributes[name]}" for name, label in _SHOWN.items() if name in span.attributes)


def _title(depth: int, node: Node) -> Text:
    link = f"⤷ {node.span.trace_id[:8]} " if node.is_linked else ""
    style = "red" if node.span.status == "error" else "bold" if depth == 0 else ""
    return Text(f"{'  ' * depth}{link}{_MARKS.get(node.span.kind, '·')} {node.span.name}", style=style)


def _colours(services: Iterator[str] | Sequence[str]) -> dict[str, str]:
    names = dict.fromkeys(services)
    return {name: _COLOURS[number % len(_COLOURS)] for number, name in enumerate(names)}
