"""How a database stands to this build: at its revision, older or newer. Said in one line before anything runs.

A database that is newer than this build is served where its migration said that this build may still work with it:
that is the moment of a rolling upgrade, and of taking one back. What it said is kept as the comment of alembic's table.
"""

from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import asyncpg

from chassis.errors import ConfigurationRefused

_FOUND = """
select case when to_regclass('alembic_version') is null then null
            else obj_description(to_regclass('alembic_version'), 'pg_class') end as remark,
       to_regclass('alembic_version') is not null as is_migrated
"""
_REVISION = "select version_num from alembic_version"
_REMARK = "works with builds from "


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


async def check_fit(connection: "asyncpg.Connection[asyncpg.Record]", service: str) -> None:
    """See that this build may work with ``service``'s database. Raises :class:`DatabaseUnfit` where it may not."""
    found, remarked = await revision_of(connection)
    words = refusal(service, known_revisions(migrations_of(service)), found, remarked)
    if words is not None:
        raise DatabaseUnfit(words)
