"""One supervisor over one data folder. The system gives the lock up when its holder ends, however that happens."""

import fcntl
import json
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO


@dataclass(frozen=True)
class Holder:
    """Who holds a data folder: the process and since when (ISO 8601, UTC)."""

    pid: int
    since: str


class FolderHeld(Exception):
    """Another supervisor runs over the data folder."""

    def __init__(self, folder: Path, holder: Holder | None) -> None:
        who = "another plumbline" if holder is None else f"plumbline (process {holder.pid}, since {holder.since})"
        super().__init__(
            f"{folder} is in use by {who}. Stop it with: plumbline stop --data '{folder}' "
            "— or give this one a folder of its own with --data."
        )
        self.holder = holder


class FolderLock:
    """The lock of the data folder whose lock file is ``path``."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[str] | None = None

    def take(self) -> Holder:
        """Hold the folder until :meth:`release` or the end of this process. Raises ``FolderHeld``."""
        file = self._path.open("a+")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            raise FolderHeld(self._path.parent, self._read()) from None
        holder = Holder(os.getpid(), datetime.now(UTC).isoformat(timespec="seconds"))
        file.truncate(0)
        file.write(json.dumps(asdict(holder)))
        file.flush()
        self._file = file
        return holder

    def release(self) -> None:
        """Give the folder up. The file stays: taking it away could take a lock from who just took it."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> Holder:
        """As :meth:`take`."""
        return self.take()

    def __exit__(self, *_: object) -> None:
        """As :meth:`release`."""
        self.release()

    def holder(self) -> Holder | None:
        """Who holds the folder now; ``None``: nobody."""
        if not self._path.exists():
            return None
        with self._path.open() as file:
            try:
                fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return self._read()
        return None

    def _read(self) -> Holder | None:
        try:
            return Holder(**json.loads(self._path.read_text()))
        except (json.JSONDecodeError, TypeError):
            # It was just taken and its holder has not written its name yet.
            return None
