"""What is shown, for readers. Row-level security decides whose rows there are."""

from typing import Any

import asyncpg

from chassis.database import Connection
from departments.application.ports.reading import CellFilter, SiteReadiness, Snapshot
from departments.domain.cursors import Cursor
from departments.domain.freshness import true_of
from departments.domain.readiness import Cell
from departments.domain.states import State, floor_of_counts

SITES = """
select site, max(site_name) as site_name, max(version) as version, max(changed_at) as changed_at,
       count(*) filter (where state = 'ready') as ready, count(*) filter (where state = 'at-risk') as at_risk,
       count(*) filter (where state = 'not-ready') as not_ready, count(*) filter (where state = 'unknown') as unknown
from cells where epoch = {epoch} and department = {department}
group by site
"""

FOLDED_AT = """
coalesce((select min(caught_up_at) from fold_pulses p
          where p.epoch = {epoch} and beat_at > clock_timestamp() - interval '30 seconds'),
         (select max(caught_up_at) from fold_pulses))
"""
"""How far the folding is. Of several workers the slowest counts; one that has not beaten for long has handed its
partitions over."""

# One statement has one snapshot of the database: cards, sites and cursor are of the same instant. Changes below the
# oldest open transaction are all in it; the stream that goes on after the newest of them brings the rest.
_SNAPSHOT = f"""
with served as (
    select epoch, pruned_xid, pruned_change_id, clock_timestamp() as as_of from epochs where status = 'serving'
), last as (
    select xid, change_id from view_changes
    where epoch = (select epoch from served) and department = $1 and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by xid desc, change_id desc limit 1
)
select served.epoch, served.as_of, {FOLDED_AT.format(epoch="served.epoch")} as folded_at,
       coalesce((select xid from last), pruned_xid)::text as xid,
       coalesce((select change_id from last), pruned_change_id) as change_id,
       (select name from department_names n where n.epoch = served.epoch and department = $1
        group by name order by count(*) desc, name limit 1) as name,
       (select jsonb_agg(content || jsonb_build_object('version', version)
                         order by urgency desc, changed_at desc, card_id)
        from cards c where c.epoch = served.epoch and department = $1) as cards,
       (select jsonb_agg(to_jsonb(s) order by site)
        from ({SITES.format(epoch="served.epoch", department="$1")}) s) as sites,
       case when $2 then (select jsonb_agg(content order by cell_id)
        from cells c where c.epoch = served.epoch and department = $1) end as cells
from served
"""  # noqa: S608 - text of our own

_DEPARTMENTS = """
select distinct on (department) department, name from (
    select department, name, count(*) as sites from department_names
    where epoch = (select epoch from epochs where status = 'serving') and ($1::text is null or department > $1)
    group by department, name) as named
order by department, sites desc, name limit $2
"""

_CELLS = """
select content from cells
where epoch = (select epoch from epochs where status = 'serving')
  and ($1::text is null or site = $1) and ($2::text is null or department = $2)
  and ($3::text is null or workflow = $3) and ($4::text is null or cell_id > $4)
order by cell_id limit $5
"""

_CELL = "select content from cells where epoch = (select epoch from epochs where status = 'serving') and cell_id = $1"


class StoredBoards:
    """The tables ``cells``, ``cards`` and ``department_names`` on one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def snapshot(self, department: str, *, with_cells: bool) -> Snapshot | None:
        """The view of ``department``; none where no site has it."""
        row = await self._connection.fetchrow(_SNAPSHOT, department, with_cells)
        if row is None or row["name"] is None:
            return None
        return Snapshot(
            name=row["name"],
            cursor=Cursor(row["epoch"], int(row["xid"]), row["change_id"]),
            as_of=true_of(row["as_of"], row["folded_at"]),
            cards=row["cards"] or [],
            sites=[site_readiness(site) for site in row["sites"] or []],
            cells=(row["cells"] or []) if with_cells else None,
        )

    async def departments(self, after: str | None, limit: int) -> list[tuple[str, str]]:
        """Departments with the name that most sites give them."""
        rows = await self._connection.fetch(_DEPARTMENTS, after, limit + 1)
        return [(row["department"], row["name"]) for row in rows]

    async def cells(self, wanted: CellFilter, after: str | None, limit: int) -> list[Cell]:
        """Cells in the order of their ids, one more than ``limit``."""
        where = (wanted.site, wanted.department, wanted.workflow)
        rows = await self._connection.fetch(_CELLS, *where, after, limit + 1)
        return [row["content"] for row in rows]

    async def cell(self, cell_id: str) -> Cell | None:
        """One cell."""
        row = await self._connection.fetchrow(_CELL, cell_id)
        return row["content"] if row else None


def site_readiness(row: "asyncpg.Record | dict[str, Any]") -> SiteReadiness:
    """A row of :data:`SITES` as it is shown: the floor of its cells."""
    counts = {
        State.READY: row["ready"],
        State.AT_RISK: row["at_risk"],
        State.NOT_READY: row["not_ready"],
        State.UNKNOWN: row["unknown"],
    }
    return {
        "site": row["site"],
        "site_name": row["site_name"],
        "state": floor_of_counts(counts),
        "counts": counts,
        "version": row["version"],
        "changed_at": row["changed_at"],
    }
