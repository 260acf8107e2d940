"""The commands of departments, as processes: killed, started again, and asked."""

import json
import signal
from pathlib import Path

import pytest

from tests.support.departments_commands import command, environment, has_seen, is_ready, running, said
from tests.support.departments_database import StoredDepartments
from tests.support.departments_wire import Wire, create_topics, publish
from tests.support.departments_worker import folding, until_folded
from tests.support.eventually import eventually
from tests.support.ports import free_port
from tests.support.servers import KafkaServer

pytestmark = [pytest.mark.integration, pytest.mark.timeout(180)]


@pytest.fixture
async def broker(kafka: KafkaServer) -> KafkaServer:
    await create_topics(kafka.bootstrap)
    return kafka


async def test_a_signals_worker_that_is_killed_goes_on_where_it_was(
    broker: KafkaServer, stored: StoredDepartments, tmp_path: Path
) -> None:
    wire, port, log = Wire(), free_port(), tmp_path / "signals.log"
    settings = environment(stored, broker, PLUMBLINE_HEALTH_PORT=str(port), PLUMBLINE_SIGNALS_LOOK_SECONDS="0.2")

    with running(["signals"], settings, log) as process:
        await eventually(lambda: is_ready(port), what=f"ready, see {log}", within_seconds=60)
        await publish(broker.bootstrap, [wire.incident(), wire.incident()])
        await eventually(lambda: has_seen(stored, 2), what="two are seen", within_seconds=30)
        process.send_signal(signal.SIGKILL)
        process.wait()
    await publish(broker.bootstrap, [wire.incident()])

    with running(["signals"], settings, log) as process:
        raised = await eventually(lambda: said(broker), what=f"a hot spot, see {log}", within_seconds=60)
        assert {(each.aggregateid, each.data["count"]) for each in raised} == {("hot-spot:oak-street/check-in/s2", 3)}
        assert len({each.id for each in raised}) == 1
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)
        assert process.returncode == 0


async def test_a_rebuild_and_a_check_by_command(broker: KafkaServer, stored: StoredDepartments) -> None:
    wire = Wire()
    await publish(broker.bootstrap, wire.everything_ready())
    settings = environment(stored, broker)
    async with folding(stored, broker):
        await until_folded(stored, len(wire.sent))
    built = command(["rebuild"], settings)
    assert built.returncode == 0, built.stderr
    assert json.loads(built.stdout.splitlines()[-1]) == {"phase": "done", "epoch": 2}

    verified = command(["verify"], settings)
    assert verified.returncode == 0, verified.stdout
    found = json.loads(verified.stdout.splitlines()[-1])
    assert (found["epoch"], found["is_equal"], found["held"]) == (2, True, 9)

    async with stored.begin() as work:
        await work.connection.execute("update cells set content = jsonb_set(content, '{state}', '\"at-risk\"')")
    verified = command(["verify"], settings)
    assert verified.returncode == 1
    assert json.loads(verified.stdout.splitlines()[-1])["differing"] == [
        "cell oak-street/patient-access/check-in",
        "cell oak-street/professional-billing/check-in",
    ]


async def test_a_missing_setting_is_told_in_one_line(stored: StoredDepartments, broker: KafkaServer) -> None:
    settings = environment(stored, broker)
    del settings["PLUMBLINE_KAFKA_BOOTSTRAP"]
    told = command(["signals"], settings)
    assert told.returncode == 1
    assert told.stderr.strip() == "PLUMBLINE_KAFKA_BOOTSTRAP is not set"


async def test_migrations_are_shown_as_sql_and_are_in_place(stored: StoredDepartments, broker: KafkaServer) -> None:
    settings = environment(stored, broker)
    assert "create table view_changes" in command(["migrate", "--sql"], settings).stdout
    assert command(["migrate"], settings).stdout.strip() == "0006"
