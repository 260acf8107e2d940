"""What a department did each day before go-live, and the frozen baseline that recovery is measured against."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

LEAST_DAYS_BEFORE = 56
"""A baseline is in time if it was frozen so many days before its wave goes live, or more."""


class Measure(StrEnum):
    """What is counted of a department's day."""

    VISITS = "visits"
    TURNAROUND_MINUTES = "turnaround_minutes"
    CHARGES = "charges"


class Timeliness(StrEnum):
    """Whether a baseline was frozen early enough before go-live."""

    IN_TIME = "in-time"
    LATE = "late"
    GO_LIVE_UNKNOWN = "go-live-unknown"


@dataclass(frozen=True)
class DailyCounts:
    """One day of a department; a measure that was not counted is left out."""

    day: date
    counts: Mapping[Measure, float]


@dataclass(frozen=True)
class Interval:
    """A likely value between a low and a high one."""

    low: float
    likely: float
    high: float


@dataclass(frozen=True)
class Baseline:
    """The typical day of a department from ``first_day`` to ``last_day``, of which ``days`` were counted."""

    site: str
    department: str
    first_day: date
    last_day: date
    days: int
    measures: Mapping[Measure, Interval]
    frozen_by: str
    frozen_at: datetime

    def timeliness(self, go_live: date | None) -> Timeliness:
        """Whether it was frozen at least eight weeks before ``go_live``."""
        if go_live is None:
            return Timeliness.GO_LIVE_UNKNOWN
        days_before = (go_live - self.frozen_at.date()).days
        return Timeliness.IN_TIME if days_before >= LEAST_DAYS_BEFORE else Timeliness.LATE
