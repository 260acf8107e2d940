"""What a database that was restored from a backup needs before it is served: it begins a new life.

Transaction ids, offsets and cursors of before mean nothing any more. The frame's part is ``storage/new_life.sql`` here;
a service that keeps such numbers of its own has a file of the same name in its storage.
"""

from importlib import resources

import asyncpg

from chassis.principals import service_principal
from chassis.transactions import transaction_as

SCRIPT = "new_life.sql"

_STILL_TO_COME = """
delete from parked_events where released_at is null and event_id = any($1::text[]) returning event_id
"""
_WAITING = "select event_id from parked_events where released_at is null and event_id is not null"
_KEPT = "select event_id from outbox where event_id = any($1::text[])"


def scripts_of(service: str) -> list[str]:
    """The SQL of a new life of ``service``'s database, in order."""
    own = resources.files(service) / "storage" / SCRIPT
    return [(resources.files("chassis.storage") / SCRIPT).read_text(), *([own.read_text()] if own.is_file() else [])]


async def begin_new_life(connection: "asyncpg.Connection[asyncpg.Record]", service: str) -> None:
    """Let the restored database of ``service`` begin a new life: all of it, or nothing. Once for each restore."""
    async with transaction_as(connection, service_principal(service)):
        for script in scripts_of(service):
            await connection.execute(script)


async def waiting_events(connection: "asyncpg.Connection[asyncpg.Record]") -> list[str]:
    """The ids of the events that wait in this database."""
    return [row["event_id"] for row in await connection.fetch(_WAITING)]


async def kept_events(connection: "asyncpg.Connection[asyncpg.Record]", event_ids: list[str]) -> list[str]:
    """Which of ``event_ids`` this database's outbox holds, and will send again."""
    return [row["event_id"] for row in await connection.fetch(_KEPT, event_ids)]


async def forget_waiting(connection: "asyncpg.Connection[asyncpg.Record]", event_ids: list[str]) -> int:
    """Let the waiting events of ``event_ids`` go: they are sent again, and would wait twice. Returns how many."""
    return len(await connection.fetch(_STILL_TO_COME, event_ids))
