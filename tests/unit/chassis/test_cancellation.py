"""A stop that was swallowed by a failure is heeded where the task would begin again."""

import asyncio

from chassis.cancellation import heed_cancellation


async def _fails_while_stopped(outer: "list[asyncio.Task[None]]") -> None:
    outer[0].cancel()
    raise ConnectionError


async def _begins_again(outer: "list[asyncio.Task[None]]") -> None:
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(_fails_while_stopped(outer))
    except* ConnectionError:
        pass
    heed_cancellation()


async def _stopped() -> "asyncio.Task[None]":
    outer: list[asyncio.Task[None]] = []
    outer.append(asyncio.create_task(_begins_again(outer)))
    await asyncio.wait(outer)
    return outer[0]


async def test_a_stop_that_a_failure_swallowed_is_heeded() -> None:
    assert (await _stopped()).cancelled()


async def test_a_task_that_nobody_stopped_goes_on() -> None:
    heed_cancellation()
