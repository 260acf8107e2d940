"""The rule by which the signals worker ends itself."""

import asyncio
import threading

from departments.signals.watchdog import Farewell, FreezeRule, Progress


def frozen(rule: FreezeRule, looks: list[tuple[float, int, int]]) -> list[bool]:
    return [rule.is_frozen(Progress({"p": committed}, lag), now) for now, committed, lag in looks]


def test_commits_that_stand_still_while_events_wait_are_frozen_after_the_limit() -> None:
    assert frozen(FreezeRule(30), [(0, 5, 1), (15, 5, 3), (30, 5, 9), (30.1, 5, 9)]) == [False, False, False, True]


def test_with_nothing_to_read_nothing_is_frozen() -> None:
    assert not any(frozen(FreezeRule(30), [(now, 5, 0) for now in range(0, 300, 10)]))


def test_a_commit_begins_the_time_anew() -> None:
    assert not any(frozen(FreezeRule(30), [(now, now, 4) for now in range(0, 300, 25)]))


def test_the_time_begins_when_something_waits_and_not_before() -> None:
    assert frozen(FreezeRule(30), [(0, 5, 0), (100, 5, 0), (101, 5, 1), (130, 5, 1), (132, 5, 1)]) == [
        False,
        False,
        False,
        False,
        True,
    ]


async def test_a_farewell_that_takes_too_long_ends_the_process() -> None:
    ended = threading.Event()
    farewell = Farewell(ended.set, seconds=0.0)
    part = asyncio.create_task(farewell.begins_when_cancelled())
    await asyncio.wait([part], timeout=0)
    assert not ended.is_set()
    part.cancel()
    await asyncio.gather(part, return_exceptions=True)
    assert ended.wait(10)


async def test_a_farewell_that_came_to_its_end_ends_nothing_more() -> None:
    ended = threading.Event()
    farewell = Farewell(ended.set, seconds=60.0)
    part = asyncio.create_task(farewell.begins_when_cancelled())
    await asyncio.wait([part], timeout=0)
    part.cancel()
    await asyncio.gather(part, return_exceptions=True)
    farewell.over()
    farewell._timer.join(10)
    assert not farewell._timer.is_alive()
    assert not ended.is_set()
