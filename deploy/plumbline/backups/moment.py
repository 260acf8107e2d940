"""One moment of all databases, although each has a clock and a snapshot of its own.

While the snapshots are taken, no fact can be committed anywhere: the outbox of every database is locked against writing
(reading goes on, a command waits). So whatever a consumer has had the effect of at its snapshot was recorded by its
producer before the producer's snapshot. Without that, a restored consumer could know a fact that its restored producer
never heard of, and would take the next fact of that name for a repetition.
"""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

import asyncpg

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"

LOCK_MILLISECONDS = 2000
"""Commands wait for so long at most, and only where somebody's transaction is open; then it is tried again."""
TRIES = 10

_PRINCIPAL = """
select set_config('app.subject', 'service:backup', true), set_config('app.roles', 'service', true),
       set_config('app.departments', '*', true), set_config('app.sites', '*', true)
"""
# The role's bounds are for services; a dump reads for long. Some of them are not known to older servers.
_UNBOUND = """
select set_config(name, '0', false) from pg_settings
where name in ('statement_timeout', 'transaction_timeout', 'idle_in_transaction_session_timeout')
"""
_SNAPSHOT = """
select pg_export_snapshot() as snapshot, clock_timestamp() as taken_at,
       current_setting('server_version_num')::int / 10000 as version,
       (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as is_unbound
"""
_TABLES = """
select c.relname from pg_class c
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1
"""


class NoMoment(Exception):
    """Some transaction held the outbox for so long that no common moment could be taken."""


@dataclass(frozen=True)
class Held:
    """One database at the moment. ``is_unbound``: row-level security does not bind the role."""

    service: str
    url: str
    snapshot: str
    taken_at: datetime
    version: int
    is_unbound: bool
    connection: Connection

    async def tables(self) -> dict[str, int]:
        """The rows of each table at the moment."""
        names = [row["relname"] for row in await self.connection.fetch(_TABLES)]
        return {name: await self.connection.fetchval(f'select count(*) from "{name}"') for name in names}  # noqa: S608

    async def revision(self) -> str:
        """The revision of the tables at the moment."""
        return str(await self.connection.fetchval("select version_num from alembic_version"))


@asynccontextmanager
async def one_moment(urls: Mapping[str, str]) -> AsyncIterator[list[Held]]:
    """Hold all databases at one moment for as long as the block runs. The roles must own the tables, or be above them.

    Raises:
        NoMoment: see there.
        OSError, asyncpg.PostgresError: a database does not answer, or refuses.
    """
    async with AsyncExitStack() as stack:
        lockers = {service: await _connected(stack, url) for service, url in urls.items()}
        readers = {service: await _connected(stack, url) for service, url in urls.items()}
        await _all(_begin(reader) for reader in readers.values())
        await _lock_all(list(lockers.values()))
        try:
            held = await _all(_hold(service, urls[service], readers[service]) for service in urls)
        finally:
            await _all(locker.execute("rollback") for locker in lockers.values())
        for locker in lockers.values():
            await locker.close()
        yield held


async def _connected(stack: AsyncExitStack, url: str) -> Connection:
    connection = await asyncpg.connect(url, timeout=10, server_settings={"application_name": "plumbline-backup"})
    stack.push_async_callback(_close, connection)
    await connection.fetch(_UNBOUND)
    return connection


async def _close(connection: Connection) -> None:
    with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
        await connection.close(timeout=5)


async def _begin(reader: Connection) -> None:
    # The snapshot is taken by the first statement that reads, not by this one.
    await reader.execute("begin isolation level repeatable read read only")


async def _lock_all(lockers: list[Connection]) -> None:
    for _ in range(TRIES):
        outcomes = await asyncio.gather(*(_lock(locker) for locker in lockers), return_exceptions=True)
        failures = [outcome for outcome in outcomes if isinstance(outcome, BaseException)]
        if not failures:
            return
        await _all(locker.execute("rollback") for locker in lockers)
        for failure in failures:
            if not isinstance(failure, asyncpg.LockNotAvailableError | asyncpg.DeadlockDetectedError):
                raise failure
    raise NoMoment(
        f"No moment could be taken in {TRIES} tries: a transaction stays open over an outbox. "
        "See who holds it: plumbline doctor, or pg_stat_activity."
    )


async def _lock(locker: Connection) -> None:
    await locker.execute(f"begin; set local lock_timeout = '{LOCK_MILLISECONDS}ms'; lock table outbox in share mode")


async def _hold(service: str, url: str, reader: Connection) -> Held:
    row = await reader.fetchrow(_SNAPSHOT)
    if row is None:
        raise NoMoment(f"{service}'s database gave no snapshot")
    await reader.execute(_PRINCIPAL)
    return Held(service, url, row["snapshot"], row["taken_at"], row["version"], row["is_unbound"], reader)


async def _all(works: "Any") -> list[Any]:
    running: list[Coroutine[Any, Any, Any]] = list(works)
    return list(await asyncio.gather(*running))
