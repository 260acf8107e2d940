"""Whether a process lives and whether it can do its work, as named checks with a time limit each.

``/livez`` fails only where a restart helps: the event loop hangs, or a part says that it cannot go on.
``/readyz`` fails where requests or events should go elsewhere for now: a server is away, the consumer halted.
Processes without an API answer both, and ``/metrics``, by a few lines of HTTP of their own.
"""

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from chassis.exposition import CONTENT_TYPE
from chassis.logs import logger
from chassis.telemetry import Telemetry

_log = logger(__name__)

CHECK_SECONDS = 2.0
TICK_SECONDS = 0.5
STALL_SECONDS = 15.0
"""A loop that was away for longer than this is taken to hang."""
STALL_NOTED_SECONDS = 0.25
REQUEST_SECONDS = 5.0
MAX_LINE = 2048
REMARK_SECONDS = 60.0


@dataclass(frozen=True)
class CheckResult:
    """What a check found: whether it is well, and figures (numbers and codes, no words of people)."""

    ok: bool
    figures: Mapping[str, int | float | str | bool | None] = field(default_factory=dict)


Check = Callable[[], Awaitable[CheckResult]]


@dataclass(frozen=True)
class Report:
    """The results of all checks of one kind."""

    ok: bool
    checks: Mapping[str, CheckResult]

    def document(self) -> dict[str, Any]:
        """As JSON has it."""
        checks = {name: {"ok": result.ok, **result.figures} for name, result in self.checks.items()}
        return {"status": "ok" if self.ok else "failing", "checks": checks}


class Health:
    """The checks of one process. Register them before serving."""

    def __init__(self) -> None:
        self._readiness: dict[str, tuple[Check, float]] = {}
        self._liveness: dict[str, tuple[Check, float]] = {}
        self._remarks: dict[str, float] = {}
        self._ticked = time.monotonic()
        self._stopping = False

    def add_readiness(self, name: str, check: Check, *, timeout_seconds: float = CHECK_SECONDS) -> None:
        """Ask ``check`` whether the process can do its work."""
        self._readiness[name] = (check, timeout_seconds)

    def add_liveness(self, name: str, check: Check, *, timeout_seconds: float = CHECK_SECONDS) -> None:
        """Ask ``check`` whether a restart is needed. It must not depend on other servers."""
        self._liveness[name] = (check, timeout_seconds)

    def stopping(self) -> None:
        """Say that the process is about to end: ready no more, while it finishes what it has."""
        self._stopping = True

    def remark(self, name: str) -> None:
        """Say beside the checks, for a minute, that ``name`` is not well. Ready stays ready: for what no other process
        could do better, and where much of the work still goes on."""
        self._remarks[name] = time.monotonic()

    async def live(self) -> Report:
        """Whether the process should go on."""
        late = max(0.0, time.monotonic() - self._ticked - TICK_SECONDS)
        loop = CheckResult(late < STALL_SECONDS, {"late_seconds": round(late, 3)})
        return await _report(self._liveness, {"event_loop": loop})

    async def ready(self) -> Report:
        """Whether the process can do its work now."""
        first = {"stopping": CheckResult(ok=False)} if self._stopping else {}
        found = await _report(self._readiness, first)
        ago = {name: time.monotonic() - at for name, at in self._remarks.items()}
        said = {
            name: CheckResult(ok=False, figures={"seconds_ago": round(seconds, 1)})
            for name, seconds in ago.items()
            if seconds <= REMARK_SECONDS
        }
        return Report(found.ok, {**found.checks, **said})

    async def watch_loop(self, telemetry: Telemetry | None = None) -> None:
        """Note until cancelled how late the loop is. Started by whoever serves the checks."""
        self._ticked = time.monotonic()
        while True:
            await asyncio.sleep(TICK_SECONDS)
            now = time.monotonic()
            late = now - self._ticked - TICK_SECONDS
            self._ticked = now
            if telemetry is not None and late > STALL_NOTED_SECONDS:
                telemetry.metrics.record("plumbline.process.loop_stall", late)

    @asynccontextmanager
    async def watched(self, telemetry: Telemetry | None = None) -> AsyncIterator[None]:
        """Watch the loop for as long as the block runs."""
        task = asyncio.create_task(self.watch_loop(telemetry), name="loop-watch")
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


async def _report(checks: Mapping[str, tuple[Check, float]], first: dict[str, CheckResult]) -> Report:
    names = list(checks)
    results = await asyncio.gather(*(_bounded(name, *checks[name]) for name in names))
    found = {**first, **dict(zip(names, results, strict=True))}
    return Report(all(result.ok for result in found.values()), found)


async def _bounded(name: str, check: Check, seconds: float) -> CheckResult:
    try:
        async with asyncio.timeout(seconds):
            return await check()
    except TimeoutError:
        return CheckResult(ok=False, figures={"error_class": "TimeoutError", "after_seconds": seconds})
    except Exception as error:  # noqa: BLE001 - whatever a check raises is its answer: not well
        _log.warning("check_failed", check=name, error_class=type(error).__name__)
        return CheckResult(ok=False, figures={"error_class": type(error).__name__})


@asynccontextmanager
async def serve_health(port: int, health: Health, telemetry: Telemetry, *, host: str) -> AsyncIterator[None]:
    """Answer on ``host`` and ``port`` while the block runs, and watch the loop; port 0 answers nowhere.

    Raises ``OSError`` where the port is taken.
    """

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.closing(writer), contextlib.suppress(TimeoutError, ConnectionError, ValueError):
            async with asyncio.timeout(REQUEST_SECONDS):
                path = await _path(reader)
                writer.write(await _response(path, health, telemetry))
                await writer.drain()

    async with health.watched(telemetry):
        if not port:
            yield
            return
        async with await asyncio.start_server(answer, host, port, limit=MAX_LINE):
            yield


async def _path(reader: asyncio.StreamReader) -> str | None:
    """The path of a GET; none for anything else. Headers are read and ignored."""
    words = (await reader.readline()).split()
    for _ in range(100):
        line = await reader.readline()
        if line in {b"\r\n", b"\n", b""}:
            break
    if len(words) != 3 or words[0] != b"GET":
        return None
    return words[1].split(b"?", 1)[0].decode("ascii", "replace")


async def _response(path: str | None, health: Health, telemetry: Telemetry) -> bytes:
    if path == "/metrics":
        return _encoded(200, CONTENT_TYPE, telemetry.exposition.text())
    if path not in {"/livez", "/readyz"}:
        return _encoded(404, "application/json", b'{"status":"not found"}')
    report = await (health.live() if path == "/livez" else health.ready())
    return _encoded(200 if report.ok else 503, "application/json", json.dumps(report.document()).encode())


def _encoded(status: int, content_type: str, body: bytes) -> bytes:
    reason = {200: "OK", 404: "Not Found", 503: "Service Unavailable"}[status]
    head = (
        f"HTTP/1.1 {status} {reason}\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n"
        "Cache-Control: no-store\r\nConnection: close\r\n\r\n"
    )
    return head.encode() + body
