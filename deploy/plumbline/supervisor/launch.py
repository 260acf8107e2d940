"""How one process is started: the command, its surroundings and the account it runs as."""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

_TETHER = Path(__file__).with_name("tether.py")


@dataclass(frozen=True)
class Account:
    """A system account. ``may_pass_folders``: it must get through folders that are closed to it."""

    user: int
    group: int
    may_pass_folders: bool = False


@dataclass(frozen=True)
class Launch:
    """One process to start.

    ``stop_signal`` asks it to end in order. ``environment`` is added to ours.
    """

    argv: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    stop_signal: signal.Signals = signal.SIGTERM
    account: Account | None = None


def tethered(launch: Launch) -> tuple[str, ...]:
    """The command line that runs ``launch`` tethered to this process."""
    account = "-" if launch.account is None else f"{launch.account.user}:{launch.account.group}"
    passage = "pass" if launch.account is not None and launch.account.may_pass_folders else "-"
    order = (str(os.getpid()), str(int(launch.stop_signal)), account, passage)
    return (sys.executable, "-I", "-S", str(_TETHER), *order, *launch.argv)


def start(launch: Launch, output: IO[Any] | int) -> subprocess.Popen[bytes]:
    """Start ``launch`` with everything it prints going to ``output``.

    It gets a session of its own, so that a Ctrl-C in the terminal reaches it only through its supervisor, in order.
    It ends when the *thread* that called this ends: call it from one that stays.
    """
    return subprocess.Popen(tethered(launch), stdout=output, **_surroundings(launch))


async def start_watched(launch: Launch, output: IO[Any] | int) -> asyncio.subprocess.Process:
    """As :func:`start`, for a caller on the event loop of the main thread."""
    return await asyncio.create_subprocess_exec(*tethered(launch), stdout=output, **_surroundings(launch))


def _surroundings(launch: Launch) -> dict[str, Any]:
    return {
        "cwd": launch.folder,
        "env": {**os.environ, **launch.environment},
        "stdin": subprocess.PIPE,
        "stderr": subprocess.STDOUT,
        "start_new_session": True,
    }


def run(launch: Launch, *, timeout_seconds: float = 120.0) -> str:
    """Run ``launch`` to its end and return what it printed.

    Raises:
        CommandFailed: it ended with another status than 0, or not in time.
    """
    # A file and not a pipe: a server that the command leaves behind would keep a pipe open.
    with tempfile.TemporaryFile() as output:
        command = start(launch, output)
        try:
            status = command.wait(timeout_seconds)
        except subprocess.TimeoutExpired:
            status = -signal.SIGKILL
        finally:
            end_session(command)
            release(command)
        output.seek(0)
        printed = output.read().decode(errors="replace")
    if status != 0:
        raise CommandFailed(launch.argv[0], status, printed)
    return printed


def end_session(process: subprocess.Popen[bytes]) -> None:
    """End ``process`` at once with whatever it started and left in its session."""
    # It leads a session of its own, so that its number is also its group's, also after it ended itself. Where nobody
    # is left in the group, Linux says that there is none and macOS that it is not ours.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def release(process: subprocess.Popen[bytes]) -> None:
    """Close our end of the pipe that tells ``process`` that we live; for when it has ended."""
    if process.stdin is not None:
        process.stdin.close()


class CommandFailed(Exception):
    """A command that had to succeed did not. The message carries the last lines it printed."""

    def __init__(self, command: str, status: int, output: str) -> None:
        last = "\n".join(output.splitlines()[-20:])
        super().__init__(f"{Path(command).name} failed with status {status}\n{last}".rstrip())
