"""Workarounds in PostgreSQL. Which of them a reader sees is decided by row-level security."""

from collections.abc import Sequence

import asyncpg

from chassis.database import Connection
from intake.application.ports import RecordedWorkaround
from intake.application.readings import CellFilter, Slice, WorkaroundReading
from intake.domain.words import Impact, Rationale, Scope, WorkaroundKind
from intake.domain.workaround import Impacts, StepOfCell, Workaround

_ADD = """
insert into workarounds (workaround_id, site, department, workflow, step, kind, rationale, scope, safety, effectiveness,
                         efficiency, narrative, recorded_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
"""

_PAGE = """
select workaround_id, site, department, workflow, step, kind, rationale, scope, safety, effectiveness, efficiency,
       narrative, recorded_at
from workarounds
where ($1::text is null or site = $1) and ($2::text is null or department = $2) and ($3::text is null or workflow = $3)
  and ($4::text is null or workaround_id < $4)
order by workaround_id desc limit $5
"""


class StoredWorkarounds:
    """Fulfils ``application.ports.Workarounds``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(self, workaround: RecordedWorkaround) -> None:
        """Keep a workaround."""
        told = workaround.workaround
        await self._connection.execute(
            _ADD,
            workaround.workaround_id,
            told.where.site,
            told.where.department,
            told.where.workflow,
            told.where.step,
            told.kind.value,
            told.rationale.value,
            told.scope.value,
            told.impacts.safety.value,
            told.impacts.effectiveness.value,
            told.impacts.efficiency.value,
            told.narrative,
            workaround.recorded_at,
        )

    async def page(self, wanted: CellFilter, window: Slice) -> Sequence[WorkaroundReading]:
        """The newest first: ids sort by time."""
        after = window.after[0] if window.after else None
        rows = await self._connection.fetch(_PAGE, wanted.site, wanted.department, wanted.workflow, after, window.limit)
        return [WorkaroundReading(row["workaround_id"], _workaround(row), row["recorded_at"]) for row in rows]


def _workaround(row: asyncpg.Record) -> Workaround:
    return Workaround(
        StepOfCell(row["site"], row["department"], row["workflow"], row["step"]),
        WorkaroundKind(row["kind"]),
        Rationale(row["rationale"]),
        Scope(row["scope"]),
        Impacts(Impact(row["safety"]), Impact(row["effectiveness"]), Impact(row["efficiency"])),
        row["narrative"],
    )
