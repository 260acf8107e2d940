"""Processes over a database that is away, refuses them, or is of another build: one clear line, and an end."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from chassis.migrations import migrate, newest_revision
from chassis.revisions import DatabaseUnfit, migrations_of
from tests.support.ports import free_port
from tests.support.servers import Database, PostgresServer, postgres_server

ROOT = Path(__file__).resolve().parents[3]
FOLDER = migrations_of("incident")
SECONDS = 60


@pytest.fixture(scope="module")
def server() -> PostgresServer:
    return postgres_server()


@pytest.fixture
def database(server: PostgresServer) -> Database:
    made = server.database("incident")
    migrate(made.owner_url, FOLDER)
    return made


def _run(command: str, database: Database, **environment: str) -> "subprocess.CompletedProcess[str]":
    """``python -m incident <command>`` to its end."""
    paths = os.pathsep.join(str(path) for path in (ROOT, ROOT / "services", ROOT / "deploy"))
    told = {
        "PLUMBLINE_INCIDENT_DATABASE_URL": database.app_url,
        "PLUMBLINE_INCIDENT_OWNER_URL": database.owner_url,
        "PLUMBLINE_KAFKA_BOOTSTRAP": f"127.0.0.1:{free_port()}",
        "PLUMBLINE_OIDC_ISSUER": "http://127.0.0.1:9/",
        **environment,
    }
    return subprocess.run(
        [sys.executable, "-m", "incident", *command.split()],
        env={**os.environ, "PYTHONPATH": paths, **told},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


def _put_at(server: PostgresServer, database: Database, revision: str, remark: str | None = None) -> None:
    server.psql(f"update alembic_version set version_num = '{revision}'", database.name)
    said = "null" if remark is None else f"'{remark}'"
    server.psql(f"comment on table alembic_version is {said}", database.name)


@pytest.mark.parametrize("command", ["worker", "api --port 0"])
def test_a_service_over_an_older_database_says_so_and_ends(server: PostgresServer, database: Database, command: str):
    _put_at(server, database, "0001")
    done = _run(command, database)
    assert done.returncode == 1
    assert "older than this build" in done.stderr
    assert "python -m incident migrate" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["worker", "api --port 0", "migrate"])
def test_a_process_over_a_newer_database_says_so_and_ends(server: PostgresServer, database: Database, command: str):
    _put_at(server, database, "0999")
    done = _run(command, database)
    assert done.returncode == 1
    assert "newer than this build: it is at 0999" in done.stderr
    assert "Traceback" not in done.stderr


def test_migrate_leaves_a_newer_database_that_still_works_with_this_build(server: PostgresServer, database: Database):
    newest = newest_revision(FOLDER)
    _put_at(server, database, "0999", f"works with builds from {newest}")
    assert migrate(database.owner_url, FOLDER) == "0999"
    assert server.psql("select version_num from alembic_version", database.name).strip() == "0999"


def test_a_migration_says_which_builds_may_still_run(server: PostgresServer, database: Database, tmp_path: Path):
    folder = tmp_path / "incident" / "storage" / "migrations"
    folder.mkdir(parents=True)
    for path in FOLDER.glob("[0-9]*"):
        (folder / path.name).write_text(path.read_text())
    newest = newest_revision(FOLDER)
    (folder / "0999_more.py").write_text(
        "from chassis.migrations import sql_revision\n"
        f"revision, down_revision, upgrade = sql_revision(__file__, after={newest!r})\n"
    )
    (folder / "0999_more.sql").write_text("create table more (more_id integer primary key);\n")
    assert migrate(database.owner_url, folder) == "0999"
    # The build that ran before goes on: it may start again in the middle of the upgrade, and be taken back.
    assert migrate(database.owner_url, FOLDER) == "0999"
    remarked = server.psql("select obj_description('alembic_version'::regclass)", database.name).strip()
    assert remarked == f"works with builds from {newest}"


def test_a_wrong_password_is_told_without_it(database: Database):
    wrong = database.app_url.replace("app-of-tests", "never-the-right-one")
    done = _run("worker", database, PLUMBLINE_INCIDENT_DATABASE_URL=wrong)
    assert done.returncode == 1
    assert "PLUMBLINE_INCIDENT_DATABASE_URL has a password that PostgreSQL does not accept" in done.stderr
    assert "never-the-right-one" not in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_that_stays_away_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("chassis.first_contact.PATIENCE_SECONDS", 0.05)
    with pytest.raises(DatabaseUnfit, match="does not answer at postgresql://o:"):
        migrate(f"postgresql://o:p@127.0.0.1:{free_port()}/incident", FOLDER)
