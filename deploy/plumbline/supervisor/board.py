"""Shows how the start goes: a live checklist in a terminal, plain lines elsewhere, JSON lines on request."""

import contextlib
import json
import sys
import time
from typing import Protocol

from rich.console import Console, Group
from rich.live import Live
from rich.spinner import Spinner
from rich.table import Table
from rich.text import Text

from plumbline.supervisor.run_file import Run, RunningPart
from plumbline.supervisor.states import FINE, State

_MARKS = {
    State.WAITING: ("·", "dim"),
    State.READY: ("●", "green"),
    State.DONE: ("✓", "green"),
    State.NOT_READY: ("▲", "yellow"),
    State.RESTARTING: ("▲", "yellow"),
    State.CRASHING: ("■", "red"),
    State.FAILED: ("■", "red"),
    State.STOPPED: ("·", "dim"),
}


class Board(Protocol):
    """Is told of every change."""

    def changed(self, part: RunningPart) -> None:
        """``part`` is in another state, or says something new."""

    def ready(self, run: Run) -> None:
        """Every part does its work for the first time."""

    def note(self, words: str) -> None:
        """Something a person should read that belongs to no part."""


class LineBoard:
    """A line for each change, with the seconds since the beginning."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._said: dict[str, str] = {}

    def changed(self, part: RunningPart) -> None:
        """Print the change, unless it says what was printed last."""
        took = f" in {part.seconds:.1f} s" if part.state in FINE and part.seconds is not None else ""
        # The whole of a failure is told at the end, by whoever ends the run.
        detail = part.detail.split("\n", 1)[0] if part.state is State.FAILED else part.detail
        said = f"{part.state}{took}" + (f": {detail}" if detail else "")
        if part.state is not State.WAITING and self._said.get(part.name) != said:
            self._said[part.name] = said
            self.note(f"{part.name:<13} {said}")

    def ready(self, run: Run) -> None:
        """Print where it is."""
        self.note(f"Ready: {run.url}")

    def note(self, words: str) -> None:
        """Print ``words``."""
        # The terminal may be gone, or the pipe closed; what is told to nobody must not end what runs.
        with contextlib.suppress(OSError):
            print(f"{time.monotonic() - self._began:6.1f} s  {words}", flush=True)


class JsonBoard:
    """A JSON object a line for each change; the one with ``ready`` says that all is up."""

    def changed(self, part: RunningPart) -> None:
        """Print the change."""
        said = {"part": part.name, "state": part.state, "seconds": part.seconds, "detail": part.detail, "pid": part.pid}
        print(json.dumps(said), flush=True)

    def ready(self, run: Run) -> None:
        """Print the address."""
        print(json.dumps({"ready": True, "url": run.url, "ports": run.ports}), flush=True)

    def note(self, words: str) -> None:
        """Print ``words``."""
        print(json.dumps({"note": words}), flush=True)


class ChecklistBoard:
    """A checklist with running seconds that stays in place until all is up; plain lines after that."""

    def __init__(self, console: Console) -> None:
        self._parts: dict[str, RunningPart] = {}
        self._began: dict[str, float] = {}
        self._live = Live(console=console, get_renderable=self._draw, refresh_per_second=8, transient=False)
        self._live.start()
        self._later = LineBoard()
        self._is_up = False

    def changed(self, part: RunningPart) -> None:
        """Show the change."""
        if self._is_up:
            self._later.changed(part)
            return
        if part.state is State.STARTING:
            self._began.setdefault(part.name, time.monotonic())
        self._parts[part.name] = part
        if part.state in {State.FAILED, State.STOPPING}:
            self._settle()

    def ready(self, run: Run) -> None:
        """Leave the finished checklist on the screen."""
        self._settle()

    def note(self, words: str) -> None:
        """Print ``words`` above the checklist."""
        self._live.console.print(words, markup=False, highlight=False)

    def _settle(self) -> None:
        if not self._is_up:
            self._is_up = True
            self._live.stop()

    def _draw(self) -> Group:
        table = Table.grid(padding=(0, 2))
        for part in self._parts.values():
            table.add_row(self._mark(part), part.name, self._seconds(part), Text(part.detail[:70], style="dim"))
        return Group(table)

    def _mark(self, part: RunningPart) -> Text | Spinner:
        if part.state is State.STARTING:
            return Spinner("dots", style="cyan")
        mark, style = _MARKS.get(part.state, ("·", "dim"))
        return Text(mark, style=style)

    def _seconds(self, part: RunningPart) -> str:
        if part.seconds is not None:
            return f"{part.seconds:5.1f} s"
        began = self._began.get(part.name)
        return "" if began is None else f"{time.monotonic() - began:5.1f} s"


def board_for(*, as_json: bool) -> Board:
    """The board that suits where the output goes."""
    if as_json:
        return JsonBoard()
    return ChecklistBoard(Console()) if sys.stdout.isatty() else LineBoard()
