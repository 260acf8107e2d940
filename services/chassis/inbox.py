"""The inbox: an event's effect and the note that it happened, in one transaction; and the events that wait.

Each event carries its aggregate's gapless version. One whose predecessor has no effect here yet is parked, and with
it all later events of its key, while the partition goes on. A version that was seen before is a duplicate, whatever
its event id.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import asyncpg

from chassis.database import Connection
from chassis.delivery import Message


class Cause(StrEnum):
    """Why an event waits."""

    UNDECODABLE = "undecodable"
    UNKNOWN_VERSION = "unknown-version"
    POISON = "poison"
    GAP = "gap"


@dataclass(frozen=True)
class Standing:
    """What the inbox knows about an event at the moment of its arrival."""

    is_new: bool
    last_version: int


@dataclass(frozen=True)
class Parking:
    """An event that has to wait, and why. ``error_class`` is the class of the failure, never its text."""

    message: Message
    cause: Cause
    event_id: str | None = None
    event_type: str | None = None
    version: int | None = None
    error_class: str | None = None


_ENTER = """
with seen as (
    insert into inbox (consumer, event_id) values ($1, $2) on conflict do nothing returning 1
)
select exists (select from seen) as is_new,
       coalesce((select version from aggregate_versions
                 where consumer = $1 and topic = $3 and aggregate_id = $4), 0) as last_version
"""

_MOVE_VERSION = """
insert into aggregate_versions (consumer, topic, aggregate_id, version) values ($1, $2, $3, $4)
on conflict (consumer, topic, aggregate_id) do update set version = excluded.version
"""

_PARK = """
insert into parked_events (consumer, topic, partition_number, offset_number, key, event_id, event_type,
                           aggregate_version, value, traceparent, cause, error_class)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
on conflict (consumer, topic, partition_number, offset_number)
do update set attempts = parked_events.attempts + 1, cause = excluded.cause, error_class = excluded.error_class,
              replay_requested_at = null
where parked_events.released_at is null
"""

# Rows without a version could not be read: they are tried again only when somebody asks for it.
_HEAD = """
select parked_id, topic, partition_number, offset_number, key, value, traceparent
from parked_events
where consumer = $1 and topic = $2 and key = $3 and released_at is null
  and (aggregate_version is not null or replay_requested_at is not null)
order by aggregate_version nulls last, parked_id
limit 1
for update
"""

_RELEASABLE = """
select distinct p.topic, p.key
from parked_events p
left join aggregate_versions v on v.consumer = p.consumer and v.topic = p.topic and v.aggregate_id = p.key
where p.consumer = $1 and p.released_at is null
  and (p.replay_requested_at is not null
       or p.aggregate_version <= coalesce(v.version, 0)
       or p.cause = 'gap' and p.aggregate_version = coalesce(v.version, 0) + 1)
limit 100
"""

_RELEASE = "update parked_events set released_at = now(), outcome = $2 where parked_id = $1 and released_at is null"

_NOW_KNOWN = """
update parked_events set replay_requested_at = now()
where consumer = $1 and cause = 'unknown-version' and released_at is null and event_type = any($2::text[])
"""

_WAITING = """
select count(distinct (topic, key)) as keys, count(*) as events, count(*) filter (where cause <> 'gap') as dead,
       coalesce(extract(epoch from now() - min(parked_at)), 0)::float8 as oldest_seconds
from parked_events where consumer = $1 and released_at is null
"""


@dataclass(frozen=True)
class Waiting:
    """How much waits: keys, events, dead letters among them, and the age of the oldest."""

    keys: int
    events: int
    dead: int
    oldest_seconds: float


_HELD = """
select cause, count(distinct (topic, key)) as keys, count(*) as events,
       extract(epoch from now() - min(parked_at))::float8 as oldest_seconds
from parked_events where consumer = $1 and released_at is null group by cause
"""


@dataclass(frozen=True)
class Held:
    """What waits for one cause: keys, events, and the age of the oldest."""

    keys: int
    events: int
    oldest_seconds: float


class Inbox:
    """The inbox tables of one consumer, on one open transaction."""

    def __init__(self, connection: Connection, consumer: str) -> None:
        self._connection = connection
        self._consumer = consumer

    async def enter(self, event_id: str, topic: str, aggregate_id: str) -> Standing:
        """Note the event and say how it stands. A concurrent delivery of it waits here until this one ends."""
        row = await self._connection.fetchrow(_ENTER, self._consumer, event_id, topic, aggregate_id)
        if row is None:
            raise RuntimeError("a select without a from always answers one row")
        return Standing(row["is_new"], row["last_version"])

    async def move_version(self, topic: str, aggregate_id: str, version: int) -> None:
        """Keep ``version`` as the newest of the aggregate whose effect is here."""
        await self._connection.execute(_MOVE_VERSION, self._consumer, topic, aggregate_id, version)

    async def park(self, parked: Parking) -> None:
        """Let the event wait. A second delivery of the same record counts an attempt."""
        message = parked.message
        await self._connection.execute(
            _PARK,
            self._consumer,
            message.topic,
            message.partition,
            message.offset,
            message.key,
            parked.event_id,
            parked.event_type,
            parked.version,
            message.value,
            message.traceparent,
            parked.cause.value,
            parked.error_class,
        )

    async def head(self, topic: str, key: str) -> tuple[int, Message] | None:
        """The first event that waits under ``key``, locked, with its ``parked_id``; none where nothing waits."""
        row = await self._connection.fetchrow(_HEAD, self._consumer, topic, key)
        if row is None:
            return None
        message = Message(
            row["topic"],
            row["partition_number"],
            row["offset_number"],
            row["key"],
            row["value"],
            row["traceparent"],
        )
        return row["parked_id"], message

    async def releasable(self) -> Sequence[asyncpg.Record]:
        """Keys, as (topic, key), of which an event may be tried again; at most 100."""
        return await self._connection.fetch(_RELEASABLE, self._consumer)

    async def release(self, parked_id: int, outcome: str) -> None:
        """The event waits no more; ``outcome`` is applied, duplicate or discarded."""
        await self._connection.execute(_RELEASE, parked_id, outcome)

    async def ask_for_now_known(self, event_types: Sequence[str]) -> None:
        """Ask for another try of events whose version this build has come to know."""
        await self._connection.execute(_NOW_KNOWN, self._consumer, list(event_types))

    async def waiting(self) -> Waiting:
        """How much waits."""
        row = await self._connection.fetchrow(_WAITING, self._consumer)
        return Waiting(**dict(row)) if row else Waiting(0, 0, 0, 0.0)

    async def held(self) -> dict[Cause, Held]:
        """What waits, by cause; a cause for which nothing waits is left out."""
        rows = await self._connection.fetch(_HELD, self._consumer)
        return {Cause(row["cause"]): Held(row["keys"], row["events"], row["oldest_seconds"]) for row in rows}
