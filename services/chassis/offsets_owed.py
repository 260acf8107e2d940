"""Offsets whose events have their effect, and that the broker has not taken yet.

Offsets may lag behind effects, never lead; that they lag for long is told, because a restart would read all of it
again.
"""

import time
from collections.abc import Collection, Mapping

from aiokafka import TopicPartition


class OwedOffsets:
    """What one consumer still has to commit. ``frozen_seconds`` counts only while something is in hand or owed."""

    def __init__(self) -> None:
        self._owed: dict[TopicPartition, int] = {}
        self._in_hand = False
        self._since: float | None = None

    @property
    def owed(self) -> Mapping[TopicPartition, int]:
        """The next offset to read of each partition, where the broker does not know it yet."""
        return self._owed

    @property
    def frozen_seconds(self) -> float:
        """Seconds since the last commit, or since there is something to commit, whichever is later; 0 where nothing
        is."""
        return 0.0 if self._since is None else time.monotonic() - self._since

    def take_in_hand(self) -> None:
        """Events were read and have no effect yet."""
        self._in_hand = True
        self._count()

    def owe(self, offsets: Mapping[TopicPartition, int]) -> None:
        """Everything in hand has its effect: ``offsets`` may be committed."""
        self._in_hand = False
        self._owed.update(offsets)
        self._count()

    def settle(self, committed: Mapping[TopicPartition, int], held: Collection[TopicPartition]) -> None:
        """The broker has taken ``committed``. What is not ``held`` any more is its new holder's to commit."""
        self._owed = {
            partition: offset
            for partition, offset in self._owed.items()
            if partition in held and offset > committed.get(partition, -1)
        }
        self._since = None
        self._count()

    def forget(self) -> None:
        """Begin anew: whatever was not committed will be read again."""
        self._owed, self._in_hand, self._since = {}, False, None

    def _count(self) -> None:
        if self._since is None and (self._owed or self._in_hand):
            self._since = time.monotonic()
