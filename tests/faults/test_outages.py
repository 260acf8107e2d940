"""Servers and workers die or freeze while people write: every accepted fact is in every view exactly once."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest

from tests.support.eventually import eventually
from tests.support.history import History, contradictions, incidents_in_view, write_reports
from tests.support.journey import Journey
from tests.support.running_platform import Platform

WRITERS = 3
HEAL_SECONDS = 90.0


@pytest.fixture
async def journey(platform: Platform, client: httpx.AsyncClient) -> Journey:
    made = Journey(platform, client)
    await made.register()
    await made.open_round()
    await made.card("ambulatory-primary-care", "maya-okafor", "awaiting-signature")
    return made


@asynccontextmanager
async def _writing(journey: Journey, writers: int = WRITERS) -> AsyncIterator[History]:
    history, stop = History(), asyncio.Event()
    async with asyncio.TaskGroup() as group:
        for number in range(writers):
            group.create_task(write_reports(journey, history, stop, f"writer-{number}"))
        yield history
        stop.set()


def _pid(platform: Platform, part: str) -> int:
    parts = platform.command("status")["parts"]
    return int(next(one["pid"] for one in parts if one["name"] == part))


async def _more(history: History, count: int) -> None:
    goal = len(history.told) + count

    async def enough() -> bool:
        return len(history.told) >= goal

    await eventually(enough, what=f"{count} more accepted", within_seconds=HEAL_SECONDS)


async def _ready(platform: Platform) -> None:
    async def ready() -> bool:
        return bool(platform.command("status")["ready"])

    await eventually(ready, what="everything is ready again", within_seconds=HEAL_SECONDS)


async def _agree(journey: Journey, history: History) -> None:
    async def agree() -> bool:
        return not contradictions(history, await incidents_in_view(journey))

    try:
        await eventually(agree, what="the view agrees with what was told", within_seconds=HEAL_SECONDS)
    except AssertionError:
        raise AssertionError(contradictions(history, await incidents_in_view(journey))) from None


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    "part", ["postgres", "kafka", "origin", "incident-worker", "departments-worker", "alignment-worker", "signals"]
)
async def test_what_is_killed_comes_back_and_nothing_accepted_is_lost(
    platform: Platform, journey: Journey, part: str
) -> None:
    async with _writing(journey) as history:
        await _more(history, 10)
        os.kill(_pid(platform, part), signal.SIGKILL)
        await _more(history, 20)
    await _ready(platform)
    await _agree(journey, history)


@pytest.mark.timeout(300)
async def test_a_broker_that_stands_still_for_thirty_seconds_refuses_nobody(
    platform: Platform, journey: Journey
) -> None:
    broker = _pid(platform, "kafka")
    async with _writing(journey, writers=1) as history:
        await _more(history, 10)
        os.kill(broker, signal.SIGSTOP)
        try:
            await _still_accepted(history)
        finally:
            os.kill(broker, signal.SIGCONT)
        await _more(history, 10)
    assert history.refused == []
    assert history.unknown == 0
    await _agree(journey, history)


async def _still_accepted(history: History) -> None:
    """Thirty seconds in which commands are accepted all the time."""
    loop = asyncio.get_running_loop()
    until = loop.time() + 30
    while loop.time() < until:
        await _more(history, 1)


@pytest.mark.timeout(300)
async def test_ten_kills_in_a_row_lose_and_repeat_nothing(platform: Platform, journey: Journey) -> None:
    parts = ["incident-worker", "departments-worker", "origin", "departments-worker", "incident-worker"]
    async with _writing(journey) as history:
        for part in parts * 2:
            await _more(history, 3)
            await _kill_if_there(platform, part)
        await _more(history, 5)
    await _ready(platform)
    await _agree(journey, history)


async def _kill_if_there(platform: Platform, part: str) -> None:
    parts = {one["name"]: one["pid"] for one in platform.command("status")["parts"]}
    if parts.get(part):
        try:
            os.kill(int(parts[part]), signal.SIGKILL)
        except ProcessLookupError:
            return
