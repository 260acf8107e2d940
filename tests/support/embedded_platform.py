"""``plumbline up`` as a process of its own, for tests that start, hurt and stop it as an operator would."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from plumbline.supervisor import run_file
from plumbline.supervisor.lock import FolderLock
from plumbline.supervisor.run_file import Run
from tests.support.eventually import eventually_here

ROOT = Path(__file__).resolve().parents[2]
READY_SECONDS = 120.0
STOP_SECONDS = 40.0


@dataclass(frozen=True)
class Answer:
    """What a command said and how it ended."""

    status: int
    output: str
    errors: str

    @property
    def json(self) -> Any:
        """The output as JSON."""
        try:
            return json.loads(self.output)
        except json.JSONDecodeError:
            raise AssertionError(f"no JSON, status {self.status}: {self.output}{self.errors}") from None


def plumbline(*arguments: str, timeout: float = 60.0) -> Answer:
    """Run a command to its end."""
    done = subprocess.run(
        [sys.executable, "-m", "plumbline", *arguments],
        env=_environment(),
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


class Platform:
    """One ``plumbline up`` over ``folder``."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        self._options = options
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> str:
        """What the command printed, of all its starts."""
        return (self.folder.parent / f"{self.folder.name}.out").read_text()

    def start(self) -> None:
        """Start the command and wait until all is ready."""
        with (self.folder.parent / f"{self.folder.name}.out").open("ab") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "plumbline", "up", "--data", str(self.folder), *self._options],
                env=_environment(),
                stdout=output,
                stderr=output,
            )
        self.wait_ready()

    def wait_ready(self) -> None:
        """Wait until the command says that all is ready."""
        eventually_here(self._is_ready, what=f"ready; it said:\n{self.log}", within_seconds=READY_SECONDS)

    def status(self) -> dict[str, Any]:
        """What ``plumbline status --json`` says."""
        found: dict[str, Any] = plumbline("status", "--json", "--data", str(self.folder)).json
        return found

    @property
    def run(self) -> Run:
        """What the supervisor last wrote of its run."""
        return run_file.read(self.folder / "run.json")

    def pid(self, part: str) -> int:
        """The process of ``part``."""
        found = self.run.parts[part].pid
        assert found is not None
        return found

    def processes(self) -> list[psutil.Process]:
        """The supervisor and everything it started."""
        if self._process is None or not psutil.pid_exists(self._process.pid):
            return []
        supervisor = psutil.Process(self._process.pid)
        return [supervisor, *supervisor.children(recursive=True)]

    def kill(self) -> None:
        """End the supervisor with no time to say anything."""
        self._end(signal.SIGKILL)

    def stop(self) -> int:
        """Press Ctrl-C and wait; returns the exit status."""
        return self._end(signal.SIGINT)

    def _end(self, number: signal.Signals) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        process.send_signal(number)
        try:
            return process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise

    def _is_ready(self) -> bool:
        if self._process is not None and self._process.poll() is not None:
            raise RuntimeError(f"it ended by itself:\n{self.log}")
        run = self.run
        is_ours = self._process is not None and run.supervisor == self._process.pid
        return is_ours and run.is_of(FolderLock(self.folder / "lock").holder()) and run.is_ready


@contextmanager
def running(folder: Path, *options: str) -> Iterator[Platform]:
    """A platform that is ready, stopped afterwards."""
    platform = Platform(folder, *options)
    try:
        platform.start()
        yield platform
    finally:
        platform.stop()


def only(*parts: str) -> Sequence[str]:
    """The options for these parts and what they need."""
    return tuple(word for part in parts for word in ("--only", part))


def _environment() -> dict[str, str]:
    paths = os.pathsep.join(str(path) for path in (ROOT, ROOT / "services", ROOT / "deploy"))
    return {**os.environ, "PYTHONPATH": paths, "COLUMNS": "200"}
