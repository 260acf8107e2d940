"""Stopping for sure: a task that was told to stop does not go round again because the word got lost on the way."""

import asyncio
from collections.abc import Coroutine
from typing import Any


def heed_cancellation() -> None:
    """End the current task here if it was told to stop.

    A cancellation that arrives while something fails may be replaced by the failure: ``asyncio.TaskGroup`` of Python
    3.11 and 3.12 raises the errors of its children and drops it (gh-116720), and a library may turn it into an error of
    its own. Who catches such errors to begin again calls this first; else a stop waits for ever.
    Call it, and wait, after an ``except*`` and not in it: up to Python 3.11.3 what is raised there comes out in a group
    (gh-103590), and a task that was stopped would seem to have failed.

    Raises:
        asyncio.CancelledError: the current task was cancelled, and nobody took that back.
    """
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError


async def to_its_end(work: Coroutine[Any, Any, None]) -> None:
    """Wait until ``work`` is done, also when the current task is told to stop meanwhile; it stops afterwards.

    For endings that take bounded time: a task may be told twice, by its group for a child that failed and by whoever
    stops the whole, and the second word would cut off the tidying that the first one began.

    Raises:
        asyncio.CancelledError: the current task was told to stop meanwhile.
    """
    ending = asyncio.ensure_future(work)
    told: asyncio.CancelledError | None = None
    while not ending.done():
        try:
            await asyncio.wait({ending})
        except asyncio.CancelledError as word:
            told = word
    ending.result()
    if told is not None:
        raise told
