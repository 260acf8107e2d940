"""Take what changed since a place in the log, for all the departments that somebody listens to."""

from collections.abc import Collection
from dataclasses import dataclass

from departments.application.ports.streaming import FeedWork, LogState
from departments.application.tell_changes import Change, tell_changes
from departments.domain.cursors import Cursor
from departments.domain.errors import EpochMissing

BEGINNING = Cursor(0, 0, 0)
"""Before any log: reading from here tells where the log stands and nothing else."""

BATCH_ROWS = 500
_END = 2**63 - 1
"""After every change of a transaction."""


@dataclass(frozen=True)
class Batch:
    """Changes in the order of the log, and where the reader stands after them."""

    log: LogState
    position: Cursor
    changes: list[Change]
    is_full: bool


async def take_changes(work: FeedWork, after: Cursor, departments: Collection[str]) -> Batch:
    """The changes after ``after`` for ``departments``; those of others are passed over.

    Where another epoch is served by now, there are no changes and the position is where that epoch's log stands.

    Raises:
        EpochMissing: no epoch is served.
    """
    log, rows = await work.changes.read(after, BATCH_ROWS)
    if log is None:
        raise EpochMissing("No epoch of the views is served; run the migrations.")
    if log.epoch != after.epoch:
        return Batch(log, Cursor(log.epoch, log.horizon - 1, _END), [], is_full=False)
    wanted = [row for row in rows if row.department in departments]
    changes = await tell_changes(work, log, wanted)
    position = rows[-1].cursor if rows else after
    return Batch(log, position, changes, is_full=len(rows) == BATCH_ROWS)
