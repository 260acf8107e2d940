"""What a consumer still has to commit, and since when."""

import pytest
from aiokafka import TopicPartition

from chassis import offsets_owed
from chassis.offsets_owed import OwedOffsets

FIRST, SECOND = TopicPartition("intake-maps", 0), TopicPartition("intake-maps", 1)
BOTH = {FIRST, SECOND}


class Watch:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    watch = Watch()
    monkeypatch.setattr(offsets_owed.time, "monotonic", watch.monotonic)
    return watch


def test_nothing_is_frozen_where_nothing_waits(watch: Watch):
    owed = OwedOffsets()
    watch.now += 3600
    assert owed.frozen_seconds == 0.0


def test_events_in_hand_count_as_soon_as_they_are_read(watch: Watch):
    owed = OwedOffsets()
    owed.take_in_hand()
    watch.now += 40
    assert owed.frozen_seconds == 40.0


def test_what_could_not_be_committed_is_still_owed(watch: Watch):
    owed = OwedOffsets()
    owed.take_in_hand()
    owed.owe({FIRST: 5})
    watch.now += 10
    owed.take_in_hand()
    owed.owe({SECOND: 7})
    assert owed.owed == {FIRST: 5, SECOND: 7}
    assert owed.frozen_seconds == 10.0


def test_a_commit_settles_what_it_covers_and_the_clock_begins_anew(watch: Watch):
    owed = OwedOffsets()
    owed.owe({FIRST: 5})
    watch.now += 10
    owed.owe({FIRST: 8, SECOND: 2})
    owed.settle({FIRST: 5}, BOTH)
    assert owed.owed == {FIRST: 8, SECOND: 2}
    assert owed.frozen_seconds == 0.0
    owed.settle({FIRST: 8, SECOND: 2}, BOTH)
    watch.now += 10
    assert (owed.owed, owed.frozen_seconds) == ({}, 0.0)


def test_what_another_holds_by_now_is_not_owed_here(watch: Watch):
    owed = OwedOffsets()
    owed.owe({FIRST: 5, SECOND: 7})
    owed.settle({FIRST: 5}, {FIRST})
    watch.now += 10
    assert (owed.owed, owed.frozen_seconds) == ({}, 0.0)


def test_a_new_beginning_owes_nothing(watch: Watch):
    owed = OwedOffsets()
    owed.take_in_hand()
    owed.owe({FIRST: 5})
    owed.forget()
    watch.now += 10
    assert (owed.owed, owed.frozen_seconds) == ({}, 0.0)
