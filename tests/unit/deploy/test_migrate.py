"""All databases are brought up to date by one process that loads no more than it needs."""

import importlib
import subprocess
import sys

import pytest

from plumbline.credentials import SERVICES
from plumbline.migrate import folder_of

NOT_NEEDED = ("fastapi", "aiokafka", "uvicorn")
TOLD = "import plumbline.migrate, sys\nfor name in {services}: __import__(name + '.settings')\nprint(*sys.modules)"


@pytest.mark.parametrize("service", SERVICES)
def test_it_runs_the_migrations_that_the_service_itself_would_run(service: str):
    assert folder_of(service) == importlib.import_module(f"{service}.bootstrap").MIGRATIONS


def test_it_loads_nothing_that_serves_requests_or_reads_events():
    code = TOLD.format(services=SERVICES)
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "alembic" in loaded
    assert not set(NOT_NEEDED) & set(loaded)
