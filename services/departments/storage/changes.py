"""The log of changes, read in an order in which nothing can still come in between."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

import asyncpg

from chassis.database import Connection
from departments.application.ports.reading import SiteReadiness, VersionedCard
from departments.application.ports.streaming import Content, LogState, Row
from departments.domain.cursors import Cursor
from departments.domain.sentence import Tableau
from departments.domain.states import State
from departments.storage.boards import FOLDED_AT, SITES, site_readiness

# A transaction takes its number early and commits late. Rows below the oldest open one are complete for good; reading
# beyond it would pass over rows that are still to come.
_READ = f"""
with served as (
    select epoch, pruned_xid, pruned_change_id, pg_snapshot_xmin(pg_current_snapshot()) as horizon
    from epochs where status = 'serving'
)
select served.epoch, horizon::text, pruned_xid::text, pruned_change_id, clock_timestamp() as as_of,
       exists (select from view_changes v where v.epoch = served.epoch and v.xid >= horizon) as is_held_back,
       {FOLDED_AT.format(epoch="served.epoch")} as folded_at,
       case when $1 = served.epoch then (select jsonb_agg(to_jsonb(r)) from (
           select xid::text, change_id, department, payload, traceparent from view_changes v
           where v.epoch = served.epoch and (v.xid, v.change_id) > ($2::text::xid8, $3) and v.xid < horizon
           order by v.xid, v.change_id limit $4) r) end as rows
from served
"""  # noqa: S608 - text of our own

_OF_DEPARTMENT = """
select xid::text, change_id, department, payload, traceparent from view_changes
where epoch = $1 and department = $2 and (xid, change_id) > ($3::text::xid8, $4)
  and (xid, change_id) <= ($5::text::xid8, $6)
order by xid, change_id limit $7
"""

_LAST_OF = """
select xid::text, change_id from view_changes
where epoch = $1 and department = $2 and (xid, change_id) <= ($3::text::xid8, $4)
order by xid desc, change_id desc limit 1
"""

_PRUNED = "select pruned_xid::text as xid, pruned_change_id as change_id from epochs where epoch = $1"

_CARDS = """
select card_id, content || jsonb_build_object('version', version) as card from cards
where epoch = $1 and department = $2 and card_id = any($3::text[])
"""

_SITES = SITES.format(epoch="$1", department="$2")

_COUNTED = "select kind, urgency, count(*) from cards where epoch = $1 and department = $2 group by kind, urgency"

_PRUNE = """
with old as (
    select epoch, xid, change_id from view_changes where changed_at < $1 order by changed_at limit $2
), gone as (
    delete from view_changes using old
    where view_changes.epoch = old.epoch and view_changes.xid = old.xid and view_changes.change_id = old.change_id
    returning view_changes.epoch, view_changes.xid, view_changes.change_id
), newest as (
    select distinct on (epoch) epoch, xid, change_id from gone order by epoch, xid desc, change_id desc
), moved as (
    update epochs set pruned_xid = newest.xid, pruned_change_id = newest.change_id from newest
    where epochs.epoch = newest.epoch
      and (epochs.pruned_xid, epochs.pruned_change_id) < (newest.xid, newest.change_id)
)
select count(*) from gone
"""


class StoredChanges:
    """The table ``view_changes``, and what its rows name, on one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def read(self, after: Cursor, limit: int) -> tuple[LogState | None, list[Row]]:
        """Where the log stands, and its rows after ``after``; no rows where another epoch is served by now."""
        row = await self._connection.fetchrow(_READ, after.epoch, str(after.xid), after.change_id, limit)
        if row is None:
            return None, []
        epoch = row["epoch"]
        state = LogState(
            epoch=epoch,
            horizon=int(row["horizon"]),
            pruned=Cursor(epoch, int(row["pruned_xid"]), row["pruned_change_id"]),
            as_of=row["as_of"],
            is_held_back=row["is_held_back"],
            folded_at=row["folded_at"],
        )
        return state, [_row(epoch, found) for found in row["rows"] or []]

    async def of_department(self, department: str, after: Cursor, until: Cursor, limit: int) -> list[Row]:
        """The rows of one department after ``after`` up to ``until``, in order."""
        begin, end = (str(after.xid), after.change_id), (str(until.xid), until.change_id)
        rows = await self._connection.fetch(_OF_DEPARTMENT, after.epoch, department, *begin, *end, limit)
        return [_row(after.epoch, found) for found in rows]

    async def last_of(self, department: str, until: Cursor) -> Cursor:
        """The last row of the department up to ``until``, or the end of what is pruned."""
        end = (str(until.xid), until.change_id)
        row = await self._connection.fetchrow(_LAST_OF, until.epoch, department, *end)
        row = row or await self._connection.fetchrow(_PRUNED, until.epoch)
        return Cursor(until.epoch, int(row["xid"]), row["change_id"]) if row else Cursor(until.epoch, 0, 0)

    async def content(self, epoch: int, department: str, cards: Collection[str], sites: Collection[str]) -> Content:
        """What the named rows say now, and the whole department counted."""
        found: dict[str, VersionedCard] = {}
        if cards:
            rows = await self._connection.fetch(_CARDS, epoch, department, list(cards))
            found = {row["card_id"]: row["card"] for row in rows}
        counted = await self._connection.fetch(_COUNTED, epoch, department)
        standing = {row["site"]: site_readiness(row) for row in await self._connection.fetch(_SITES, epoch, department)}
        board = Tableau(
            {(row["kind"], row["urgency"]): row["count"] for row in counted},
            states_of(list(standing.values())),
        )
        return Content(found, {site: standing[site] for site in sites if site in standing}, board)

    async def prune(self, older_than: datetime, limit: int) -> int:
        """Drop rows written before ``older_than`` and remember how far; returns how many."""
        dropped: int = await self._connection.fetchval(_PRUNE, older_than, limit)
        return dropped


def states_of(sites: list[SiteReadiness]) -> dict[State, int]:
    """How many sites are in which state."""
    counts = dict.fromkeys(State, 0)
    for site in sites:
        counts[site["state"]] += 1
    return counts


def _row(epoch: int, found: "asyncpg.Record | dict[str, Any]") -> Row:
    payload = found["payload"]
    return Row(
        cursor=Cursor(epoch, int(found["xid"]), found["change_id"]),
        department=found["department"],
        card_ids=tuple(payload["cards"]),
        sites=tuple(payload["sites"]),
        is_reset=payload["reset"],
        traceparent=found["traceparent"],
    )
