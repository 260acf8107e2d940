"""Migrations: plain SQL files in order, run by alembic, one at a time for a whole database.

A revision is a pair ``NNNN_name.sql`` and ``NNNN_name.py``; the Python side only says where it stands in the order.
They run as the owner's role, never at the start of an API. ``--sql`` prints what would run, for a DBA to read.
"""

import asyncio
from collections.abc import Callable
from importlib import resources
from pathlib import Path

from alembic import command, op
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, pool, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.util import await_only

from chassis.first_contact import reach_to_migrate
from chassis.revisions import DatabaseUnfit, known_revisions, may_serve, newer, remark

LOCK_SECONDS = 60
"""How long to wait for another migration of the same database."""

Revision = tuple[str, str | None, Callable[[], None]]


def sql_revision(python_file: str, *, after: str | None) -> Revision:
    """The revision whose SQL lies beside ``python_file``; unpack into ``revision, down_revision, upgrade``."""
    path = Path(python_file)
    return path.stem.split("_", 1)[0], after, lambda: _run(path.with_suffix(".sql").read_text())


def frame_revision(python_file: str, *, after: str | None, parts: tuple[str, ...]) -> Revision:
    """The revision that brings the frame's own tables: ``parts`` are files of ``chassis/storage``."""
    folder = resources.files("chassis.storage")
    sql = "\n".join((folder / part).read_text() for part in parts)
    return Path(python_file).stem.split("_", 1)[0], after, lambda: _run(sql)


def _run(sql: str) -> None:
    context: MigrationContext = op.get_context()
    if context.as_sql:
        context.impl.static_output(sql)
        return
    bind = op.get_bind()
    # The driver takes a whole script at once; a prepared statement would take only one command.
    await_only(bind.connection.driver_connection.execute(sql))  # type: ignore[union-attr]


def _configuration(folder: Path) -> Config:
    config = Config()
    config.set_main_option("script_location", str(resources.files("chassis.storage") / "alembic"))
    config.set_main_option("version_locations", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    return config


def migrate(url: str, folder: Path, *, lock_timeout: str = "5s", statement_timeout: str = "10min") -> str:
    """Bring the database at ``url`` to the newest revision in ``folder``; return the revision it is at then.

    Two at once wait for each other. A newer database is left as it is where this build may work with it.

    Raises:
        DatabaseUnfit: it stays away, refuses us, or is newer than this build may work with.
        sqlalchemy.exc.SQLAlchemyError: a migration failed; nothing of the run is kept.
    """
    return asyncio.run(_migrate(url, folder, lock_timeout, statement_timeout))


async def _migrate(url: str, folder: Path, lock_timeout: str, statement_timeout: str) -> str:
    await reach_to_migrate(url, _service_of(folder))
    engine = create_async_engine(_driver_url(url), poolclass=pool.NullPool)

    def upgrade(connection: Connection) -> str:
        connection.execute(text(f"set local lock_timeout = '{LOCK_SECONDS}s'"))
        connection.execute(text("select pg_advisory_xact_lock(hashtextextended('plumbline migrations', 0))"))
        connection.execute(text(f"set local lock_timeout = '{lock_timeout}'"))
        connection.execute(text(f"set local statement_timeout = '{statement_timeout}'"))
        if _has_transaction_timeout(connection):
            connection.execute(text("set local transaction_timeout = 0"))
        return _upgrade(connection, folder)

    try:
        async with engine.begin() as connection:
            return await connection.run_sync(upgrade)
    finally:
        await engine.dispose()


def _upgrade(connection: Connection, folder: Path) -> str:
    """Run what is missing, and leave in the database which builds may still work with it: the one that ran before."""
    known = known_revisions(folder)
    before = MigrationContext.configure(connection).get_current_revision()
    if before is not None and before not in known:
        remarked = connection.execute(text("select obj_description(to_regclass('alembic_version'), 'pg_class')"))
        if not may_serve(known, remarked.scalar()):
            raise DatabaseUnfit(newer(_service_of(folder), known[-1] if known else "none", before))
        return before
    config = _configuration(folder)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    newest = newest_revision(folder)
    if before != newest:
        connection.execute(text(f"comment on table alembic_version is '{remark(before or newest)}'"))
    return newest


def _service_of(folder: Path) -> str:
    return folder.resolve().parents[1].name


def _has_transaction_timeout(connection: Connection) -> bool:
    """Whether the server has it (PostgreSQL 17); a long migration must not be cut by the role's bound."""
    found = connection.execute(text("select count(*) from pg_settings where name = 'transaction_timeout'")).scalar()
    return bool(found)


def migration_sql(folder: Path) -> None:
    """Print the SQL of every revision, in order, without a database."""
    config = _configuration(folder)
    command.upgrade(config, "head", sql=True)


def newest_revision(folder: Path) -> str:
    """The revision that a database should be at."""
    return ScriptDirectory.from_config(_configuration(folder)).get_current_head() or "none"


def _driver_url(url: str) -> str:
    return url.replace("postgresql://", "postgresql+asyncpg://", 1).replace("postgres://", "postgresql+asyncpg://", 1)
