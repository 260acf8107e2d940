"""Stopping for sure: a task that was told to stop does not go round again because the word got lost on the way."""

import asyncio


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
