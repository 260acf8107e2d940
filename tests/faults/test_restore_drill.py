"""The drill: a backup under load, everything destroyed, and back: the backup's moment in every view, exactly once."""

import asyncio
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from plumbline.credentials import load_or_make
from plumbline.environment import Surroundings
from plumbline.supervisor import run_file
from tests.support.eventually import eventually
from tests.support.history import History, incidents_in_view, write_reports
from tests.support.journey import CLINICAL, Journey
from tests.support.running_platform import Platform

HEAL_SECONDS = 90.0


@pytest.fixture
def backup() -> Iterator[Path]:
    """Where the backup goes: outside of the data folder, which is destroyed."""
    root = Path(tempfile.mkdtemp(prefix="plumbline-backup-"))
    yield root / "backup"
    shutil.rmtree(root)


@asynccontextmanager
async def _writing(journey: Journey, name: str) -> AsyncIterator[History]:
    history, stop = History(), asyncio.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(write_reports(journey, history, stop, name))
        yield history
        stop.set()


async def _more(history: History, count: int) -> None:
    goal = len(history.told) + count

    async def enough() -> bool:
        return len(history.told) >= goal

    await eventually(enough, what=f"{count} more accepted", within_seconds=HEAL_SECONDS)


async def _in_view(journey: Journey, wanted: set[str]) -> None:
    async def all_there() -> bool:
        return wanted <= set(await incidents_in_view(journey))

    await eventually(all_there, what="what was told is in the view", within_seconds=HEAL_SECONDS)


def _destroy(folder: Path) -> None:
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _departments(platform: Platform, command: str) -> list[dict[str, Any]]:
    """``python -m departments <command>`` over the running platform; its lines."""
    folder = platform.folder
    run = run_file.read(folder.run_file)
    around = Surroundings(run.ports, load_or_make(folder.credentials_file), run.demo)
    done = subprocess.run(
        [sys.executable, "-m", "departments", command],
        env={**os.environ, **around.for_service("nobody"), "PLUMBLINE_INSTANCE": "drill"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{") and "event" not in line]


async def _ready_site(platform: Platform, client: httpx.AsyncClient) -> Journey:
    """A road walked through every service, so that each must have heard of the others."""
    journey = Journey(platform, client)
    await journey.register()
    await journey.sign_all(await journey.open_round())
    await journey.learn()
    await journey.is_ready()
    return journey


async def _destroyed_and_restored(platform: Platform, backup: Path) -> Any:
    await asyncio.to_thread(platform.stop)
    _destroy(platform.folder.root)
    restored = await asyncio.to_thread(platform.command, "restore", str(backup))
    await asyncio.to_thread(platform.start)
    return restored


@pytest.mark.timeout(600)
async def test_after_a_restore_all_of_the_backup_is_there_once_and_new_facts_flow(
    platform: Platform, client: httpx.AsyncClient, backup: Path
) -> None:
    journey = await _ready_site(platform, client)
    async with _writing(journey, "before") as history:
        await _more(history, 10)
        surely_in = set(history.told)
        made = await asyncio.to_thread(platform.command, "backup", str(backup))
        maybe_in = set(history.told)
        await _more(history, 10)
    await _in_view(journey, set(history.told))

    restored = await _destroyed_and_restored(platform, backup)
    assert restored["rows"] == made["rows"]
    await _in_view(journey, surely_in)
    seen = await incidents_in_view(journey)
    assert set(seen.values()) == {1}
    # A report that was made during the backup is in it or not; one that was made after it is not.
    assert surely_in <= set(seen) <= maybe_in

    async with _writing(journey, "after") as later:
        await _more(later, 10)
    assert later.refused == []
    everything = set(seen) | set(later.told)
    await _in_view(journey, everything)
    assert await incidents_in_view(journey) == dict.fromkeys(everything, 1)
    await _all_services_go_on(platform, client)
    # All that is kept was sent again: the new log is enough to build the views from.
    assert _departments(platform, "rebuild")[-1]["phase"] == "done"
    await _in_view(journey, everything)


async def _all_services_go_on(platform: Platform, client: httpx.AsyncClient) -> None:
    journey = await _ready_site(platform, client)
    await journey.report()
    await journey.card("ambulatory-primary-care", CLINICAL, "incident")
    assert platform.command("status")["dead_letters"] == {}
    assert _departments(platform, "verify")[-1]["is_equal"] is True
