"""Polls to a deadline: the one place in the tests that waits between two looks."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")

FIRST_PAUSE_SECONDS = 0.01
LONGEST_PAUSE_SECONDS = 0.25


class NotInTime(AssertionError):
    """What a test waited for did not happen before its deadline."""


def _pauses(seconds: float) -> list[float]:
    """The pauses between looks: short at first, so that what is quick is seen quickly, and ``seconds`` in all."""
    pauses, pause, left = [], FIRST_PAUSE_SECONDS, seconds
    while left > 0:
        pauses.append(min(pause, left))
        left -= pause
        pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
    return pauses


async def eventually(look: Callable[[], Awaitable[T]], *, what: str, within_seconds: float = 10.0) -> T:
    """Await ``look()`` again and again until it returns something true, and return that.

    Raises:
        NotInTime: it did not within ``within_seconds``; the message says what was last seen.
    """
    deadline = time.monotonic() + within_seconds
    seen = await look()
    for pause in _pauses(within_seconds):
        if seen or time.monotonic() >= deadline:
            break
        await asyncio.sleep(pause)
        seen = await look()
    if not seen:
        raise NotInTime(f"not within {within_seconds:g} s: {what} (last seen: {seen!r})")
    return seen


def eventually_here(look: Callable[[], T], *, what: str, within_seconds: float = 10.0) -> T:
    """The same without an event loop: for a browser, a process, a file."""
    deadline = time.monotonic() + within_seconds
    seen = look()
    for pause in _pauses(within_seconds):
        if seen or time.monotonic() >= deadline:
            break
        time.sleep(pause)
        seen = look()
    if not seen:
        raise NotInTime(f"not within {within_seconds:g} s: {what} (last seen: {seen!r})")
    return seen
