"""What the signals worker has seen and said, on one open transaction."""

from datetime import datetime
from typing import Any

import asyncpg

from chassis.database import Connection
from departments.application.signal_ports import Unread
from departments.domain.documents import RoundDoc
from departments.domain.hot_spots import Sighting, Step
from departments.domain.instants import iso
from departments.domain.news import Held
from departments.domain.rounds import round_held
from departments.domain.told_signals import Told
from departments.storage.rows import COLUMNS, held_of

_SEE = """
insert into observed_incidents
    (incident_id, event_id, site, workflow, step, severity, departments, opened_at, step_name)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (incident_id) do nothing
"""
_SIGHTINGS = """
select incident_id, event_id, severity, departments, opened_at, step_name from observed_incidents
where site = $1 and workflow = $2 and step = $3 and opened_at > $4
"""
_STEPS = "select distinct site, workflow, step from observed_incidents where opened_at > $1"

_ROUND = "select version, state from observed_rounds where round_id = $1"
_KEEP_ROUND = """
insert into observed_rounds (round_id, version, is_settled, state) values ($1, $2, $3, $4)
on conflict (round_id) do update set
    version = excluded.version, is_settled = excluded.is_settled, state = excluded.state
where observed_rounds.version < excluded.version
"""
_OPEN_ROUNDS = "select version, state from observed_rounds where not is_settled"

_TOLD = "select signal_id, version, is_raised, document from told_signals where signal_id = $1"
_RAISED = """
select signal_id, version, is_raised, document from told_signals where is_raised and document ->> 'kind' = $1
"""
_KEEP_TOLD = """
insert into told_signals (signal_id, version, is_raised, document) values ($1, $2, $3, $4)
on conflict (signal_id) do update set
    version = excluded.version, is_raised = excluded.is_raised, document = excluded.document
where told_signals.version < excluded.version
"""
_KEEP_UNREAD = """
insert into unread_observations (topic, partition_number, offset_number, error_class, value)
values ($1, $2, $3, $4, $5) on conflict do nothing
"""

# The facts that were folded exactly once are the measure of what the streams brought.
_TAKE_MISSED = """
insert into observed_incidents
    (incident_id, event_id, site, workflow, step, severity, departments, opened_at, step_name)
select aggregate_id, state -> 'opened' ->> 'event_id', site, workflow, state ->> 'step', state ->> 'severity',
       (select coalesce(jsonb_agg(route -> 'department'), '[]')
        from jsonb_array_elements(state -> 'routed_to') as route),
       (state -> 'opened' ->> 'at')::timestamptz, state ->> 'step_name'
from aggregates
where epoch = (select epoch from epochs where status = 'serving') and kind = 'incident'
  and (state -> 'opened' ->> 'at') collate "C" > $1
on conflict (incident_id) do nothing
"""
_NEWER_ROUNDS = f"""
select {", ".join("a." + column.strip() for column in COLUMNS.split(","))} from aggregates a
left join observed_rounds o on o.round_id = a.aggregate_id
where a.epoch = (select epoch from epochs where status = 'serving') and a.kind = 'sign-off-round'
  and (o.version is null or o.version < a.version)
"""  # noqa: S608 - columns of our own
_FORGET = """
with incidents as (delete from observed_incidents where opened_at < $1),
told as (delete from told_signals where not is_raised and (document ->> 'as_of')::timestamptz < $1)
delete from unread_observations where seen_at < $1
"""


class StoredObservations:
    """The tables of what was observed and told."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def see_incident(self, step: Step, sighting: Sighting) -> None:
        """Keep one incident at ``step``."""
        where = (step.site, step.workflow, step.step)
        await self._connection.execute(
            _SEE,
            sighting.incident_id,
            sighting.event_id,
            *where,
            sighting.severity,
            list(sighting.departments),
            sighting.at,
            sighting.step_name,
        )

    async def sightings(self, step: Step, after: datetime) -> list[Sighting]:
        """The incidents at ``step`` after ``after``."""
        rows = await self._connection.fetch(_SIGHTINGS, step.site, step.workflow, step.step, after)
        return [
            Sighting(
                row["incident_id"],
                row["event_id"],
                row["opened_at"],
                row["severity"],
                tuple(row["departments"]),
                row["step_name"],
            )
            for row in rows
        ]

    async def watching_since(self) -> datetime | None:
        """The time of the oldest incident that is kept."""
        since: datetime | None = await self._connection.fetchval("select min(opened_at) from observed_incidents")
        return since

    async def steps_since(self, after: datetime) -> list[Step]:
        """The steps with an incident after ``after``."""
        return [Step(*row) for row in await self._connection.fetch(_STEPS, after)]

    async def round(self, round_id: str) -> Held[RoundDoc] | None:
        """What is known of a round."""
        row = await self._connection.fetchrow(_ROUND, round_id)
        return _round(row) if row else None

    async def keep_round(self, held: Held[RoundDoc], *, is_settled: bool) -> None:
        """Keep a round by its version."""
        await self._connection.execute(_KEEP_ROUND, held.aggregate_id, held.version, is_settled, held.state)

    async def open_rounds(self) -> list[Held[RoundDoc]]:
        """The rounds in which somebody has still to decide."""
        return [_round(row) for row in await self._connection.fetch(_OPEN_ROUNDS)]

    async def told(self, signal_id: str) -> Told | None:
        """The last thing said of a signal."""
        row = await self._connection.fetchrow(_TOLD, signal_id)
        return Told(*row) if row else None

    async def raised(self, kind: str) -> list[Told]:
        """What stands now, of one kind."""
        return [Told(*row) for row in await self._connection.fetch(_RAISED, kind)]

    async def keep_told(self, told: Told) -> None:
        """Keep what was said."""
        await self._connection.execute(_KEEP_TOLD, told.signal_id, told.version, told.is_raised, told.document)

    async def keep_unread(self, unread: Unread) -> None:
        """Set a value aside."""
        where = (unread.topic, unread.partition, unread.offset)
        await self._connection.execute(_KEEP_UNREAD, *where, unread.error_class, unread.value)

    async def take_missed(self, after: datetime) -> int:
        """Take in incidents that the streams did not bring; how many."""
        tag = await self._connection.execute(_TAKE_MISSED, iso(after))
        return int(tag.rsplit(" ", 1)[1])

    async def newer_rounds(self) -> list[Held[RoundDoc]]:
        """Rounds that the folded facts know better."""
        return [held_of(row) for row in await self._connection.fetch(_NEWER_ROUNDS)]

    async def forget(self, before: datetime) -> None:
        """Drop what no window reaches any more."""
        await self._connection.execute(_FORGET, before)


def _round(row: asyncpg.Record) -> Held[RoundDoc]:
    state: Any = row["state"]
    return round_held(state, row["version"])
