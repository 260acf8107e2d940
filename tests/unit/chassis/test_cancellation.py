"""A stop that was swallowed by a failure is heeded where the task would begin again."""

import asyncio

import pytest

from chassis.cancellation import heed_cancellation, to_its_end


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


async def test_an_ending_is_waited_for_although_the_task_is_told_again_and_it_stops_afterwards() -> None:
    is_over, may_end = [], asyncio.Event()

    async def ends() -> None:
        await may_end.wait()
        is_over.append(True)

    task = asyncio.create_task(to_its_end(ends()))
    for _ in range(3):
        await asyncio.wait({task}, timeout=0)
        task.cancel()
    await asyncio.wait({task}, timeout=0)
    assert not task.done()
    may_end.set()
    await asyncio.wait({task})
    assert is_over
    assert task.cancelled()


async def test_an_ending_that_fails_says_so() -> None:
    async def fails() -> None:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        await to_its_end(fails())
