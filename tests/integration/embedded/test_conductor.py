"""The supervisor with small processes: order, crash loops, steps, silence."""

import asyncio
import errno
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from plumbline.supervisor import run_file, runner
from plumbline.supervisor.conductor import Conductor
from plumbline.supervisor.launch import Launch
from plumbline.supervisor.part import Part, PartFailed, Server, Step, Tell
from plumbline.supervisor.run_file import Run, RunningPart
from plumbline.supervisor.states import State
from plumbline.supervisor.step_process import run_to_end
from tests.support.eventually import eventually

SLEEP = shutil.which("sleep") or "/bin/sleep"
SHELL = shutil.which("sh") or "/bin/sh"


class Recorded:
    """A board that remembers what it was told."""

    def __init__(self) -> None:
        self.changes: list[tuple[str, State, str]] = []
        self.notes: list[str] = []
        self.is_ready = False

    def changed(self, part: RunningPart) -> None:
        self.changes.append((part.name, part.state, part.detail))

    def ready(self, run: Run) -> None:
        self.is_ready = True

    def note(self, words: str) -> None:
        self.notes.append(words)

    def names_of(self, state: State) -> list[str]:
        return [name for name, found, _ in self.changes if found is state]

    async def saw(self, name: str, state: State) -> str:
        async def look() -> list[str]:
            return [detail or "-" for who, found, detail in self.changes if (who, found) == (name, state)]

        return (await eventually(look, what=f"{name} {state}", within_seconds=30))[-1]


async def _always() -> bool:
    return True


async def _never() -> bool:
    return False


@pytest.fixture
def board() -> Recorded:
    return Recorded()


def _server(folder: Path, name: str, *argv: str, after: tuple[str, ...] = (), **more: object) -> Server:
    fields: dict[str, object] = {"is_ready": _always, "after": after, **more}
    return Server(name, lambda: Launch(argv or (SLEEP, "600"), folder), **fields)  # type: ignore[arg-type]


async def _conduct(
    folder: Path, parts: list[Part], board: Recorded, meanwhile: Callable[[Conductor], Awaitable[object]]
) -> None:
    """Run ``parts`` until ``meanwhile`` is through."""
    conductor = Conductor(parts, Run(), folder / "run.json", folder, board)
    running = asyncio.create_task(conductor.run())
    try:
        await meanwhile(conductor)
    finally:
        conductor.request_stop()
        await running


async def test_parts_start_after_what_they_need_and_stop_before_it(tmp_path: Path, board: Recorded):
    parts: list[Part] = [_server(tmp_path, "origin", after=("postgres",)), _server(tmp_path, "postgres")]
    await _conduct(tmp_path, parts, board, lambda conductor: conductor.all_ready.wait())
    assert board.names_of(State.READY) == ["postgres", "origin"]
    assert board.names_of(State.STOPPED) == ["origin", "postgres"]
    assert board.is_ready


async def test_a_crash_loop_is_told_with_the_last_lines(tmp_path: Path, board: Recorded):
    crashing = _server(tmp_path, "sink", SHELL, "-c", "for i in $(seq 30); do echo line $i; done; exit 3")

    async def ready_once_it_ran() -> bool:
        return (tmp_path / "sink.log").exists()

    part = Server("sink", crashing.launch, ready_once_it_ran)
    told = ""

    async def until_it_loops(_: Conductor) -> None:
        nonlocal told
        told = await board.saw("sink", State.CRASHING)

    await _conduct(tmp_path, [part], board, until_it_loops)
    assert "status 3" in told
    assert told.count("line ") == runner.SHOWN_LINES
    assert "line 30" in told
    assert "line 10\n" not in told


async def test_a_server_that_never_comes_up_ends_the_start_and_everything_else(tmp_path: Path, board: Recorded):
    parts: list[Part] = [
        _server(tmp_path, "postgres"),
        _server(tmp_path, "origin", SHELL, "-c", "echo no settings; exit 1", after=("postgres",), is_ready=_never),
    ]
    conductor = Conductor(parts, Run(), tmp_path / "run.json", tmp_path, board)
    with pytest.raises(PartFailed, match=r"origin ended with status 1.*\n(.*no settings)"):
        await conductor.run()
    assert "postgres" in board.names_of(State.STOPPED)
    assert run_file.process_of(run_file.read(tmp_path / "run.json").parts["postgres"]) is None


async def test_a_server_that_is_not_ready_in_time_says_so(tmp_path: Path, board: Recorded):
    slow = _server(tmp_path, "origin", is_ready=_never, patience_seconds=0.1)
    with pytest.raises(PartFailed, match="not ready after"):
        await Conductor([slow], Run(), tmp_path / "run.json", tmp_path, board).run()


async def test_a_command_that_is_not_there_says_so(tmp_path: Path, board: Recorded):
    absent = _server(tmp_path, "origin", "/nowhere/plumbline", is_ready=_never)
    with pytest.raises(PartFailed, match="/nowhere/plumbline"):
        await Conductor([absent], Run(), tmp_path / "run.json", tmp_path, board).run()


async def test_a_server_that_falls_silent_is_started_again(
    tmp_path: Path, board: Recorded, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(runner, "LOOKS_SECONDS", 0.01)
    answers = iter([True])

    async def once() -> bool:
        return next(answers, False)

    silent = _server(tmp_path, "origin", is_ready=once, is_alive=_never)
    await _conduct(tmp_path, [silent], board, lambda _: board.saw("origin", State.RESTARTING))
    assert ("origin", State.NOT_READY, "") in board.changes
    assert ("origin", State.RESTARTING, "gave no sign of life") in board.changes


async def test_what_has_worked_and_cannot_be_started_for_a_while_is_tried_again(tmp_path: Path, board: Recorded):
    full = [False, True, True]

    def prepare() -> None:
        if full and full.pop(0):
            raise OSError(errno.ENOSPC, "No space left on device")

    ends_once = (SHELL, "-c", "test -e again || { touch again; sleep 0.2; exit 3; }; exec sleep 600")

    async def came_back(_: Conductor) -> None:
        await eventually(_is_told, what="why it cannot be started", within_seconds=30)
        await eventually(_is_ready_twice, what="postgres is back", within_seconds=30)

    async def _is_told() -> bool:
        return any("No space left" in detail for _, state, detail in board.changes if state is State.RESTARTING)

    async def _is_ready_twice() -> bool:
        return board.names_of(State.READY).count("postgres") == 2

    await _conduct(tmp_path, [_server(tmp_path, "postgres", *ends_once, prepare=prepare)], board, came_back)
    assert full == []


async def test_a_disk_that_takes_nothing_ends_nothing_and_is_written_to_later(tmp_path: Path, board: Recorded):
    # A folder that is not there refuses to be written to, as a full disk does.
    run_path = tmp_path / "away" / "run.json"
    conductor = Conductor([_server(tmp_path, "sink")], Run(), run_path, tmp_path, board)
    running = asyncio.create_task(conductor.run())
    await board.saw("sink", State.READY)
    assert len([words for words in board.notes if "cannot be written" in words]) == 1
    run_path.parent.mkdir()

    async def is_written() -> bool:
        return run_file.read(run_path).parts.keys() == {"sink"}

    await eventually(is_written, what="run.json is there", within_seconds=30)
    conductor.request_stop()
    await running


async def test_a_step_tells_how_far_it_is_and_keeps_a_log(tmp_path: Path, board: Recorded):
    async def work(tell: Tell) -> None:
        await run_to_end(Launch((SHELL, "-c", "echo 1 of 2; echo 2 of 2"), tmp_path), tmp_path / "jars.log", tell)

    await _conduct(tmp_path, [Step("jars", work)], board, lambda conductor: conductor.all_ready.wait())
    assert ("jars", State.STARTING, "1 of 2") in board.changes
    assert (tmp_path / "jars.log").read_text() == "1 of 2\n2 of 2\n"


async def test_a_step_that_fails_ends_the_start_with_its_words(tmp_path: Path, board: Recorded):
    async def work(tell: Tell) -> None:
        await run_to_end(Launch((SHELL, "-c", "echo no network; exit 1"), tmp_path), tmp_path / "jars.log", tell)

    with pytest.raises(PartFailed, match=r"jars: ended with status 1.*\n(.*no network)"):
        await Conductor([Step("jars", work)], Run(), tmp_path / "run.json", tmp_path, board).run()
    assert "jars" in board.names_of(State.FAILED)


async def test_stopping_ends_a_step_that_is_still_at_work(tmp_path: Path, board: Recorded):
    async def work(tell: Tell) -> None:
        launch = Launch((SHELL, "-c", f"echo begun; exec {SLEEP} 600"), tmp_path)
        await run_to_end(launch, tmp_path / "web.log", tell)

    async def until_it_works(_: Conductor) -> None:
        async def begun() -> bool:
            return ("web", State.STARTING, "begun") in board.changes

        await eventually(begun, what="the step works")

    async with asyncio.timeout(20):
        await _conduct(tmp_path, [Step("web", work)], board, until_it_works)
