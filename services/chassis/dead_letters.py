"""Dead letters, for the person who looks after them: list, show, ask for another try, set aside.

They live in the consumer's own database, under its rights. A replay is carried out by the consumer itself, with the
event id unchanged, so an effect that did happen is not repeated.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chassis.database import Pool
from chassis.errors import NotFound


@dataclass(frozen=True)
class DeadLetter:
    """One event that waits, without its value."""

    parked_id: int
    consumer: str
    topic: str
    partition: int
    offset: int
    key: str
    event_id: str | None
    event_type: str | None
    aggregate_version: int | None
    cause: str
    error_class: str | None
    attempts: int
    parked_at: datetime
    replay_requested_at: datetime | None
    waiting_behind: int


_LIST = """
select p.parked_id, p.consumer, p.topic, p.partition_number as partition, p.offset_number as "offset", p.key,
       p.event_id, p.event_type, p.aggregate_version, p.cause, p.error_class, p.attempts, p.parked_at,
       p.replay_requested_at,
       (select count(*) from parked_events q where q.consumer = p.consumer and q.topic = p.topic and q.key = p.key
          and q.released_at is null and q.cause = 'gap') as waiting_behind
from parked_events p
where p.released_at is null and ($1 or p.cause <> 'gap') and p.parked_id > $2
order by p.parked_id
limit $3
"""

_SHOW = "select value from parked_events where parked_id = $1"

_REPLAY = """
update parked_events set replay_requested_at = now()
where released_at is null and ($1::bigint is null or parked_id = $1) and ($1 is not null or cause <> 'gap')
"""

_DISCARD = """
update parked_events set released_at = now(), outcome = 'discarded'
where parked_id = $1 and released_at is null and cause = 'undecodable'
"""


class DeadLetters:
    """The waiting events of one service's database. The pool's role must see the frame's tables."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def list(self, *, with_gaps: bool = False, after: int = 0, limit: int = 50) -> list[DeadLetter]:
        """What waits, oldest first; ``with_gaps`` also those that only wait for an earlier version."""
        async with self._pool.acquire() as connection:
            rows = await connection.fetch(_LIST, with_gaps, after, limit)
        return [DeadLetter(**dict(row)) for row in rows]

    async def show(self, parked_id: int) -> dict[str, Any]:
        """The event as it arrived. Raises :class:`NotFound`."""
        async with self._pool.acquire() as connection:
            value = await connection.fetchval(_SHOW, parked_id)
        if value is None:
            raise NotFound(f"no parked event {parked_id}")
        try:
            shown = json.loads(value)
        except ValueError:
            return {"undecodable_bytes": len(value), "first_bytes_hex": bytes(value[:64]).hex()}
        return shown if isinstance(shown, dict) else {"value": shown}

    async def replay(self, parked_id: int | None = None) -> int:
        """Ask for another try of one, or of all dead letters. Returns how many; the running worker tries them."""
        async with self._pool.acquire() as connection:
            return _count(await connection.execute(_REPLAY, parked_id))

    async def discard(self, parked_id: int) -> bool:
        """Set aside a value that is no event at all. Anything that is an event can only be replayed."""
        async with self._pool.acquire() as connection:
            return _count(await connection.execute(_DISCARD, parked_id)) == 1


def _count(tag: str) -> int:
    return int(tag.rsplit(" ", 1)[1])
