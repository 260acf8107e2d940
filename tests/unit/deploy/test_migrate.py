"""All databases are brought up to date by one process that loads no more than it needs."""

import importlib
import subprocess
import sys

import pytest

from chassis.migrations import newest_revision
from chassis.revisions import known_revisions, migrations_of
from plumbline.credentials import SERVICES

NOT_NEEDED = ("fastapi", "aiokafka", "uvicorn")
TOLD = "import plumbline.migrate, sys\nfor name in {services}: __import__(name + '.settings')\nprint(*sys.modules)"


@pytest.mark.parametrize("service", SERVICES)
def test_it_runs_the_migrations_that_the_service_itself_would_run(service: str):
    assert migrations_of(service) == importlib.import_module(f"{service}.bootstrap").MIGRATIONS


@pytest.mark.parametrize("service", SERVICES)
def test_the_names_of_the_files_are_the_revisions(service: str):
    folder = migrations_of(service)
    assert known_revisions(folder)[-1] == newest_revision(folder)


def test_it_loads_nothing_that_serves_requests_or_reads_events():
    code = TOLD.format(services=SERVICES)
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "alembic" in loaded
    assert not set(NOT_NEEDED) & set(loaded)
