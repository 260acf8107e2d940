"""What people do in the deployment while tests hurt it, and how it is held against what they see in the end."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx

from tests.support.composed import Deployment
from tests.support.eventually import NotInTime, eventually
from tests.support.history import History, contradictions, incidents_in_view, write_reports
from tests.support.journey import Journey

WRITERS = 2
HEAL_SECONDS = 180.0
"""On a busy machine Kafka alone takes half of it to look through its log again."""


async def ready_road(running: Deployment, client: httpx.AsyncClient) -> Journey:
    """A road walked to readiness: every service has heard of it, so that a report of it reaches who works next."""
    journey = Journey(running, client)
    await journey.register()
    await journey.sign_all(await journey.open_round())
    await journey.learn()
    await journey.is_ready()
    return journey


@asynccontextmanager
async def reporting(journey: Journey, name: str, *, writers: int = 1) -> AsyncIterator[History]:
    """People who report all the time, until the block ends; ``name`` keeps their commands apart from others'."""
    history, stop = History(), asyncio.Event()
    async with asyncio.TaskGroup() as group:
        for number in range(writers):
            group.create_task(write_reports(journey, history, stop, f"{name}-{number}"))
        yield history
        stop.set()
    assert history.refused == []


@asynccontextmanager
async def writing(running: Deployment) -> AsyncIterator[History]:
    """Two people report until the block ends; then all they were told is in the view, once."""
    async with httpx.AsyncClient(timeout=30, trust_env=False) as client:
        journey = await ready_road(running, client)
        async with reporting(journey, "writer", writers=WRITERS) as history:
            yield history
        await _agreed(journey, history)


async def _agreed(journey: Journey, history: History) -> None:
    seen: list[str] = []

    async def agree() -> bool:
        seen[:] = contradictions(history, await incidents_in_view(journey))
        return not seen

    try:
        await eventually(agree, what="the view agrees with what was told", within_seconds=HEAL_SECONDS)
    except NotInTime as late:
        raise AssertionError(f"after {HEAL_SECONDS:g} s: {seen[:5]}") from late


async def more(history: History, count: int) -> None:
    """Wait until ``count`` more reports were accepted."""
    goal = len(history.told) + count

    async def enough() -> bool:
        return len(history.told) >= goal

    await eventually(enough, what=f"{count} more accepted", within_seconds=HEAL_SECONDS)
