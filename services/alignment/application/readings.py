"""What use cases give and take beside the domain's own objects: authorship, list filters, stored things with dates."""

from dataclasses import dataclass
from datetime import datetime

from alignment.domain.deltas import SiteDelta
from alignment.domain.parties import Party
from alignment.domain.rounds import RoundState
from alignment.domain.signers import Signer
from alignment.domain.standards import Standard


@dataclass(frozen=True)
class Authorship:
    """Who wrote a version, and when."""

    by: Signer
    at: datetime


@dataclass(frozen=True)
class StandardVersion:
    """One stored version: the standard, who wrote it and when."""

    standard: Standard
    written_by: str
    written_by_name: str
    written_at: datetime


@dataclass(frozen=True)
class StandardSummary:
    """A standard as a list shows it. ``name`` is the catalogue's, none where it was not catalogued yet."""

    workflow: str
    name: str | None
    department: str
    version: int
    content_hash: str
    covers: tuple[str, ...]
    step_count: int
    edited_at: datetime


@dataclass(frozen=True)
class Reason:
    """The words of a decision. They stay here: events refer to them by id."""

    reason_id: str
    round_id: str
    party: Party
    text: str
    authorship: Authorship


@dataclass(frozen=True)
class StoredDelta:
    """The last delta of a workflow at a site; ``version`` is gapless from 1."""

    version: int
    delta: SiteDelta
    computed_at: datetime


@dataclass(frozen=True)
class RoundFilter:
    """Which rounds a list shows."""

    workflow: str | None = None
    state: RoundState | None = None


@dataclass(frozen=True)
class DeltaFilter:
    """Which deltas a list shows."""

    site: str | None = None
    workflow: str | None = None


@dataclass(frozen=True)
class Slice:
    """A part of a list by key: at most ``limit`` entries whose key comes after ``after``."""

    limit: int
    after: str | None = None
