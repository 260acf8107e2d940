"""The doctor over real servers: a deployment described by variables, hurt in one way at a time."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chassis.migrations import migrate
from chassis.revisions import migrations_of
from plumbline.topics import TopicAdmin
from tests.support.embedded import EmbeddedKafka, new_kafka, postgres_server
from tests.support.embedded_platform import ROOT
from tests.support.ports import free_port
from tests.support.server_kinds import PostgresServer

SECONDS = 60


@pytest.fixture(scope="module")
def server() -> PostgresServer:
    return postgres_server()


@pytest.fixture(scope="module")
def kafka() -> Iterator[EmbeddedKafka]:
    with new_kafka() as started:
        yield started


@pytest.fixture(scope="module")
def healthy(server: PostgresServer, kafka: EmbeddedKafka) -> dict[str, str]:
    """The variables of one service that is well, apart from its issuer: that is not there."""
    database = server.database("incident")
    migrate(database.owner_url, migrations_of("incident"))
    asyncio.run(TopicAdmin(kafka.bootstrap).apply())
    return {
        "PLUMBLINE_INCIDENT_DATABASE_URL": database.app_url,
        "PLUMBLINE_KAFKA_BOOTSTRAP": kafka.bootstrap,
        "PLUMBLINE_OIDC_ISSUER": f"http://127.0.0.1:{free_port()}",
    }


def _doctor(tmp_path: Path, variables: dict[str, str]) -> tuple[int, dict[str, Any]]:
    paths = os.pathsep.join(str(path) for path in (ROOT, ROOT / "services", ROOT / "deploy"))
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PLUMBLINE_")}
    done = subprocess.run(
        [sys.executable, "-m", "plumbline", "doctor", "--json", "--data", str(tmp_path)],
        env={**kept, "PYTHONPATH": paths, **variables},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    try:
        found = json.loads(done.stdout)
    except json.JSONDecodeError:
        raise AssertionError(f"no JSON, status {done.returncode}: {done.stdout}{done.stderr}") from None
    return done.returncode, {check["check"]: check for check in found["checks"]}


def test_what_is_well_is_said_to_be_and_what_is_not_fails_the_whole(tmp_path: Path, healthy: dict[str, str]):
    status, checks = _doctor(tmp_path, healthy)
    states = {name: check["state"] for name, check in checks.items()}
    assert states.pop("issuer") == "failed"
    assert status == 1
    assert set(states.values()) <= {"ok", "warning", "not-applicable"}, checks
    assert checks["kafka"]["found"].endswith("is Kafka 4.1 or newer")
    assert checks["postgresql: incident"]["found"] == "PostgreSQL 18"
    for name in ("migrations: incident", "dead letters: incident", "topics", "clock: incident"):
        assert states[name] == "ok"


def test_an_older_database_is_told_how_to_get_on(tmp_path: Path, server: PostgresServer, healthy: dict[str, str]):
    database = server.database("incident")
    migrate(database.owner_url, migrations_of("incident"))
    server.psql("update alembic_version set version_num = '0001'", database.name)
    _, checks = _doctor(tmp_path, {**healthy, "PLUMBLINE_INCIDENT_DATABASE_URL": database.app_url})
    assert checks["migrations: incident"]["state"] == "failed"
    assert "python -m incident migrate" in checks["migrations: incident"]["advice"]


def test_a_wrong_password_is_told_without_it(tmp_path: Path, healthy: dict[str, str]):
    wrong = healthy["PLUMBLINE_INCIDENT_DATABASE_URL"].replace("app-of-tests", "not-the-right-one")
    status, checks = _doctor(tmp_path, {**healthy, "PLUMBLINE_INCIDENT_DATABASE_URL": wrong})
    assert status == 1
    assert checks["postgresql: incident"]["state"] == "failed"
    assert "not-the-right-one" not in json.dumps(checks)


def test_kafka_that_is_away_and_kafka_that_is_none_are_told(
    tmp_path: Path, server: PostgresServer, healthy: dict[str, str]
):
    for port in (free_port(), server.port):
        _, checks = _doctor(tmp_path, {**healthy, "PLUMBLINE_KAFKA_BOOTSTRAP": f"127.0.0.1:{port}"})
        assert checks["kafka"]["state"] == "failed"
        assert f"127.0.0.1:{port}" in checks["kafka"]["found"]


def test_a_data_folder_that_nothing_runs_over_is_examined_as_far_as_it_goes(tmp_path: Path):
    status, checks = _doctor(tmp_path, {})
    assert status == 0
    assert checks["java"]["state"] == "ok"
    assert checks["postgresql"]["state"] == "not-applicable"
