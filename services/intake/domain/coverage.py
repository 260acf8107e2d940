"""How well a cell (a workflow at a department of a site) is known."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from intake.domain.site_map import EvidenceCounts


class CellState(StrEnum):
    """The first of these that holds."""

    UNMAPPED = "unmapped"
    REOPENED = "reopened"
    ASSUMED_HEAVY = "assumed-heavy"
    AGED = "aged"
    FRESH = "fresh"


class ReopeningReason(StrEnum):
    """Why a cell must be looked at again."""

    MANAGER_CHANGED = "manager-changed"
    VOLUME_JUMPED = "volume-jumped"
    WORK_CHANGED = "work-changed"


@dataclass(frozen=True)
class Reopening:
    """That somebody said, and when, that a cell must be looked at again."""

    site: str
    department: str
    workflow: str
    reason: ReopeningReason
    by: str
    at: datetime


@dataclass(frozen=True)
class MapAge:
    """The version of a map that holds: its evidence, and when it was recorded."""

    version: int
    evidence: EvidenceCounts
    recorded_at: datetime


@dataclass(frozen=True)
class ExpectedCell:
    """A cell that there should be a map of, the map if there is one, and the reopening that no map has closed."""

    site: str
    department: str
    workflow: str
    wave: str | None
    map: MapAge | None
    reopened: tuple[ReopeningReason, datetime] | None


@dataclass(frozen=True)
class Coverage:
    """How well a cell is known. ``age_days`` is that of its map, ``assumed_share`` from 0 to 1; none without a map."""

    cell: ExpectedCell
    state: CellState
    age_days: int | None
    assumed_share: float | None
