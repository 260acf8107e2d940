"""Starts all parts in order, keeps them, and stops them in reverse order."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psutil

from plumbline.supervisor import run_file
from plumbline.supervisor.board import Board
from plumbline.supervisor.logs import log_files, rotate
from plumbline.supervisor.order import stop_layers
from plumbline.supervisor.part import Part, PartFailed, Server, Step
from plumbline.supervisor.room import Room
from plumbline.supervisor.run_file import Run, RunningPart
from plumbline.supervisor.runner import Runner
from plumbline.supervisor.states import State

ROTATION_LOOKS_SECONDS = 30.0
ROOM_LOOKS_SECONDS = 3.0


class Conductor:
    """Runs ``parts``, writing what runs to ``run_path`` and telling ``board``; logs go to ``logs``."""

    def __init__(self, parts: Sequence[Part], run: Run, run_path: Path, logs: Path, board: Board) -> None:
        self._parts = parts
        self._stop_order = stop_layers(parts)
        self._run = run
        self._run_path = run_path
        self._logs = logs
        self._board = board
        self._done = {part.name: asyncio.Event() for part in parts}
        self._began: dict[str, float] = {}
        self._runners = {part.name: self._runner(part) for part in parts if isinstance(part, Server)}
        self._stopping = asyncio.Event()
        self._room = Room(run_path.parent)
        self._is_saved = True
        self.all_ready = asyncio.Event()
        run.parts = {name: RunningPart(name) for layer in reversed(self._stop_order) for name in layer}

    async def run(self) -> None:
        """Start everything and stay until :meth:`request_stop`, then stop everything in reverse order.

        Raises:
            PartFailed: a part could not be started; everything else has been stopped.
        """
        self._save()
        steps = [self._begin(part) for part in self._parts if isinstance(part, Step)]
        tasks = [self._begin(part) for part in self._parts if isinstance(part, Server)]
        tasks += [asyncio.create_task(self._announce_ready()), asyncio.create_task(self._rotate_logs())]
        tasks += [asyncio.create_task(self._look_for_room())]
        stopping = asyncio.create_task(self._stopping.wait())
        try:
            await self._until_stop_or_failure([*steps, *tasks], stopping)
        finally:
            await _cancel(steps)
            await self._stop_all()
            await _cancel([*tasks, stopping])

    def request_stop(self) -> None:
        """Begin to stop in order; the second request ends everything at once."""
        if self._stopping.is_set():
            for runner in self._runners.values():
                runner.kill()
        self._stopping.set()

    async def _until_stop_or_failure(self, tasks: list[asyncio.Task[None]], stopping: "asyncio.Task[bool]") -> None:
        waiting: set[asyncio.Task[None] | asyncio.Task[bool]] = {*tasks, stopping}
        while not stopping.done():
            done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for task in done - {stopping}:
                failure = task.exception()
                if failure is not None:
                    if task.get_name() in self._run.parts:
                        self._change(task.get_name(), State.FAILED, str(failure))
                    raise failure

    def _begin(self, part: Part) -> asyncio.Task[None]:
        return asyncio.create_task(self._keep(part), name=part.name)

    async def _keep(self, part: Part) -> None:
        for name in part.after:
            await self._done[name].wait()
        if isinstance(part, Step):
            await self._work(part)
            return
        runner = self._runners[part.name]
        passing = asyncio.create_task(self._pass_on(part.name, runner))
        try:
            await runner.keep()
        finally:
            passing.cancel()

    async def _pass_on(self, name: str, runner: Runner) -> None:
        await runner.ready.wait()
        self._done[name].set()

    async def _work(self, step: Step) -> None:
        self._change(step.name, State.STARTING)
        try:
            await step.work(lambda words: self._change(step.name, State.STARTING, words))
        except Exception as failure:
            raise PartFailed(f"{step.name}: {failure}") from failure
        self._change(step.name, State.DONE)
        self._done[step.name].set()

    async def _stop_all(self) -> None:
        for layer in self._stop_order:
            await asyncio.gather(*(self._runners[name].stop() for name in layer if name in self._runners))

    async def _announce_ready(self) -> None:
        for done in self._done.values():
            await done.wait()
        self._board.ready(self._run)
        self.all_ready.set()

    async def _rotate_logs(self) -> None:
        while True:
            for path in log_files(self._logs):
                try:
                    rotate(path)
                except OSError as failure:
                    self._board.note(f"{path} has become long and cannot be put aside ({failure.strerror}).")
            await asyncio.sleep(ROTATION_LOOKS_SECONDS)

    async def _look_for_room(self) -> None:
        while True:
            words = self._room.news()
            if words:
                self._board.note(words)
            if not self._is_saved:
                self._save()
            await asyncio.sleep(ROOM_LOOKS_SECONDS)

    def _runner(self, server: Server) -> Runner:
        log = self._logs / f"{server.name}.log"
        return Runner(server, log, lambda state, detail: self._change(server.name, state, detail))

    def _change(self, name: str, state: State, detail: str = "") -> None:
        part = self._run.parts[name]
        now = asyncio.get_running_loop().time()
        if state is State.STARTING and part.state is not State.STARTING:
            self._began[name] = now
        if state in {State.READY, State.DONE} and part.state is State.STARTING:
            part.seconds = round(now - self._began[name], 2)
        part.state, part.detail = state, detail
        self._note_process(part)
        self._save()
        self._board.changed(part)

    def _note_process(self, part: RunningPart) -> None:
        runner = self._runners.get(part.name)
        if runner is None:
            return
        part.restarts = runner.restarts
        part.stop_signal = int(runner.stop_signal)
        if runner.pid != part.pid:
            part.pid = runner.pid
            part.born = None if part.pid is None else _born(part.pid)

    def _save(self) -> None:
        """Write what runs. On a full disk that must not end what runs: it is written when there is room again."""
        try:
            run_file.write(self._run_path, self._run)
        except OSError as failure:
            if self._is_saved:
                self._board.note(f"{self._run_path} cannot be written ({failure.strerror}): `plumbline status` is old.")
            self._is_saved = False
        else:
            self._is_saved = True


async def _cancel(tasks: Sequence[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    # Their failures have been told by whoever waited for them; what is left is their being cancelled.
    await asyncio.gather(*tasks, return_exceptions=True)


def _born(pid: int) -> float | None:
    try:
        return float(psutil.Process(pid).create_time())
    except psutil.NoSuchProcess:
        return None
