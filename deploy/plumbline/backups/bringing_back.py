"""Brings databases back from a backup, and lets them begin a new life.

The order matters: all rows, counted against the backup; then the new life of each database; only then may anything
run. Interrupted anywhere, the whole is done again.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import asyncpg

from chassis.new_life import begin_new_life, forget_waiting, kept_events, waiting_events
from chassis.principals import service_principal
from chassis.revisions import known_revisions, migrations_of
from chassis.transactions import transaction_as
from plumbline.backups.manifest import BackupUnfit, Dump, Manifest
from plumbline.backups.moment import Connection
from plumbline.backups.tools import check_tool, run_tool

Tell = Callable[[str], None]

_TABLES = """
select count(*) from pg_class
where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'S')
"""
_USERS = """
select distinct usename from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid() and usename <> current_user and usename is not null
"""
_EMPTY = """
do $$
declare
    app text := current_database() || '_app';
    reader text := current_database() || '_reader';
begin
    drop schema public cascade;
    create schema public;
    execute format('grant usage on schema public to %I, %I', app, reader);
    execute format('alter default privileges in schema public
                    grant select, insert, update, delete on tables to %I', app);
    execute format('alter default privileges in schema public grant usage, select on sequences to %I', app);
    execute format('alter default privileges in schema public grant select on tables to %I', reader);
end $$
"""


class NotEmpty(Exception):
    """There is something where the backup is to come back, or somebody works there."""


class NotWhole(Exception):
    """What came back is not what was backed up."""


def check_fits(manifest: Manifest, services: tuple[str, ...]) -> None:
    """See that this build can go on with the backup. Raises ``BackupUnfit``."""
    held = {dump.service for dump in manifest.dumps}
    if held != set(services):
        other = ", ".join(sorted(held ^ set(services)))
        raise BackupUnfit(f"the backup and this build differ in {other}: all services come back together")
    for dump in manifest.dumps:
        known = known_revisions(migrations_of(dump.service))
        if dump.revision not in known:
            raise BackupUnfit(
                f"the backup is of a newer build: {dump.service} is at {dump.revision} there, and this build knows up "
                f"to {known[-1]}. Restore it with plumbline {manifest.plumbline} or newer."
            )


async def check_empty(urls: Mapping[str, str], *, replace: bool) -> None:
    """See that nobody works in the databases, and that they are empty (or may be emptied). Raises ``NotEmpty``."""
    for service, url in urls.items():
        connection = await _connect(url)
        try:
            users = [row["usename"] for row in await connection.fetch(_USERS)]
            tables = await connection.fetchval(_TABLES)
        finally:
            await connection.close()
        if users:
            raise NotEmpty(f"{', '.join(users)} works in {service}'s database. Stop every API and worker first.")
        if tables and not replace:
            raise NotEmpty(f"{service}'s database has tables. What is there would be lost; say so with --replace.")


async def bring_back(manifest: Manifest, folder: Path, urls: Mapping[str, str], tell: Tell) -> None:
    """Restore the dumps of ``folder`` into the databases of the owners at ``urls``, and let a new life begin.

    Raises:
        NotWhole: a table has other rows than the backup says.
        ToolMissing, ToolFailed, OSError, asyncpg.PostgresError: do it again from the beginning.
    """
    tool = await check_tool("pg_restore", manifest.postgres)
    for dump in manifest.dumps:
        await _bring_back(tool, dump, folder, urls[dump.service])
        tell(f"{dump.service}: {sum(dump.tables.values())} rows are back")
    forgotten = await _forget_what_comes_again(urls)
    for service, url in urls.items():
        connection = await _connect(url)
        try:
            await begin_new_life(connection, service)
            await connection.execute("analyze")
        finally:
            await connection.close()
    if forgotten:
        tell(f"{forgotten} events that waited for a person or for one before them are sent again")


async def _bring_back(tool: Path, dump: Dump, folder: Path, url: str) -> None:
    connection = await _connect(url)
    try:
        if await connection.fetchval(_TABLES):
            await connection.execute(_EMPTY)
    finally:
        await connection.close()
    options = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
    await run_tool(tool, url, *options, str(folder / Path(dump.file).name))
    connection = await _connect(url)
    try:
        await _count(connection, dump)
    finally:
        await connection.close()


async def _count(connection: Connection, dump: Dump) -> None:
    async with transaction_as(connection, service_principal(dump.service)):
        for table, rows in dump.tables.items():
            found = await connection.fetchval(f'select count(*) from "{table}"')  # noqa: S608 - a name of the backup
            if found != rows:
                raise NotWhole(f"{dump.service}'s {table} has {found} rows, and {rows} were backed up")


async def _forget_what_comes_again(urls: Mapping[str, str]) -> int:
    """Waiting events whose producer still has them come again; others stay, for nobody would send them."""
    connections = {service: await _connect(url) for service, url in urls.items()}
    try:
        forgotten = 0
        for consumer in connections.values():
            waiting = await waiting_events(consumer)
            for producer in connections.values() if waiting else ():
                forgotten += await forget_waiting(consumer, await kept_events(producer, waiting))
        return forgotten
    finally:
        for connection in connections.values():
            await connection.close()


async def _connect(url: str) -> Connection:
    return await asyncpg.connect(
        url, timeout=10, server_settings={"application_name": "plumbline-restore", "timezone": "UTC"}
    )
