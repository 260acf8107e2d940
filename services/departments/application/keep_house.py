"""Keep house: drop old rows of the log of changes, and epochs that nobody reads any more."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from departments.application.ports.epochs import EpochWork

ROWS_AT_ONCE = 5_000
"""Small transactions: an open one keeps every reader of a log waiting."""


@dataclass(frozen=True)
class Retention:
    """How long things are kept."""

    changes: timedelta = timedelta(hours=24)
    """A browser that was away for longer takes a whole view."""
    retired: timedelta = timedelta(hours=24)
    """A retired epoch is kept for a day, for whoever wants to compare."""


async def keep_house(work: EpochWork, *, now: datetime, retention: Retention) -> int:
    """Drop one portion of what is past its time; returns how many rows, 0 when nothing is left to drop."""
    dropped = await work.changes.prune(now - retention.changes, ROWS_AT_ONCE)
    return dropped + await work.epochs.drop_retired(now - retention.retired, ROWS_AT_ONCE)
