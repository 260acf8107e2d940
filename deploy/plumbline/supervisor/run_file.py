"""``run.json``: what runs over a data folder, for other commands to read and for the next start to clean up after."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

import psutil

from plumbline.supervisor.lock import Holder
from plumbline.supervisor.states import FINE, State

_CLOCK_STEP_SECONDS = 2.0
"""The system counts from its start, so a clock that was set since moves every process's birth by as much."""


@dataclass
class RunningPart:
    """One part. ``born`` is when the system says its process began, so that a reused process id is told apart."""

    name: str
    state: State = State.WAITING
    pid: int | None = None
    born: float | None = None
    stop_signal: int = 15
    seconds: float | None = None
    """How long its last start took."""
    detail: str = ""
    restarts: int = 0


@dataclass
class Run:
    """One run of the supervisor: its address, its ports by name, its parts in the order of their start."""

    url: str = ""
    demo: bool = False
    supervisor: int = 0
    """The process that wrote it. While another holds the folder, this is what an earlier run left."""
    ports: dict[str, int] = field(default_factory=dict)
    parts: dict[str, RunningPart] = field(default_factory=dict)

    @property
    def is_ready(self) -> bool:
        """Whether every part did its work when this was written."""
        return bool(self.parts) and all(part.state in FINE for part in self.parts.values())

    def is_of(self, holder: Holder | None) -> bool:
        """Whether ``holder`` of the data folder wrote it, so that it tells of now."""
        return holder is not None and holder.pid == self.supervisor


def read(path: Path) -> Run:
    """What ``path`` says; an empty run where there is none or it cannot be read."""
    try:
        found = json.loads(path.read_text())
        parts = {name: RunningPart(**{**part, "state": State(part["state"])}) for name, part in found["parts"].items()}
        return Run(found["url"], found["demo"], found.get("supervisor", 0), found["ports"], parts)
    except (FileNotFoundError, json.JSONDecodeError, KeyError, TypeError, ValueError):
        return Run()


def write(path: Path, run: Run) -> None:
    """Write ``run`` so that a reader sees all of it or what was before."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_text(json.dumps(asdict(run), indent=1))
    fresh.replace(path)


def process_of(part: RunningPart) -> psutil.Process | None:
    """The living process of ``part``; ``None`` when it is gone, even if its number was given to another."""
    if part.pid is None or part.born is None:
        return None
    try:
        process = psutil.Process(part.pid)
        is_same = abs(process.create_time() - part.born) < _CLOCK_STEP_SECONDS
        return process if is_same and process.status() != psutil.STATUS_ZOMBIE else None
    except psutil.NoSuchProcess:
        return None
