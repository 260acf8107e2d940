"""What a consumer says of itself, for readiness and metrics."""

import time
from dataclasses import dataclass, field

from aiokafka import AIOKafkaConsumer

from chassis.errors import ConsumerHalted
from chassis.processing import Outcome

HALT_AFTER_DEAD = 20
"""Dead letters in a row, over all partitions: then it is this build that is wrong, not the events."""


class BrokerSilence:
    """Since when the broker has said nothing to a consumer.

    The library goes on as if nothing were to read while the broker is away. But a broker that is there answers each
    question for events within two seconds, also when it has none.
    """

    def __init__(self) -> None:
        self._client: AIOKafkaConsumer | None = None
        self._heard_at = time.time()
        self._is_busy = False

    def listen_to(self, client: AIOKafkaConsumer | None) -> None:
        """From now on this client asks; none: nobody does."""
        self._client = client

    def busy(self) -> None:
        """Events are in hand: meanwhile the broker is not asked for more."""
        self._is_busy = True

    def heard(self) -> None:
        """Events in hand are done, so the broker will be asked again."""
        self._is_busy, self._heard_at = False, time.time()

    @property
    def seconds(self) -> float:
        """Seconds since the broker's last answer; 0 while it is not asked."""
        if self._is_busy:
            return 0.0
        client = self._client
        asked = [client.last_poll_timestamp(partition) for partition in client.assignment()] if client else []
        answers = [answered_at / 1000 for answered_at in asked if answered_at is not None]
        # An assignment that is new has no answers yet; what was heard before it counts.
        self._heard_at = max([self._heard_at, *answers])
        return max(0.0, time.time() - self._heard_at)


@dataclass
class ConsumerState:
    """Where a consumer stands. ``lag`` is events not read yet over the assigned partitions."""

    is_assigned: bool = False
    is_halted: bool = False
    lag: int = 0
    last_error: str | None = None
    dead_in_a_row: int = 0
    silence: BrokerSilence = field(default_factory=BrokerSilence)
    _held_up_at: dict[tuple[str, int], float] = field(default_factory=dict)
    _turned_at: float = field(default_factory=time.monotonic)

    def turned(self, lag: int) -> None:
        """A batch was handled, or none was there."""
        self.lag = lag
        self.last_error = None
        self._turned_at = time.monotonic()

    def note(self, outcome: Outcome) -> None:
        """Count dead letters in a row. Raises :class:`ConsumerHalted` when they are too many."""
        self.dead_in_a_row = self.dead_in_a_row + 1 if outcome is Outcome.DEAD else 0
        if self.dead_in_a_row >= HALT_AFTER_DEAD:
            self.is_halted = True
            raise ConsumerHalted(f"{self.dead_in_a_row} events in a row could not be handled")

    def held_up(self, partition: tuple[str, int], error: BaseException) -> None:
        """An event of ``partition`` (topic and number) is tried again; only the class of the error is kept."""
        self.last_error = type(error).__name__
        self._held_up_at.setdefault(partition, time.monotonic())

    def passed(self, partition: tuple[str, int]) -> None:
        """The event of ``partition`` is done."""
        self._held_up_at.pop(partition, None)

    def begins_again(self) -> None:
        """A new client takes over; whatever was in hand is read again."""
        self._held_up_at.clear()
        self.silence.heard()

    @property
    def held_up_seconds(self) -> float:
        """Seconds for which one event has been tried again and again; 0 where none is."""
        return time.monotonic() - min(self._held_up_at.values()) if self._held_up_at else 0.0

    @property
    def seconds_since_turn(self) -> float:
        """Seconds since the consumer last went round."""
        return time.monotonic() - self._turned_at
