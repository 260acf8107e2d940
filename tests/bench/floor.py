"""The raw floor: the same clients and servers without outbox, inbox, versions, traces, problems or policies."""

from typing import Any

import asyncpg
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from chassis.clock import SystemClock
from chassis.outbox import OutgoingFact
from contracts.envelope import Stamp
from tests.support.frame import Catalogued, to_event
from tests.support.server_kinds import Database

TABLE = """
create table if not exists things (
    thing_id bigint generated always as identity primary key,
    name text not null,
    body bytea not null,
    made_at timestamptz not null default now()
)
"""
INSERT = "insert into things (name, body) values ($1, $2)"
PARTITIONS = 12
"""As many as the topics of the contracts have."""


async def make_floor(owner_url: str, bootstrap: str | None = None, topic: str | None = None) -> None:
    """Make the floor's table and, where there is one, its topic."""
    connection: Any = await asyncpg.connect(owner_url)
    try:
        await connection.execute(TABLE)
    finally:
        await connection.close()
    if bootstrap is None or topic is None:
        return
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    await admin.start()
    try:
        await admin.create_topics([NewTopic(topic, PARTITIONS, 1)])
    finally:
        await admin.close()


def value_like_ours() -> bytes:
    """A value as long as an event of ours."""
    stamp = Stamp("0" * 36, SystemClock().now(), "bench-1", 1, "bench")
    return OutgoingFact.sealed(to_event(Catalogued("bench-1", 1)), stamp).value


def new_database(server: Any, name: str) -> Database:
    """An empty database on ``server``, a :class:`tests.support.server_kinds.PostgresServer`."""
    made: Database = server.database(name)
    return made
