"""PostgreSQL as ``plumbline up`` runs it."""

import asyncpg
import pytest

from tests.support.embedded import new_postgres, postgres_server
from tests.support.server_kinds import Database


@pytest.fixture
def database() -> Database:
    return postgres_server().database("intake")


async def _run(url: str, *statements: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


async def test_the_running_role_uses_what_the_owner_makes_and_makes_nothing_itself(database: Database):
    await _run(database.owner_url, "CREATE TABLE maps (n int)")
    await _run(database.app_url, "INSERT INTO maps VALUES (1)", "UPDATE maps SET n = 2", "DELETE FROM maps")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await _run(database.app_url, "CREATE TABLE mine (n int)")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await _run(database.app_url, "TRUNCATE maps")


async def test_the_reader_reads_and_changes_nothing(database: Database):
    await _run(database.owner_url, "CREATE TABLE maps (n int)")
    await _run(database.reader_url, "SELECT * FROM maps")
    with pytest.raises(asyncpg.ReadOnlySQLTransactionError):
        await _run(database.reader_url, "INSERT INTO maps VALUES (1)")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await _run(database.reader_url, "SET default_transaction_read_only = off", "INSERT INTO maps VALUES (1)")


async def test_row_security_binds_the_running_role(database: Database):
    await _run(
        database.owner_url,
        "CREATE TABLE maps (n int)",
        "ALTER TABLE maps ENABLE ROW LEVEL SECURITY",
        "ALTER TABLE maps FORCE ROW LEVEL SECURITY",
    )
    with pytest.raises(asyncpg.InsufficientPrivilegeError, match="row-level security"):
        await _run(database.app_url, "INSERT INTO maps VALUES (1)")


async def test_no_service_gets_into_anothers_database(database: Database):
    other = postgres_server().database("training")
    stranger = database.app_url.rsplit("/", 1)[0] + f"/{other.name}"
    with pytest.raises(asyncpg.InsufficientPrivilegeError, match="CONNECT"):
        await _run(stranger, "SELECT 1")


async def test_a_transaction_left_open_is_ended(database: Database):
    connection = await asyncpg.connect(database.app_url)
    limits = await connection.fetchrow(
        "SELECT current_setting('idle_in_transaction_session_timeout'), current_setting('transaction_timeout')"
    )
    await connection.close()
    assert tuple(limits or ()) == ("5s", "30s")


@pytest.mark.parametrize(("role", "longest"), [("owner", "5min"), ("app", "30s"), ("reader", "1min")])
async def test_no_role_is_above_the_rules_or_without_limits(database: Database, role: str, longest: str):
    connection = await asyncpg.connect(getattr(database, f"{role}_url"))
    try:
        about = await connection.fetchrow(
            "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication FROM pg_roles"
            " WHERE rolname = current_user"
        )
        assert not any(about or (True,))
        assert await connection.fetchval("SELECT current_setting('idle_in_transaction_session_timeout')") == "5s"
        assert await connection.fetchval("SELECT current_setting('transaction_timeout')") == longest
    finally:
        await connection.close()


async def test_the_running_role_sees_who_holds_it_up_in_another_database(database: Database):
    other = postgres_server().database("training")
    holder = await asyncpg.connect(other.app_url)
    watcher = await asyncpg.connect(database.app_url)
    try:
        transaction = holder.transaction()
        await transaction.start()
        await holder.execute("SELECT pg_current_xact_id()")
        found = "SELECT datname FROM pg_stat_activity WHERE backend_xid IS NOT NULL AND pid = $1"
        assert await watcher.fetchval(found, holder.get_server_pid()) == other.name
        await transaction.rollback()
    finally:
        await holder.close()
        await watcher.close()


async def test_nobody_gets_in_without_the_password(database: Database):
    with pytest.raises(asyncpg.InvalidPasswordError):
        await _run(database.app_url.replace("app-of-tests", "guess"), "SELECT 1")


async def test_what_was_committed_is_there_after_a_kill():
    with new_postgres() as server:
        database = server.database("intake")
        await _run(database.owner_url, "CREATE TABLE maps (n int)", "INSERT INTO maps VALUES (7)")
        server.kill()
        server.start()
        connection = await asyncpg.connect(database.owner_url)
        assert await connection.fetchval("SELECT n FROM maps") == 7
        await connection.close()


async def test_renewing_a_database_keeps_what_is_in_it():
    with new_postgres() as server:
        database = server.database("intake")
        await _run(database.owner_url, "CREATE TABLE maps (n int)")
        server._postgres.give_database(database.name, {"owner": "new", "app": "new", "reader": "new"})
        await _run(database.owner_url.replace("owner-of-tests", "new"), "INSERT INTO maps VALUES (1)")


def test_a_socket_lock_that_names_a_living_stranger_does_not_stop_the_next_start() -> None:
    with new_postgres() as server:
        sockets = server.sockets
        server.kill()
        (lock,) = sockets.glob(".s.PGSQL.*.lock")
        lines = lock.read_text().splitlines()
        # As after a kill that nobody waited for, or a restart of the machine: the number belongs to somebody else of
        # the same account.
        lock.write_text("\n".join([str(postgres_server().pid), *lines[1:]]) + "\n")
        server.start()
        assert server.psql("select 1").strip() == "1"
