"""The servers of this run keep what tests count on, whoever runs them."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import pytest
from aiokafka import AIOKafkaProducer

from tests.support import servers
from tests.support.eventually import eventually_here
from tests.support.topics import create_topic, drain_topic, unique_topic

ROOT = Path(__file__).resolve().parents[2]
USES_POSTGRES = "from tests.support import servers; print(servers.postgres_server().port, flush=True)"
# What a run was started from may have told it to pass over interrupts.
HEARS_INTERRUPTS = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
WAITS = f"{HEARS_INTERRUPTS}; {USES_POSTGRES}; signal.pause()"
STILL_SECONDS = 0.5


async def _send(producer: AIOKafkaProducer, topic: str, value: bytes) -> None:
    await producer.send_and_wait(topic, value)


async def _is_still(task: "asyncio.Task[object]") -> bool:
    done, _ = await asyncio.wait({task}, timeout=STILL_SECONDS)
    for ended in done:
        raise AssertionError(f"it came to an end: {ended}")
    return True


async def test_a_killed_postgres_comes_back_where_it_was_with_what_was_committed() -> None:
    with servers.new_postgres() as server:
        database = server.database("intake")
        connection = await asyncpg.connect(database.owner_url)
        await connection.execute("create table maps as select 7 as n")
        server.kill()
        with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError, OSError)):
            await connection.fetchval("select n from maps")
        server.start()
        again = await asyncpg.connect(database.owner_url)
        assert await again.fetchval("select n from maps") == 7
        await again.close()


async def test_a_stopped_kafka_comes_back_where_it_was_with_what_it_took() -> None:
    with servers.new_kafka() as server:
        topic = unique_topic()
        await create_topic(server.bootstrap, topic)
        async with AIOKafkaProducer(bootstrap_servers=server.bootstrap, acks="all") as producer:
            await _send(producer, topic, b"one")
        server.stop()
        server.start()
        server.kill()
        server.start()
        assert [record.value for record in await drain_topic(server.bootstrap, topic)] == [b"one"]


async def test_a_frozen_postgres_says_nothing_until_it_is_thawed() -> None:
    with servers.new_postgres() as server:
        connection = await asyncpg.connect(server.database("intake").app_url)
        server.freeze()
        asked = asyncio.create_task(connection.fetchval("select 1"))
        assert await _is_still(asked)
        server.thaw()
        assert await asked == 1
        await connection.close()


async def test_a_frozen_kafka_takes_nothing_until_it_is_thawed() -> None:
    with servers.new_kafka() as server:
        topic = unique_topic()
        await create_topic(server.bootstrap, topic)
        async with AIOKafkaProducer(bootstrap_servers=server.bootstrap, acks="all") as producer:
            await _send(producer, topic, b"one")
            server.freeze()
            sent = asyncio.create_task(_send(producer, topic, b"two"))
            assert await _is_still(sent)
            server.thaw()
            await sent


@contextmanager
def _run(program: str, folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another run, which makes the same choice as this one."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(str(ROOT / place) for place in (".", "services", "deploy")),
        "TMPDIR": str(folder),
        servers.VARIABLE: servers.chosen().kind,
    }
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as run:
        try:
            yield run
        finally:
            run.kill()


def _port(run: "subprocess.Popen[str]") -> int:
    assert run.stdout is not None
    return int(run.stdout.readline())


def _is_gone(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def test_a_run_that_ends_takes_its_servers_with_it(tmp_path: Path) -> None:
    with _run(USES_POSTGRES, tmp_path) as run:
        port = _port(run)
        assert run.wait(60) == 0
    assert _is_gone(port)


def test_a_run_that_is_interrupted_takes_its_servers_with_it(tmp_path: Path) -> None:
    with _run(WAITS, tmp_path) as run:
        port = _port(run)
        assert not _is_gone(port)
        run.send_signal(signal.SIGINT)
        run.wait(60)
    assert _is_gone(port)


def test_what_a_killed_run_left_is_gone_with_the_next(tmp_path: Path) -> None:
    with _run(WAITS, tmp_path) as killed:
        port = _port(killed)
        killed.kill()
        killed.wait()
        with _run(USES_POSTGRES, tmp_path) as following:
            assert following.wait(60) == 0
        eventually_here(lambda: _is_gone(port), what="the killed run's server is gone")
