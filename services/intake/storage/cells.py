"""Cells in PostgreSQL: what the registry and the catalogue expect, beside what is mapped."""

from collections.abc import Sequence

import asyncpg

from chassis.database import Connection
from intake.application.readings import CoverageFilter, Slice
from intake.domain.coverage import ExpectedCell, MapAge, Reopening, ReopeningReason
from intake.domain.site_map import EvidenceCounts

_PAGE = """
select d.site, d.department, w.workflow, s.wave,
       v.version, v.observed, v.interviewed, v.logged, v.assumed, v.recorded_at, r.reason, r.reopened_at
from site_departments d
join sites s using (site)
join workflows w on d.department = any(w.departments)
left join maps m on (m.site, m.department, m.workflow) = (d.site, d.department, w.workflow)
left join map_versions v
    on (v.site, v.department, v.workflow, v.version) = (m.site, m.department, m.workflow, m.version)
left join lateral (
    select o.reason, o.reopened_at from cell_reopenings o
    where (o.site, o.department, o.workflow) = (d.site, d.department, w.workflow)
      and (v.recorded_at is null or o.reopened_at > v.recorded_at)
    order by o.reopened_at desc, o.cell_reopening_id desc limit 1
) r on true
where ($1::text is null or d.site = $1) and ($2::text is null or d.department = $2)
  and ($3::text is null or s.wave = $3)
  and ($4::text is null or (d.site, d.department, w.workflow) > ($4, $5, $6))
order by d.site, d.department, w.workflow limit $7
"""
_REOPEN = """
insert into cell_reopenings (cell_reopening_id, site, department, workflow, reason, reopened_by, reopened_at)
values ($1, $2, $3, $4, $5, $6, $7)
"""


class StoredCells:
    """Fulfils ``application.ports.Cells``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def page(self, wanted: CoverageFilter, window: Slice) -> Sequence[ExpectedCell]:
        """Expected cells by site, department and workflow."""
        after = window.after or (None, None, None)
        rows = await self._connection.fetch(_PAGE, wanted.site, wanted.department, wanted.wave, *after, window.limit)
        return [_cell(row) for row in rows]

    async def reopen(self, reopening_id: str, reopening: Reopening) -> None:
        """Keep a reopening."""
        cell = (reopening.site, reopening.department, reopening.workflow)
        await self._connection.execute(_REOPEN, reopening_id, *cell, reopening.reason.value, reopening.by, reopening.at)


def _cell(row: asyncpg.Record) -> ExpectedCell:
    held = None
    if row["version"] is not None:
        evidence = EvidenceCounts(
            observed=row["observed"], interviewed=row["interviewed"], logged=row["logged"], assumed=row["assumed"]
        )
        held = MapAge(row["version"], evidence, row["recorded_at"])
    reopened = (ReopeningReason(row["reason"]), row["reopened_at"]) if row["reason"] is not None else None
    return ExpectedCell(row["site"], row["department"], row["workflow"], row["wave"], held, reopened)
