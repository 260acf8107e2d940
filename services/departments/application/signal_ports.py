"""What the signals use cases need from outside."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from departments.domain.documents import RoundDoc
from departments.domain.hot_spots import Sighting, Step
from departments.domain.news import Held
from departments.domain.told_signals import Told


@dataclass(frozen=True)
class Unread:
    """A value of a topic that could not be read or weighed; of the failure only its class."""

    topic: str
    partition: int
    offset: int
    error_class: str
    value: bytes


class Observations(Protocol):
    """What the signals worker has seen and said. Everything is written by its key, so twice is once."""

    async def see_incident(self, step: Step, sighting: Sighting) -> None:
        """Keep one incident at ``step``."""
        ...

    async def sightings(self, step: Step, after: datetime) -> list[Sighting]:
        """The incidents at ``step`` after ``after``."""
        ...

    async def watching_since(self) -> datetime | None:
        """The time of the oldest incident that is kept."""
        ...

    async def steps_since(self, after: datetime) -> list[Step]:
        """The steps with an incident after ``after``."""
        ...

    async def round(self, round_id: str) -> Held[RoundDoc] | None:
        """What is known of a round."""
        ...

    async def keep_round(self, held: Held[RoundDoc], *, is_settled: bool) -> None:
        """Keep a round by its version; an older one changes nothing."""
        ...

    async def open_rounds(self) -> list[Held[RoundDoc]]:
        """The rounds in which somebody has still to decide."""
        ...

    async def told(self, signal_id: str) -> Told | None:
        """The last thing said of a signal."""
        ...

    async def raised(self, kind: str) -> list[Told]:
        """What stands now, of one kind."""
        ...

    async def keep_told(self, told: Told) -> None:
        """Keep what was said; an older version changes nothing."""
        ...

    async def keep_unread(self, unread: Unread) -> None:
        """Set a value aside that could not be read or weighed."""
        ...

    async def take_missed(self, after: datetime) -> int:
        """Take in, from the folded facts, incidents after ``after`` that the streams did not bring; how many."""
        ...

    async def newer_rounds(self) -> list[Held[RoundDoc]]:
        """Rounds that the folded facts know better than the streams told."""
        ...

    async def forget(self, before: datetime) -> None:
        """Drop incidents and rounds that no window reaches any more."""
        ...


class SignalWork(Protocol):
    """A unit of work for signals."""

    @property
    def observations(self) -> Observations:
        """What was seen and said."""
        ...
