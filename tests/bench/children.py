"""Programs of a benchmark that run as processes of their own, and the stamps that they leave."""

import contextlib
import os
import signal
import struct
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import httpx

from plumbline.supervisor.launch import Launch, release, start
from tests.support.eventually import NotInTime, eventually, eventually_here

ROOT = Path(__file__).resolve().parents[2]
_STAMP = struct.Struct("<qq")
READY_SECONDS = 60.0
STOP_SECONDS = 15.0


def source_paths() -> str:
    """The project's source roots, for a child's ``PYTHONPATH``."""
    return os.pathsep.join(str(path) for path in (ROOT, ROOT / "services", ROOT / "deploy"))


@contextlib.contextmanager
def running(module: str, *arguments: str, log: Path, environment: Mapping[str, str] | None = None) -> Iterator[int]:
    """``python -m module`` as a process of its own, ended in order afterwards; gives its process id."""
    told = {"PYTHONPATH": source_paths(), **(environment or {})}
    launch = Launch((sys.executable, "-m", module, *arguments), ROOT, told)
    with log.open("ab") as output:
        process = start(launch, output)
    try:
        yield process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        release(process)


def wait_until_ready(port: int, log: Path, path: str = "/readyz") -> None:
    """Wait until ``port`` answers that it is ready. Raises ``NotInTime`` with where its words are."""
    url = f"http://127.0.0.1:{port}{path}"

    def is_ready() -> bool:
        try:
            return httpx.get(url, trust_env=False, timeout=5).status_code == 200
        except httpx.TransportError:
            return False

    eventually_here(is_ready, what=f"{url} ready, see {log}", within_seconds=READY_SECONDS)


class StampWriter:
    """Notes when the effect of a number was committed. One write a stamp, so that nothing waits in a buffer."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)

    def note(self, number: int, nanoseconds: int) -> None:
        """Note that ``number`` was done at ``nanoseconds`` of :func:`time.monotonic_ns`, one clock for the host."""
        os.write(self._file, _STAMP.pack(number, nanoseconds))


class StampReader:
    """Reads what a :class:`StampWriter` of another process wrote; the first stamp of a number counts."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.touch()

    async def read(self, first: int, count: int, within_seconds: float) -> dict[int, int]:
        """The stamps of the numbers from ``first`` on; after ``within_seconds`` whatever is there by then."""

        async def all_there() -> bool:
            return len(self._stamps(first, count)) >= count

        with contextlib.suppress(NotInTime):
            await eventually(all_there, what="all stamps", within_seconds=within_seconds)
        return self._stamps(first, count)

    def _stamps(self, first: int, count: int) -> dict[int, int]:
        found: dict[int, int] = {}
        content = self._path.read_bytes()
        whole = len(content) - len(content) % _STAMP.size
        for number, nanoseconds in _STAMP.iter_unpack(content[:whole]):
            if first <= number < first + count:
                found.setdefault(number, nanoseconds)
        return found
