"""The rule by which the signals worker ends itself."""

from departments.signals.watchdog import FreezeRule, Progress


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
