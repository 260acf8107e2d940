"""The commands of departments as processes: asked, started, and killed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from contracts.envelope import Envelope
from departments.signals.running import SIGNALS_TOPIC
from tests.support.departments_database import StoredDepartments
from tests.support.servers import KafkaServer
from tests.support.topics import drain_topic

ROOT = Path(__file__).resolve().parents[2]


def environment(stored: StoredDepartments, kafka: KafkaServer, **more: str) -> dict[str, str]:
    """What a command of departments needs to know, on ``stored`` and ``kafka``."""
    paths = os.pathsep.join(str(ROOT / folder) for folder in (".", "services", "deploy"))
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": paths,
        "PLUMBLINE_DEPARTMENTS_DATABASE_URL": stored.database.app_url,
        "PLUMBLINE_DEPARTMENTS_OWNER_URL": stored.database.owner_url,
        "PLUMBLINE_KAFKA_BOOTSTRAP": kafka.bootstrap,
        "PLUMBLINE_INSTANCE": "of-tests",
        "PLUMBLINE_DEVELOPMENT": "true",
        **more,
    }


def command(words: list[str], settings: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "departments", *words],
        env=settings,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@contextmanager
def running(words: list[str], settings: dict[str, str], log: Path) -> "Iterator[subprocess.Popen[bytes]]":
    """A command that goes on; killed, with no time to say anything, at the end."""
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "departments", *words], env=settings, stdout=output, stderr=output
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait()


async def is_ready(port: int) -> bool:
    """Whether the process whose health is at ``port`` says that it is ready."""
    async with httpx.AsyncClient() as client:
        try:
            return (await client.get(f"http://127.0.0.1:{port}/readyz")).status_code == 200
        except httpx.TransportError:
            return False


async def has_seen(stored: StoredDepartments, count: int) -> bool:
    """Whether the signals worker has kept ``count`` incidents."""
    return len(await stored.rows("select 1 from observed_incidents")) >= count


async def said(kafka: KafkaServer) -> list[Envelope]:
    """Every signal on its topic, as often as it was sent; those of one signal in their order."""
    return [Envelope.model_validate_json(record.value) for record in await drain_topic(kafka.bootstrap, SIGNALS_TOPIC)]
