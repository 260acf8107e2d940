"""``plumbline trace``: one request's whole way, drawn in the terminal."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from plumbline.commands.answers import AsJson, Data, refusals, say_json
from plumbline.data_folder import DataFolder
from plumbline.sink.store import SpanStore, TraceSummary
from plumbline.traces.drawing import draw
from plumbline.traces.tree import Node, journey, walk

PIPE_WIDTH = 200


class NoTrace(Exception):
    """There is no such trace."""


def trace(  # noqa: PLR0913 - the options of a command
    trace_id: Annotated[str | None, typer.Argument(help="The trace's id, or how it begins.")] = None,
    *,
    last: Annotated[
        bool, typer.Option("--last", help="The last command's trace; the newest of all if there is none.")
    ] = False,
    list_: Annotated[bool, typer.Option("--list", help="List the newest traces.")] = False,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, max=500, help="How many to list.")] = 20,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Draw a trace: services, spans, times, and what followed from it elsewhere."""
    folder = DataFolder.at(data)
    with refusals(NoTrace, as_json=as_json), _store(folder) as store:
        if list_ or not (trace_id or last):
            _list(store.summaries("", limit), as_json=as_json)
            return
        wanted = (last and store.last_command()) or _chosen(store, "" if last else (trace_id or "").lower())
        roots = journey(store, wanted.trace_id)
        if as_json:
            say_json({"trace_id": wanted.trace_id, "spans": [_described(depth, node) for depth, node in walk(roots)]})
        else:
            _draw(wanted, roots)


@contextmanager
def _store(folder: DataFolder) -> Iterator[SpanStore]:
    if not folder.spans_file.exists():
        raise NoTrace(f"No trace was kept in {folder.root} yet. Start it with: plumbline up")
    store = SpanStore(folder.spans_file)
    try:
        yield store
    finally:
        store.close()


def _chosen(store: SpanStore, prefix: str) -> TraceSummary:
    if not set(prefix) <= set("0123456789abcdef"):
        raise NoTrace(f"{prefix!r} is no trace id: it is written in the digits 0 to 9 and a to f.")
    found = store.summaries(prefix, 2)
    if not found:
        raise NoTrace(
            f"No trace begins with {prefix!r}. The newest: plumbline trace --list" if prefix else "No trace yet."
        )
    if prefix and len(found) > 1:
        raise NoTrace(f"Several traces begin with {prefix!r}. Give more of it.")
    return found[0]


def _draw(wanted: TraceSummary, roots: list[Node]) -> None:
    console = _console()
    console.print(f"Trace {wanted.trace_id} of {_moment(wanted.first_ns)}", highlight=False)
    console.print(draw(roots))


def _list(found: list[TraceSummary], *, as_json: bool) -> None:
    if as_json:
        say_json({"items": [asdict(summary) for summary in found]})
        return
    if not found:
        typer.echo("No trace yet.")
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("trace", "at", "took ms", "spans", "service", "began with"):
        table.add_column(heading)
    for one in found:
        took = f"{(one.last_ns - one.first_ns) / 1e6:.1f}"
        style = "red" if one.has_error else ""
        table.add_row(one.trace_id, _moment(one.first_ns), took, str(one.spans), one.service, one.name, style=style)
    _console().print(table)


def _console() -> Console:
    """In a file or a pipe there is nobody's window to fit."""
    console = Console()
    return console if console.is_terminal else Console(width=PIPE_WIDTH)


def _described(depth: int, node: Node) -> dict[str, Any]:
    return {"depth": depth, "is_linked": node.is_linked, **asdict(node.span)}


def _moment(nanoseconds: int) -> str:
    return datetime.fromtimestamp(nanoseconds / 1e9, UTC).astimezone().strftime("%Y-%m-%d %H:%M:%S")
