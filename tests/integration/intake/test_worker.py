"""Intake's worker as its own process: what is in the database reaches Kafka."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from contracts.envelope import Envelope
from contracts.registry import event_class
from tests.support.intake_database import intake_database, open_intake
from tests.support.intake_samples import CountedIdentifiers, importing, recording, telling
from tests.support.intake_scenarios import import_, prepare, record, tell
from tests.support.servers import Database, KafkaServer, new_kafka
from tests.support.topics import create_topic, read_topic

ROOT = Path(__file__).resolve().parents[3]
EXPECTED = {"intake-sites": 3, "intake-workflows": 2, "intake-maps": 1, "intake-workarounds": 1}


@pytest.fixture
def database() -> Database:
    return intake_database()


@pytest.fixture
def kafka() -> Iterator[KafkaServer]:
    # One of its own: the topics have the names that the contracts give them.
    with new_kafka() as server:
        yield server


@contextmanager
def worker(database: Database, kafka: KafkaServer, log: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """The worker in a process of its own, ended in any case."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(str(ROOT / folder) for folder in (".", "services", "deploy")),
        "PLUMBLINE_INTAKE_DATABASE_URL": database.app_url,
        "PLUMBLINE_KAFKA_BOOTSTRAP": kafka.bootstrap,
        "PLUMBLINE_DEVELOPMENT": "true",
    }
    with log.open("wb") as output:
        command = [sys.executable, "-m", "intake", "worker"]
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
        try:
            yield process
        finally:
            process.kill()
            process.wait()


async def test_every_fact_reaches_its_topic_once_and_in_order(
    database: Database, kafka: KafkaServer, tmp_path: Path
) -> None:
    for topic in EXPECTED:
        await create_topic(kafka.bootstrap, topic)
    async with open_intake(database) as world:
        await prepare(world)
        await record(world, recording())
        await tell(world, telling(), CountedIdentifiers())
        with worker(database, kafka, tmp_path / "worker.log") as process:
            for topic, count in EXPECTED.items():
                for message in await read_topic(kafka.bootstrap, topic, count):
                    envelope = Envelope.model_validate_json(message.value)
                    assert (message.key.decode(), envelope.aggregateversion) == (envelope.aggregateid, 1)
                    event_class(envelope.type).model_validate(envelope.data)
            await import_(world, importing("site,site_name\noak-street,Oak Street Clinic\n"))
            messages = await read_topic(kafka.bootstrap, "intake-sites", EXPECTED["intake-sites"] + 1)
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=20) == 0, (tmp_path / "worker.log").read_text()
    of_oak = [Envelope.model_validate_json(one.value) for one in messages if one.key == b"oak-street"]
    assert [(one.type, one.aggregateversion) for one in of_oak] == [
        ("intake.site.registered.v1", 1),
        ("intake.site.changed.v1", 2),
    ]
