"""What is held and what is shown, for the fold. Four round trips for an event: read, lock and keep, recall, show."""

from collections.abc import Sequence
from typing import Any

from chassis.database import Connection
from departments.application.ports.folding import Difference, Shown
from departments.domain.news import Held, Kind
from departments.domain.scope import Scope
from departments.domain.views import Sight
from departments.domain.world import World
from departments.storage.recall import recall
from departments.storage.rows import COLUMNS, held_of
from departments.storage.showing import show

_HELD = f"select {COLUMNS} from aggregates where epoch = $1 and kind = $2 and aggregate_id = $3"  # noqa: S608
_EVERYTHING = f"select {COLUMNS} from aggregates where epoch = $1"  # noqa: S608 - columns of our own
_WORKFLOWS = """
select distinct workflow from aggregates
where epoch = $1 and workflow is not null and not is_over and kind <> 'proficiency'
"""

# The locks are taken one after the other in the order given, so that no two folds wait for each other in a ring.
_KEEP = """
with locked as materialized (
    select count(case when alone then pg_advisory_xact_lock(key)::text else pg_advisory_xact_lock_shared(key)::text end)
    from (select hashtextextended(name, 0) as key, alone
          from unnest($1::text[], $2::bool[]) as wanted (name, alone)) as keys
)
insert into aggregates (epoch, kind, aggregate_id, version, site, department, workflow, is_over, mark, traceparent,
                        state)
select $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13 from locked
on conflict (epoch, kind, aggregate_id) do update set
    version = excluded.version, site = excluded.site, department = excluded.department, workflow = excluded.workflow,
    is_over = excluded.is_over, mark = excluded.mark, traceparent = excluded.traceparent, state = excluded.state
"""

_FORGET_NAMES = "delete from department_names where epoch = $1 and site = $2"
_KEEP_NAMES = """
insert into department_names (epoch, department, site, name)
select $1, found ->> 'department', $2, found ->> 'name' from jsonb_array_elements($3::jsonb -> 'departments') as found
"""


class StoredViews:
    """The tables ``aggregates``, ``cells``, ``cards`` and ``view_changes`` on one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def held(self, epoch: int, kind: Kind, aggregate_id: str) -> Held[Any] | None:
        """What is held of one thing."""
        row = await self._connection.fetchrow(_HELD, epoch, kind.value, aggregate_id)
        return held_of(row) if row else None

    async def keep(self, epoch: int, held: Held[Any], locks: Sequence[tuple[str, bool]]) -> None:
        """Take the locks and keep ``held``. What is read afterwards sees what the locks' former holders did."""
        names, alone = [name for name, _ in locks], [is_alone for _, is_alone in locks]
        place = (held.site, held.department, held.workflow, held.is_over)
        thing = (held.kind.value, held.aggregate_id, held.version)
        await self._connection.execute(
            _KEEP, names, alone, epoch, *thing, *place, held.mark, held.traceparent, held.state
        )
        if held.kind is Kind.SITE:
            await self._connection.execute(_FORGET_NAMES, epoch, held.site)
            await self._connection.execute(_KEEP_NAMES, epoch, held.site, held.state)

    async def recall(self, epoch: int, scope: Scope) -> tuple[World, Shown]:
        """The part of the world that ``scope`` is worked out from, and what is on show within it."""
        return await recall(self._connection, epoch, scope)

    async def show(self, epoch: int, difference: Difference, *, traceparent: str | None, is_announced: bool) -> None:
        """Put ``difference`` on show and, where it is announced, into the log."""
        await show(self._connection, epoch, difference, traceparent if is_announced else None, is_announced)

    async def everything(self, epoch: int) -> list[Held[Any]]:
        """All that is held, in no order."""
        return [held_of(row) for row in await self._connection.fetch(_EVERYTHING, epoch)]

    async def workflows(self, epoch: int) -> list[str]:
        """Every workflow that anything held is about."""
        rows = await self._connection.fetch(_WORKFLOWS, epoch)
        return [row["workflow"] for row in rows]

    async def all_shown(self, epoch: int) -> Sight:
        """All that is on show."""
        cells = await self._connection.fetch("select content from cells where epoch = $1", epoch)
        cards = await self._connection.fetch("select content from cards where epoch = $1", epoch)
        return Sight([row["content"] for row in cells], [row["content"] for row in cards])
