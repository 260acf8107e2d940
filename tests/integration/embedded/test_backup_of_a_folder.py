"""The databases of a data folder over which nothing runs: backed up, and put back in place of what is there."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest

from chassis.migrations import migrate
from chassis.revisions import migrations_of
from plumbline import credentials
from plumbline.backups.embedded import serving
from plumbline.credentials import SERVICES, Credentials
from plumbline.data_folder import DataFolder
from plumbline.parts.postgres import Postgres
from tests.support.embedded_platform import ROOT

SECONDS = 120
REFUSED = 2
SITES = "select count(*) from sites"


@pytest.fixture
def root() -> Iterator[Path]:
    """PostgreSQL runs as another account when tests run as root, and has to get through."""
    made = Path(tempfile.mkdtemp(prefix="plumbline-folder-"))
    made.chmod(0o711)
    yield made
    rmtree(made)


@pytest.fixture
def folder(root: Path) -> DataFolder:
    """The databases of all services with one site each of incident, stopped in order."""
    made = DataFolder.at(root / "data")
    made.make()
    known = credentials.load_or_make(made.credentials_file)
    with serving(made.postgres, known, made.logs / "postgres.log") as postgres:
        for service in SERVICES:
            postgres.give_database(service, known.database[service])
            migrate(_owner(known, postgres, service), migrations_of(service))
    _on(made, "insert into sites values ('oak-street', 'Oak Street', 1, '[]')")
    return made


def _owner(known: Credentials, postgres: Postgres, service: str) -> str:
    return f"postgresql://{service}_owner:{known.database[service]['owner']}@127.0.0.1:{postgres.port}/{service}"


def _on(folder: DataFolder, sql: str) -> str:
    """What PostgreSQL answers to ``sql`` in incident's database, started for it alone."""
    known = credentials.load_or_make(folder.credentials_file)
    with serving(folder.postgres, known, folder.logs / "postgres.log") as postgres:
        return postgres.psql("--command", sql, database="incident").strip()


def _plumbline(folder: DataFolder, *arguments: str) -> tuple[int, Any]:
    paths = os.pathsep.join(str(path) for path in (ROOT, ROOT / "services", ROOT / "deploy"))
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PLUMBLINE_")}
    done = subprocess.run(
        [sys.executable, "-m", "plumbline", *arguments, "--json", "--data", str(folder.root)],
        env={**kept, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    return done.returncode, json.loads(done.stdout)


@pytest.mark.timeout(300)
def test_a_folder_that_nothing_runs_over_is_backed_up_and_put_back_in_place(folder: DataFolder, root: Path) -> None:
    status, made = _plumbline(folder, "backup", str(root / "backup"))
    assert (status, made["rows"] > 0) == (0, True)
    _on(folder, "insert into sites values ('later', 'Later', 1, '[]')")

    status, refused = _plumbline(folder, "restore", str(root / "backup"))
    assert status == REFUSED
    assert "--replace" in refused["message"]
    assert _on(folder, SITES) == "2"

    status, restored = _plumbline(folder, "restore", str(root / "backup"), "--replace")
    assert (status, restored["rows"]) == (0, made["rows"])
    assert _on(folder, SITES) == "1"
    aside = DataFolder.at(Path(restored["set_aside"]))
    assert (aside.root.parent, (aside.postgres / "PG_VERSION").exists()) == (folder.root, True)


def test_a_folder_that_holds_nothing_is_said_to(root: Path) -> None:
    status, refused = _plumbline(DataFolder.at(root / "empty"), "backup", str(root / "backup"))
    assert status == REFUSED
    assert "--data" in refused["message"]
    assert not (root / "backup").exists()
