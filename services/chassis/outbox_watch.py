"""Watches the outbox: how old the oldest unsent fact is, and who holds the relay up.

One open write transaction anywhere in the cluster keeps every relay behind it, so its holder is named.
"""

import asyncio
from dataclasses import dataclass

from chassis.database import Pool, is_transient
from chassis.logs import logger
from chassis.telemetry import Telemetry

_log = logger("chassis")

WATCH_SECONDS = 5.0
HOUSEKEEPING_EVERY = 720
"""Turns between two rounds of housekeeping: about an hour."""
DAYS_AHEAD = 3
OUTBOX_RETENTION_DAYS = 35
"""Until then Kafka's log can be sent again from here."""
INBOX_RETENTION_DAYS = 45

_OLDEST = """
select coalesce(extract(epoch from clock_timestamp() - min(o.recorded_at)), 0)::float8 as oldest_seconds,
       count(*) as waiting
from (select recorded_at from outbox o, relay_cursors c
      where (o.epoch, o.xid, o.outbox_id) > (c.epoch, c.xid, c.outbox_id) and o.recorded_on >= c.recorded_on - 1
      limit 10000) o
"""

_HOLDER = """
select pid, datname, extract(epoch from clock_timestamp() - xact_start)::float8 as held_seconds
from pg_stat_activity
where backend_xid is not null and xact_start is not null and pid <> pg_backend_pid()
order by age(backend_xid) desc limit 1
"""

_KEEP_PARTITIONS = "select keep_outbox_partitions($1, $2)"

_FORGET_INBOX = """
delete from inbox where ctid in (
    select ctid from inbox where received_at < now() - make_interval(days => $1) limit 20000)
"""


@dataclass
class OutboxState:
    """What the last look found. ``holder`` is "database/pid" of the oldest open writing transaction."""

    oldest_seconds: float = 0.0
    waiting: int = 0
    held_seconds: float = 0.0
    holder: str | None = None


class OutboxWatch:
    """Looks every few seconds, and keeps house about once an hour."""

    def __init__(self, pool: Pool, telemetry: Telemetry) -> None:
        self._pool = pool
        self._telemetry = telemetry
        self.state = OutboxState()
        self._turns = 0

    async def run(self) -> None:
        """Watch until cancelled; a database that is away is looked for again."""
        while True:
            try:
                await self.look()
                if self._turns % HOUSEKEEPING_EVERY == 0:
                    await self.keep_house()
                self._turns += 1
            except Exception as error:
                if not is_transient(error):
                    raise
                _log.warning("outbox_not_seen", error_class=type(error).__name__)
            await asyncio.sleep(WATCH_SECONDS)

    async def look(self) -> None:
        """Read the age of the oldest unsent fact and the holder of the oldest open transaction."""
        async with self._pool.acquire() as connection:
            oldest = await connection.fetchrow(_OLDEST)
            holder = await connection.fetchrow(_HOLDER)
        state = self.state
        state.oldest_seconds, state.waiting = (oldest["oldest_seconds"], oldest["waiting"]) if oldest else (0.0, 0)
        state.held_seconds = holder["held_seconds"] if holder else 0.0
        state.holder = f"{holder['datname']}/{holder['pid']}" if holder else None
        metrics = self._telemetry.metrics
        metrics.set("plumbline.outbox.oldest_age", state.oldest_seconds, {})
        metrics.set("plumbline.outbox.waiting", state.waiting, {})
        metrics.set("plumbline.outbox.xmin_hold", state.held_seconds, {})

    async def keep_house(self) -> None:
        """Make the coming days' partitions, drop those past their retention, forget old inbox notes."""
        async with self._pool.acquire() as connection:
            await connection.execute(_KEEP_PARTITIONS, DAYS_AHEAD, OUTBOX_RETENTION_DAYS)
            await connection.execute(_FORGET_INBOX, INBOX_RETENTION_DAYS)
