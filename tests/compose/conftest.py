"""One deployment for all tests of this folder, and the report of what it weighs."""

import json
import os
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support import container_engine
from tests.support.compose_projects import deployment
from tests.support.composed import Deployment, docker, image_size

REPORT = Path(__file__).parents[2] / "build/deploy/report.json"
SERVICES = ("intake", "alignment", "training", "incident", "departments", "gateway", "operator", "proxy")
BASE_IMAGE = "python:3.12-slim"


@pytest.fixture(scope="session")
def report() -> Iterator[dict[str, Any]]:
    """What the tests measured, added to what others of these suites found here; written when they are over."""
    found: dict[str, Any] = json.loads(REPORT.read_text()) if REPORT.exists() else {}
    found["cpus"] = os.cpu_count()
    yield found
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n")


@pytest.fixture(scope="session")
def described(report: dict[str, Any]) -> Iterator[Deployment]:
    """A deployment whose images are built and that does not run. Skipped where no container engine answers."""
    needs_engine(BASE_IMAGE)
    with deployment() as made:
        began = time.monotonic()
        made.build()
        report["build_seconds"] = round(time.monotonic() - began, 1)
        report["image_megabytes"] = {service: image_size(service) for service in SERVICES}
        report.setdefault("up_seconds", {})
        yield made


@pytest.fixture(scope="session")
def running(described: Deployment, report: dict[str, Any]) -> Deployment:
    """The whole deployment with the small demo."""
    made = described
    report["up_seconds"]["from nothing, with the small demo"] = round(made.up(), 1)
    report["start_seconds"] = {**report.get("start_seconds", {}), **made.start_seconds}
    return made


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    """Connections of one test."""
    async with httpx.AsyncClient(timeout=30, trust_env=False) as opened:
        yield opened


def needs_engine(*images: str) -> None:
    """An engine and these images. Where it is asked for by name, a missing one is no reason to skip but a failure."""
    try:
        container_engine.prepare()
        for image in images:
            _needs(image)
    except container_engine.NoContainers as missing:
        if os.environ.get("PLUMBLINE_TEST_SERVERS") == "containers":
            raise
        pytest.skip(str(missing))


def _needs(image: str) -> None:
    if docker("image", "inspect", image).status != 0 and docker("pull", image, seconds=180).status != 0:
        raise container_engine.NoContainers(f"the image {image} is not here and cannot be pulled")
