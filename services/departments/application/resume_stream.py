"""Resume a stream: what a reader missed since the cursor it has, or that it must begin anew."""

from dataclasses import dataclass

from departments.application.ports.streaming import FeedWork, Row
from departments.application.tell_changes import Change, tell_changes
from departments.domain.cursors import Cursor, parse_cursor
from departments.domain.errors import EpochMissing

REPLAY_ROWS = 500
"""A reader who missed more than this is better served by a whole view."""


@dataclass(frozen=True)
class Resumed:
    """Where the reader stands before it hears what it missed. ``reset``: why it needs a whole view instead."""

    position: Cursor
    missed: list[Change]
    reset: str | None = None


async def resume_stream(work: FeedWork, department: str, text: str | None, until: Cursor) -> Resumed:
    """What the reader of ``department`` who has the cursor ``text`` missed up to ``until``, where the live feed stands.

    A cursor may be ahead of the feed: the view that it comes from was read a moment later. A cursor that is none, of
    another epoch, of a time that retention has dropped, or from the future cannot be resumed from.

    Raises:
        EpochMissing: no epoch is served.
    """
    log, _ = await work.changes.read(until, 0)
    if log is None:
        raise EpochMissing("No epoch of the views is served; run the migrations.")
    cursor = parse_cursor(text or "")
    reset = _why_not(cursor, log.epoch, log.pruned, log.horizon)
    if cursor is None or reset is not None:
        return Resumed(await work.changes.last_of(department, until), [], reset)
    if cursor >= until:
        return Resumed(cursor, [])
    rows: list[Row] = await work.changes.of_department(department, cursor, until, REPLAY_ROWS + 1)
    if len(rows) > REPLAY_ROWS:
        return Resumed(await work.changes.last_of(department, until), [], "too-far-behind")
    missed = await tell_changes(work, log, rows)
    return Resumed(cursor, missed)


def _why_not(cursor: Cursor | None, epoch: int, pruned: Cursor, horizon: int) -> str | None:
    if cursor is None:
        return "no-cursor"
    if cursor.epoch != epoch:
        return "other-epoch"
    if cursor < pruned:
        return "too-old"
    return "unknown-cursor" if cursor.xid >= horizon else None
