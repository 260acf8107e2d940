"""The relay: sends the outbox to Kafka, in order, without losing or passing over a row.

One relay per service is active: it holds an advisory lock, and a fencing number that grows with each holder guards
every move of the cursor. It reads rows after its cursor (epoch, xid, outbox_id) whose transaction id lies below
``pg_snapshot_xmin``: no transaction that could still commit a row before them is open. ("id > last" loses rows:
sequence numbers are given before commits happen. Source: https://event-driven.io/en/ordering_in_postgres_outbox/)

A crash between sending and moving the cursor sends rows again; consumers know them by their event id.
"""

import asyncio
import contextlib
import time
from collections.abc import Sequence
from dataclasses import dataclass

import asyncpg
from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError

from chassis.cancellation import heed_cancellation
from chassis.database import TRANSIENT_ERRORS, connect
from chassis.errors import LeaseLost
from chassis.kafka import answers, make_producer, running
from chassis.kafka_access import Broker
from chassis.logs import logger
from chassis.message_spans import relay_send_span
from chassis.outbox import OUTBOX_CHANNEL
from chassis.relay_figures import count_failure, count_sent
from chassis.relay_state import RelayState
from chassis.telemetry import Telemetry
from chassis.wakeups import Listener, close_quietly
from contracts import envelope as wire

_log = logger("chassis")

BATCH_ROWS = 500
FIRST_REST_SECONDS = 0.02
LONGEST_REST_SECONDS = 1.0
"""After something happened the relay looks again soon, then ever later: a row may wait for an open transaction that
ends without a word (it rolls back). In quiet the long rest is the net under a wake-up that was lost."""
RETRY_SECONDS = 1.0
ASK_BROKER_SECONDS = 5.0
"""In quiet the broker is asked now and then whether it is there: readiness must not wait for the next fact."""
SEND_SECONDS = 60.0
"""A send that took longer means a broken producer: begin again from the cursor with a new one."""

_LOCK = "select pg_try_advisory_lock(hashtextextended('plumbline relay', 0))"

_TAKE_OVER = """
update relay_cursors set fencing = fencing + 1, holder = $1 where relay = 'outbox'
returning epoch, xid, outbox_id, recorded_on, fencing
"""

# A row of an earlier epoch is committed for sure; its xid may not be compared with today's.
_READ = """
select epoch, xid, outbox_id, recorded_on, event_id, topic, key, event_type, value, traceparent, tracestate,
       extract(epoch from clock_timestamp() - recorded_at)::float8 as age_seconds
from outbox
where (epoch, xid, outbox_id) > ($1, $2, $3)
  and recorded_on >= $4::date - 1
  and (epoch < (select epoch from outbox_epochs) or xid < pg_snapshot_xmin(pg_current_snapshot()))
order by epoch, xid, outbox_id
limit $5
"""

_MOVE = """
update relay_cursors set epoch = $1, xid = $2, outbox_id = $3, recorded_on = $4, moved_at = now()
where relay = 'outbox' and fencing = $5
"""


@dataclass
class Cursor:
    """Where the relay is, and the fencing number that lets it move."""

    epoch: int
    xid: int
    outbox_id: int
    recorded_on: object
    fencing: int


class Relay:
    """Sends one database's outbox to Kafka."""

    def __init__(self, url: str, bootstrap: Broker, *, service: str, instance: str, telemetry: Telemetry) -> None:
        self._url = url
        self._bootstrap = bootstrap
        self._service = service
        self._instance = instance
        self._telemetry = telemetry
        self._wake = asyncio.Event()
        self._asked_at = 0.0
        self.state = RelayState()

    def wake(self) -> None:
        """Look for rows now."""
        self._wake.set()

    async def run(self) -> None:
        """Relay until cancelled. Whatever fails, it begins again from the cursor."""
        listener = Listener(self._url, OUTBOX_CHANNEL, self.wake, application=f"{self._service}-relay-listener")
        async with asyncio.TaskGroup() as group:
            group.create_task(listener.run())
            group.create_task(self._hold_and_relay())

    async def _hold_and_relay(self) -> None:
        while True:
            try:
                connection = await connect(self._url, application=f"{self._service}-relay")
                try:
                    await self._relay_while_held(connection)
                finally:
                    self.state.is_active = False
                    await close_quietly(connection)
            except (*TRANSIENT_ERRORS, KafkaError, LeaseLost) as error:
                self.state.failed(error)
                count_failure(self._telemetry.metrics, error)
                _log.warning("relay_begins_again", error_class=type(error).__name__)
            heed_cancellation()
            await asyncio.sleep(RETRY_SECONDS)

    async def _relay_while_held(self, connection: "asyncpg.Connection[asyncpg.Record]") -> None:
        while not await connection.fetchval(_LOCK):
            self.state.heard()
            await asyncio.sleep(RETRY_SECONDS)
        row = await connection.fetchrow(_TAKE_OVER, self._instance)
        if row is None:
            raise LeaseLost("the relay's cursor row is missing; run the migrations")
        cursor = Cursor(row["epoch"], row["xid"], row["outbox_id"], row["recorded_on"], row["fencing"])
        producer = make_producer(self._bootstrap, client_id=f"{self._service}-relay")
        async with running(producer):
            self.state.is_active = True
            self._telemetry.metrics.add("plumbline.relay.takeovers", 1, {})
            _log.info("relay_active", instance=self._instance)
            await self._relay(connection, producer, cursor)

    async def _relay(
        self, connection: "asyncpg.Connection[asyncpg.Record]", producer: AIOKafkaProducer, cursor: Cursor
    ) -> None:
        rest = FIRST_REST_SECONDS
        while True:
            self._wake.clear()
            read_at = time.monotonic()
            rows = await connection.fetch(
                _READ, cursor.epoch, cursor.xid, cursor.outbox_id, cursor.recorded_on, BATCH_ROWS
            )
            if rows:
                await self._send(producer, rows)
                count_sent(self._telemetry.metrics, rows, time.monotonic() - read_at)
                await self._move(connection, cursor, rows[-1])
                self.state.sent(len(rows))
            else:
                self.state.idle()
                await self._listen_to_broker(producer)
            if len(rows) == BATCH_ROWS:
                continue
            is_quiet = not await self._is_woken_within(rest) and not rows
            rest = min(rest * 2, LONGEST_REST_SECONDS) if is_quiet else FIRST_REST_SECONDS

    async def _listen_to_broker(self, producer: AIOKafkaProducer) -> None:
        quiet_since = max(self._asked_at, time.monotonic() - self.state.silent_seconds)
        if time.monotonic() - quiet_since < ASK_BROKER_SECONDS:
            return
        self._asked_at = time.monotonic()
        if await answers(producer, ASK_BROKER_SECONDS):
            self.state.heard()

    async def _is_woken_within(self, seconds: float) -> bool:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                return await self._wake.wait()
        return False

    async def _send(self, producer: AIOKafkaProducer, rows: Sequence[asyncpg.Record]) -> None:
        """Send ``rows`` and wait for every acknowledgement; the client keeps the order within a partition."""
        with contextlib.ExitStack() as spans:
            for topic, contexts in _contexts_by_topic(rows).items():
                spans.enter_context(relay_send_span(self._telemetry, topic, contexts))
            async with asyncio.timeout(SEND_SECONDS):
                acknowledgements = [
                    await producer.send(row["topic"], row["value"], key=row["key"].encode(), headers=_headers(row))
                    for row in rows
                ]
                await asyncio.gather(*acknowledgements)

    async def _move(
        self, connection: "asyncpg.Connection[asyncpg.Record]", cursor: Cursor, last: asyncpg.Record
    ) -> None:
        tag = await connection.execute(
            _MOVE, last["epoch"], last["xid"], last["outbox_id"], last["recorded_on"], cursor.fencing
        )
        if tag != "UPDATE 1":
            raise LeaseLost("another relay holds the cursor")
        cursor.epoch, cursor.xid = last["epoch"], last["xid"]
        cursor.outbox_id, cursor.recorded_on = last["outbox_id"], last["recorded_on"]


def _contexts_by_topic(rows: Sequence[asyncpg.Record]) -> dict[str, list[tuple[str | None, str | None]]]:
    contexts: dict[str, list[tuple[str | None, str | None]]] = {}
    for row in rows:
        contexts.setdefault(row["topic"], []).append((row["traceparent"], row["tracestate"]))
    return contexts


def _headers(row: asyncpg.Record) -> list[tuple[str, bytes]]:
    headers = [
        (wire.HEADER_CONTENT_TYPE, wire.CONTENT_TYPE.encode()),
        (wire.HEADER_TYPE, row["event_type"].encode()),
        (wire.HEADER_ID, row["event_id"].encode()),
    ]
    if row["traceparent"]:
        headers.append((wire.HEADER_TRACEPARENT, row["traceparent"].encode()))
    if row["tracestate"]:
        headers.append((wire.HEADER_TRACESTATE, row["tracestate"].encode()))
    return headers
