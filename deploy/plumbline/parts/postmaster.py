"""What a PostgreSQL data folder says of the server that runs over it, and what to do about one left behind."""

from dataclasses import dataclass
from pathlib import Path

import psutil

from plumbline.supervisor.leftovers import end

_PID, _PORT, _STATE = 0, 3, 7
_LINES = 8


@dataclass(frozen=True)
class Postmaster:
    """The lines of ``postmaster.pid`` that matter here. ``is_ready``: it takes connections."""

    pid: int
    port: int
    is_ready: bool

    @classmethod
    def read(cls, folder: Path) -> "Postmaster | None":
        """The server that says it runs over ``folder``; ``None`` without one, or while it writes its file."""
        try:
            lines = (folder / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return None
        if len(lines) < _LINES:
            return None
        return cls(int(lines[_PID]), int(lines[_PORT]), lines[_STATE].strip() == "ready")


def end_leftover(folder: Path) -> None:
    """End a server that still runs over ``folder``, and take away the file of one that does not.

    After a kill the file names a process that is gone, or, after a restart of the machine, somebody else's process:
    PostgreSQL would then refuse to start.
    """
    lock = folder / "postmaster.pid"
    try:
        pid = int(lock.read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        lock.unlink(missing_ok=True)
        return
    try:
        process = psutil.Process(pid)
        if "postgres" in process.name() and str(folder) in process.cmdline():
            end(process)
    except psutil.NoSuchProcess:
        pass
    lock.unlink(missing_ok=True)


def forget_sockets(folder: Path) -> None:
    """Take away the sockets of a server that runs no more, with their lock files.

    Call it after :func:`end_leftover`. A lock file names a process; one that was killed and that nobody has waited for
    still counts as there, and PostgreSQL would refuse to start.
    """
    for left in folder.glob(".s.PGSQL.*"):
        left.unlink(missing_ok=True)
