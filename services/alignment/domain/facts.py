"""What has happened in alignment, in the past tense. The first two fields say to which aggregate, at which version."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from alignment.domain.parties import Party

if TYPE_CHECKING:
    from alignment.domain.decisions import VoidedDecision
    from alignment.domain.deltas import SiteDelta
    from alignment.domain.seats import Seat
    from alignment.domain.standards import StandardContent


@dataclass(frozen=True)
class StandardAdopted:
    """A workflow has its first standard."""

    aggregate_id: str
    aggregate_version: int
    content: "StandardContent"


@dataclass(frozen=True)
class StandardEdited:
    """A standard has a new version."""

    aggregate_id: str
    aggregate_version: int
    content: "StandardContent"


@dataclass(frozen=True)
class SignOffRequested:
    """A round is open; five parties are asked."""

    aggregate_id: str
    aggregate_version: int
    workflow: str
    standard_version: int
    content_hash: str
    seats: "tuple[Seat, ...]"
    due_at: datetime


@dataclass(frozen=True)
class Decided:
    """One party decided on one content. ``reason_id`` points at text that stays here."""

    aggregate_id: str
    aggregate_version: int
    workflow: str
    seat: "Seat"
    content_hash: str
    decided_by: str
    reason_id: str | None


@dataclass(frozen=True)
class SignOffGranted(Decided):
    """A party signed."""


@dataclass(frozen=True)
class SignOffObjected(Decided):
    """A party objects."""


@dataclass(frozen=True)
class SignOffRebound:
    """An edit moved the round to a new content: ``kept`` decisions hold for it, ``voided`` must be made again."""

    aggregate_id: str
    aggregate_version: int
    workflow: str
    standard_version: int
    from_hash: str
    content_hash: str
    kept: tuple[Party, ...]
    voided: "tuple[VoidedDecision, ...]"


@dataclass(frozen=True)
class SignOffCompleted:
    """All five parties have signed ``content_hash``."""

    aggregate_id: str
    aggregate_version: int
    workflow: str
    standard_version: int
    content_hash: str


@dataclass(frozen=True)
class SiteDeltaComputed:
    """What a standard changes for a site is known anew."""

    aggregate_id: str
    aggregate_version: int
    delta: "SiteDelta"


RoundFact = SignOffRequested | SignOffGranted | SignOffObjected | SignOffRebound | SignOffCompleted
AlignmentFact = StandardAdopted | StandardEdited | RoundFact | SiteDeltaComputed
