"""How a database stands to this build: at its revision, older, newer, or away. Said in one line before anything runs.

A database that is newer than this build is served where its migration said that this build may still work with it:
that is the moment of a rolling upgrade, and of taking one back. What it said is kept as the comment of alembic's table.
"""

import asyncio
import sys
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import asyncpg

from chassis.errors import ConfigurationRefused
from chassis.masking import masked

PATIENCE_SECONDS = 60.0
"""How long a start waits for a database that does not answer; after it the process ends, saying so."""
LOOKS_SECONDS = 1.0

_FOUND = """
select case when to_regclass('alembic_version') is null then null
            else obj_description(to_regclass('alembic_version'), 'pg_class') end as remark,
       to_regclass('alembic_version') is not null as is_migrated
"""
_REVISION = "select version_num from alembic_version"
_REMARK = "works with builds from "

AWAY = (OSError, TimeoutError, asyncpg.CannotConnectNowError, asyncpg.TooManyConnectionsError)


class DatabaseUnfit(ConfigurationRefused):
    """The database cannot be worked with as it is; the text is one line that says what to do."""


def migrations_of(service: str) -> Path:
    """Where the migrations of the installed package ``service`` lie."""
    return Path(str(resources.files(service))) / "storage" / "migrations"


def known_revisions(folder: Path) -> list[str]:
    """The revisions that this build knows, oldest first."""
    return sorted(path.stem.split("_", 1)[0] for path in folder.glob("[0-9]*.py"))


def remark(oldest: str) -> str:
    """What a migration leaves in the database: ``oldest`` is the newest revision of the oldest build that may run."""
    return f"{_REMARK}{oldest}"


def may_serve(known: Sequence[str], remarked: str | None) -> bool:
    """Whether a build that knows ``known`` may work with a newer database that says ``remarked``."""
    if remarked is None or not remarked.startswith(_REMARK) or not known:
        return False
    return known[-1] >= remarked.removeprefix(_REMARK)


def refusal(service: str, known: Sequence[str], found: str | None, remarked: str | None) -> str | None:
    """Why a build that knows ``known`` may not work with a database at ``found``; none where it may."""
    newest = known[-1] if known else "none"
    if found is None:
        return f"{service}'s database has no tables yet. Run its migrations: python -m {service} migrate"
    if found not in known:
        if may_serve(known, remarked):
            return None
        return newer(service, newest, found)
    if found != newest:
        return (
            f"{service}'s database is older than this build: it is at {found}, and {newest} is needed. "
            f"Run its migrations: python -m {service} migrate"
        )
    return None


def newer(service: str, newest: str, found: str) -> str:
    """That the database is newer than this build may work with."""
    return (
        f"{service}'s database is newer than this build: it is at {found}, and this build knows up to {newest}. "
        f"Start the build that migrated it, or restore a backup of before."
    )


async def revision_of(connection: "asyncpg.Connection[asyncpg.Record]") -> tuple[str | None, str | None]:
    """The database's revision and what its migration said of builds; none for what is not there."""
    row = await connection.fetchrow(_FOUND)
    if row is None or not row["is_migrated"]:
        return None, None
    return await connection.fetchval(_REVISION), row["remark"]


async def check_database(url: str, service: str, *, patience_seconds: float = PATIENCE_SECONDS) -> None:
    """Wait until ``service``'s database answers, and see that this build may work with it.

    Raises:
        DatabaseUnfit: it stays away, refuses our name or password, or is of another revision; says what to do.
    """
    connection = await reach_database(url, service, patience_seconds=patience_seconds)
    try:
        found, remarked = await revision_of(connection)
    finally:
        await connection.close()
    words = refusal(service, known_revisions(migrations_of(service)), found, remarked)
    if words is not None:
        raise DatabaseUnfit(words)


async def reach_database(
    url: str, service: str, *, patience_seconds: float = PATIENCE_SECONDS
) -> "asyncpg.Connection[asyncpg.Record]":
    """A connection to ``service``'s database, waiting for one that is not there yet.

    Raises:
        DatabaseUnfit: it stays away, or refuses our name or password.
    """
    loop = asyncio.get_running_loop()
    deadline, is_told = loop.time() + patience_seconds, False
    while True:
        try:
            return await asyncpg.connect(url, timeout=10, server_settings={"application_name": f"{service}-start"})
        except AWAY as error:
            if loop.time() >= deadline:
                raise DatabaseUnfit(
                    f"{service}'s database does not answer at {masked(url)} ({type(error).__name__}). "
                    "Start PostgreSQL, or set the right address."
                ) from None
            if not is_told:
                words = f"{service}'s database does not answer yet at {masked(url)} ({type(error).__name__}); waiting"
                sys.stderr.write(f"{words}\n")
                is_told = True
        except asyncpg.PostgresError as error:
            raise DatabaseUnfit(f"{service}'s database refuses {masked(url)}: {error}") from None
        await asyncio.sleep(LOOKS_SECONDS)
