"""Keeps one server running: starts it, waits until it is ready, watches it, and starts it again when it ends."""

import asyncio
import contextlib
import os
import signal
from collections.abc import Callable
from pathlib import Path

from plumbline.supervisor.launch import start_watched
from plumbline.supervisor.logs import last_lines
from plumbline.supervisor.part import PartFailed, Server
from plumbline.supervisor.restarts import Restart, RestartPolicy
from plumbline.supervisor.states import State

SHOWN_LINES = 20
GRACE_SECONDS = 10.0
FIRST_LOOKS_SECONDS = 0.02
LOOKS_SECONDS = 2.0
UNREADY_LOOKS = 3
"""So many looks in a row must find a server not ready before it is said: one may come at a busy moment."""
SILENT_LOOKS = 15
"""A server that gave no sign of life at this many looks in a row is ended and started again."""

Notify = Callable[[State, str], None]


class Runner:
    """Runs ``server``; ``notify`` hears of every change with a few words."""

    def __init__(self, server: Server, log: Path, notify: Notify) -> None:
        self._server = server
        self._log = log
        self._notify = notify
        self._policy = RestartPolicy()
        self._process: asyncio.subprocess.Process | None = None
        self._stopping = asyncio.Event()
        self._cause = ""
        self.restarts = 0
        self.ready = asyncio.Event()

    @property
    def pid(self) -> int | None:
        """The process, while there is one."""
        return None if self._process is None else self._process.pid

    @property
    def stop_signal(self) -> signal.Signals:
        """What asks the server to end in order."""
        return self._server.launch().stop_signal

    async def keep(self) -> None:
        """Run the server until :meth:`stop`. Raises ``PartFailed`` if it cannot be started at all."""
        clock = asyncio.get_running_loop().time
        while not self._stopping.is_set():
            started = clock()
            reason = await self._start_again() if self._policy.has_been_ready else await self._start()
            reason = reason or await self._run_to_end()
            if not self._stopping.is_set():
                await self._before_next(self._policy.after_end(ran_seconds=clock() - started), reason)

    async def stop(self) -> None:
        """Ask the server to end, and after ten seconds end it. It is not started again."""
        self._stopping.set()
        process = self._process
        if process is not None and process.returncode is None:
            self._notify(State.STOPPING, "")
            await end(process, self.stop_signal)
        self._notify(State.STOPPED, "")

    def kill(self) -> None:
        """End the server at once. It is not started again."""
        self._stopping.set()
        if self._process is not None:
            kill(self._process)

    async def _start_again(self) -> str:
        """As :meth:`_start`, for what has worked: why it cannot be started just now, and nothing where it was."""
        try:
            return await self._start()
        except PartFailed as failure:
            # The disk may be full for a while, say. What could be started once is tried again.
            return str(failure)

    async def _start(self) -> str:
        self._notify(State.STARTING, "")
        try:
            if self._server.prepare is not None:
                await asyncio.to_thread(self._server.prepare)
            if self._stopping.is_set():
                return ""
            with self._log.open("ab") as output:
                self._process = await start_watched(self._server.launch(), output)
        except (OSError, PartFailed) as failure:
            raise PartFailed(f"{self._server.name} could not be started: {failure}") from failure
        self._notify(State.STARTING, "")
        return ""

    async def _run_to_end(self) -> str:
        """Why the server ended, in a few words."""
        process = self._process
        if process is None:
            return "stopped"
        self._cause = ""
        watching = asyncio.create_task(self._watch(process))
        await process.wait()
        if process.stdin is not None:
            process.stdin.close()
        watching.cancel()
        (failure,) = await asyncio.gather(watching, return_exceptions=True)
        if isinstance(failure, Exception):
            raise failure
        return self._cause or f"ended with {describe_status(process.returncode)}"

    async def _watch(self, process: asyncio.subprocess.Process) -> None:
        """Follow readiness; end the server, saying why, where it is too slow or falls silent."""
        if not await self._becomes_ready():
            self._cause = f"not ready after {self._server.patience_seconds:g} s"
            await end(process, self.stop_signal)
            return
        self._policy.was_ready()
        self.ready.set()
        self._notify(State.READY, "")
        silent = unready = 0
        while silent < SILENT_LOOKS:
            await asyncio.sleep(LOOKS_SECONDS)
            is_ready = await self._server.is_ready()
            if is_ready and unready >= UNREADY_LOOKS:
                self._tell(State.READY)
            unready = 0 if is_ready else unready + 1
            if unready == UNREADY_LOOKS:
                self._tell(State.NOT_READY)
            is_alive = is_ready or self._server.is_alive is None or await self._server.is_alive()
            silent = 0 if is_alive else silent + 1
        # Frozen or wedged: it would not hear a polite request.
        self._cause = "gave no sign of life"
        kill(process)

    def _tell(self, state: State) -> None:
        # Once it is being stopped, that it is not ready is no news.
        if not self._stopping.is_set():
            self._notify(state, "")

    async def _becomes_ready(self) -> bool:
        try:
            async with asyncio.timeout(self._server.patience_seconds):
                while not await self._server.is_ready():
                    await asyncio.sleep(FIRST_LOOKS_SECONDS)
        except TimeoutError:
            return False
        return True

    async def _before_next(self, decision: Restart, reason: str) -> None:
        if decision.gives_up:
            raise PartFailed(self._obituary(reason))
        self.restarts += 1
        state = State.CRASHING if decision.is_loop else State.RESTARTING
        self._notify(state, self._obituary(reason) if decision.is_loop else reason)
        await asyncio.sleep(decision.delay_seconds)

    def _obituary(self, reason: str) -> str:
        lines = "\n".join(f"    {line}" for line in last_lines(self._log, SHOWN_LINES))
        return f"{self._server.name} {reason}. The last lines of {self._log}:\n{lines}"


async def end(process: asyncio.subprocess.Process, stop_signal: signal.Signals) -> None:
    """Ask ``process`` to end, and after ten seconds end it. Returns when it is gone."""
    if process.returncode is not None:
        return
    process.send_signal(stop_signal)
    try:
        async with asyncio.timeout(GRACE_SECONDS):
            await process.wait()
    except TimeoutError:
        kill(process)
        await process.wait()


def kill(process: asyncio.subprocess.Process) -> None:
    """End ``process`` at once, with whatever it started in its session."""
    if process.returncode is None:
        # It leads a session of its own (see launch.start), so that its number is also its group's.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def describe_status(status: int | None) -> str:
    """An exit status in words."""
    if status is None:
        return "no status"
    return f"signal {signal.Signals(-status).name}" if status < 0 else f"status {status}"
