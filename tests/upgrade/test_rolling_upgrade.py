"""APIs and workers are replaced one at a time while people write: nobody is refused, nothing is lost."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from tests.support.eventually import NotInTime, eventually
from tests.support.history import History, contradictions, incidents_in_view, write_reports
from tests.support.journey import Journey
from tests.support.replicas import InTurn, Replica, Turns
from tests.support.running_platform import Platform

WRITERS = 3
HEAL_SECONDS = 90.0
DRAIN_SECONDS = 12.0
ENDS = (0, -signal.SIGTERM)
"""A worker ends with 0; uvicorn, when all is closed, by the signal that it was told to stop with."""


class Fleet:
    """The replicas that are there now."""

    def __init__(self, platform: Platform, logs: Path) -> None:
        self._platform = platform
        self._logs = logs
        self._made: list[Replica] = []
        self.apis: list[Replica] = []

    def add(self, service: str, role: str) -> Replica:
        made = Replica(self._platform, service, role, self._logs)
        self._made.append(made)
        return made

    def end(self) -> None:
        for replica in self._made:
            replica.kill()


@pytest.fixture
def fleet(platform: Platform, tmp_path: Path) -> Iterator[Fleet]:
    """Its logs stay where pytest keeps its folders."""
    made = Fleet(platform, tmp_path)
    try:
        yield made
    finally:
        made.end()


async def eventually_nothing(look: Callable[[], Awaitable[list[str]]], *, what: str, within_seconds: float) -> None:
    """Wait until ``look()`` finds nothing; else say what it found all the way: is it late, or does it stand still?"""
    loop = asyncio.get_running_loop()
    began = loop.time()
    found: dict[float, list[str]] = {}

    async def nothing() -> bool:
        at = round(loop.time() - began, 1)
        found[at] = await look()
        return not found[at]

    try:
        await eventually(nothing, what=what, within_seconds=within_seconds)
    except NotInTime:
        trail = {at: told[:3] for at, told in list(found.items())[:: max(1, len(found) // 10)]}
        raise NotInTime(f"{what}, by seconds: {trail}") from None


@asynccontextmanager
async def _writing(journey: Journey) -> AsyncIterator[History]:
    history, stop = History(), asyncio.Event()
    async with asyncio.TaskGroup() as group:
        for number in range(WRITERS):
            group.create_task(write_reports(journey, history, stop, f"writer-{number}"))
        yield history
        stop.set()


async def _more(history: History, number: int) -> None:
    goal = len(history.told) + number

    async def enough() -> bool:
        return len(history.told) >= goal

    await eventually(enough, what=f"{number} more accepted", within_seconds=HEAL_SECONDS)


async def _replace_api(fleet: Fleet, old: Replica) -> None:
    """As an orchestrator does: the new one first. The old one is still asked while it goes."""
    new = await asyncio.to_thread(fleet.add, "incident", "api")
    fleet.apis.append(new)
    old.tell_to_stop()
    status, seconds = await asyncio.to_thread(old.wait)
    fleet.apis.remove(old)
    assert status in ENDS
    assert seconds < DRAIN_SECONDS


async def _replace_worker(fleet: Fleet, service: str, old: Replica) -> None:
    await asyncio.to_thread(fleet.add, service, "worker")
    old.tell_to_stop()
    status, seconds = await asyncio.to_thread(old.wait)
    assert status in ENDS
    assert seconds < DRAIN_SECONDS


async def _replace_supervised(platform: Platform, part: str) -> None:
    """What the platform itself runs is told to stop, and its supervisor starts it anew."""

    def pid() -> int | None:
        return next(one["pid"] for one in platform.command("status")["parts"] if one["name"] == part)

    old = await asyncio.to_thread(pid)
    assert old is not None
    os.kill(old, signal.SIGTERM)

    async def is_new() -> bool:
        return await asyncio.to_thread(pid) not in {None, old}

    await eventually(is_new, what=f"another {part}", within_seconds=HEAL_SECONDS)


@pytest.mark.timeout(600)
async def test_a_rolling_upgrade_under_load_refuses_nobody_and_loses_nothing(platform: Platform, fleet: Fleet) -> None:
    turns = Turns()
    kinds = [("incident", "api"), ("incident", "api"), ("incident", "worker"), ("departments", "worker")]
    made = await asyncio.gather(*(asyncio.to_thread(fleet.add, *kind) for kind in kinds))
    fleet.apis += made[:2]
    workers = {"incident": made[2], "departments": made[3]}
    transport = InTurn("/api/incident", lambda: fleet.apis, turns)
    async with httpx.AsyncClient(transport=transport, timeout=30) as client:
        journey = Journey(platform, client)
        await journey.register()
        await journey.open_round()
        await journey.card("ambulatory-primary-care", "maya-okafor", "awaiting-signature")
        async with _writing(journey) as history:
            await _more(history, 20)
            for old in tuple(fleet.apis):
                await _replace_api(fleet, old)
                await _more(history, 20)
            for service, old in workers.items():
                await _replace_worker(fleet, service, old)
                await _more(history, 20)
            for part in ("incident-worker", "departments-worker"):
                await _replace_supervised(platform, part)
                await _more(history, 20)

        async def disagreement() -> list[str]:
            return contradictions(history, await incidents_in_view(journey))

        await eventually_nothing(
            disagreement, what="the view disagrees with what was told", within_seconds=HEAL_SECONDS
        )
    assert turns.failed == []
    assert history.refused == []
    assert history.unknown == 0
