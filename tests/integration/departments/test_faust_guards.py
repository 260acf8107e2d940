"""The known defects of Faust, seen here so that we notice when a new version mends one.

Each of these is why the signals worker is built as it is (``signals/stream_app.py``). A test here that fails is good
news: read the release notes, then decide whether the rule it guards may go.
"""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import faust
import pytest
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from faust.contrib.asgi import faust_app_running

from chassis.kafka import make_producer
from tests.support import departments_faust_counter
from tests.support.eventually import NotInTime, eventually, eventually_here
from tests.support.servers import KafkaServer, kafka_server
from tests.support.topics import unique_topic

pytestmark = [pytest.mark.integration, pytest.mark.timeout(120)]

Body = Callable[[bytes], Awaitable[None]]


@pytest.fixture(scope="module")
def kafka_of_the_run() -> KafkaServer:
    return kafka_server()


async def make_topic(bootstrap: str, name: str) -> None:
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    await admin.start()
    try:
        await admin.create_topics([NewTopic(name=name, num_partitions=1, replication_factor=1)])
    finally:
        await admin.close()


async def send(bootstrap: str, topic: str, count: int) -> None:
    producer = make_producer(bootstrap, client_id="faust-guards")
    await producer.start()
    try:
        for number in range(count):
            await producer.send_and_wait(topic, str(number).encode())
    finally:
        await producer.stop()


async def committed(bootstrap: str, topic: str) -> int:
    """The offset that the group of ``topic``'s application has committed; 0 for none."""
    consumer = AIOKafkaConsumer(bootstrap_servers=bootstrap, group_id=f"app-{topic}", enable_auto_commit=False)
    await consumer.start()
    try:
        return await consumer.committed(TopicPartition(topic, 0)) or 0
    finally:
        await consumer.stop()


@asynccontextmanager
async def consuming(kafka: KafkaServer, topic: str, body: Body, folder: Path, concurrency: int) -> AsyncIterator[None]:
    """An application that reads ``topic`` with ``concurrency`` instances of ``body``."""
    app = faust.App(
        f"app-{topic}",
        broker=f"aiokafka://{kafka.bootstrap}",
        datadir=str(folder),
        web_enabled=False,
        topic_disable_leader=True,
        topic_allow_declare=False,
        store="memory://",
        consumer_auto_offset_reset="earliest",
        broker_commit_interval=0.2,
        stream_wait_empty=False,
    )
    source = app.topic(topic, key_type=bytes, value_type=bytes, key_serializer="raw", value_serializer="raw")

    async def agent(stream: faust.StreamT[bytes]) -> None:
        async for value in stream:
            await body(value)

    app.agent(source, name="guarded", concurrency=concurrency)(agent)
    async with faust_app_running(app, stop_timeout=3):
        yield


async def test_at_concurrency_2_a_commit_passes_a_message_that_is_still_in_hand(
    kafka_of_the_run: KafkaServer, tmp_path: Path
) -> None:
    """Killed now, the process would never see the message again. (#606; we run at concurrency 1.)"""
    topic, release, in_hand = unique_topic(), asyncio.Event(), asyncio.Event()
    await make_topic(kafka_of_the_run.bootstrap, topic)

    async def body(value: bytes) -> None:
        if value == b"5":
            in_hand.set()
            await release.wait()

    await send(kafka_of_the_run.bootstrap, topic, 12)
    async with consuming(kafka_of_the_run, topic, body, tmp_path, concurrency=2):
        async with asyncio.timeout(30):
            await in_hand.wait()
        passed = await eventually(
            lambda: _is_committed_past(kafka_of_the_run.bootstrap, topic, 5),
            what="the commit passes offset 5 while it is in hand: still so at concurrency 2",
            within_seconds=20,
        )
        release.set()
    assert passed


async def test_at_concurrency_1_it_does_not(kafka_of_the_run: KafkaServer, tmp_path: Path) -> None:
    """What the worker relies on."""
    topic, release, in_hand = unique_topic(), asyncio.Event(), asyncio.Event()
    await make_topic(kafka_of_the_run.bootstrap, topic)

    async def body(value: bytes) -> None:
        if value == b"5":
            in_hand.set()
            await release.wait()

    await send(kafka_of_the_run.bootstrap, topic, 12)
    async with consuming(kafka_of_the_run, topic, body, tmp_path, concurrency=1):
        async with asyncio.timeout(30):
            await in_hand.wait()
        with pytest.raises(NotInTime):
            await eventually(
                lambda: _is_committed_past(kafka_of_the_run.bootstrap, topic, 5), what="a commit", within_seconds=3
            )
        release.set()


async def _is_committed_past(bootstrap: str, topic: str, offset: int) -> bool:
    return await committed(bootstrap, topic) > offset


async def test_an_exception_in_an_agent_acknowledges_its_event(kafka_of_the_run: KafkaServer, tmp_path: Path) -> None:
    """The event is never tried again. (#315, #189, #527; nothing may leave our agents.)"""
    topic, seen = unique_topic(), []
    await make_topic(kafka_of_the_run.bootstrap, topic)

    async def body(value: bytes) -> None:
        seen.append(value)
        if value == b"3":
            raise ValueError("3")

    await send(kafka_of_the_run.bootstrap, topic, 8)
    async with consuming(kafka_of_the_run, topic, body, tmp_path, concurrency=1):
        await eventually(
            lambda: _is_committed_past(kafka_of_the_run.bootstrap, topic, 7),
            what="all 8 are committed although one failed: still so",
            within_seconds=30,
        )
    assert seen.count(b"3") == 1


async def test_a_topic_that_is_missing_at_the_start_is_not_read_when_it_comes(
    kafka_of_the_run: KafkaServer, tmp_path: Path
) -> None:
    """So the worker waits for its topics first."""
    topic, seen = unique_topic(), []

    async def body(value: bytes) -> None:
        seen.append(value)

    async with consuming(kafka_of_the_run, topic, body, tmp_path, concurrency=1):
        await make_topic(kafka_of_the_run.bootstrap, topic)
        await send(kafka_of_the_run.bootstrap, topic, 3)
        with pytest.raises(NotInTime):
            await eventually(lambda: _is_seen(seen), what="an event", within_seconds=8)


async def _is_seen(seen: list[bytes]) -> bool:
    return bool(seen)


async def test_a_table_counts_twice_what_was_not_committed_when_the_process_was_killed(
    kafka_of_the_run: KafkaServer, tmp_path: Path
) -> None:
    """So nothing is counted upwards in a table: what was seen is kept by its key, in PostgreSQL."""
    topic = unique_topic()
    await make_topic(kafka_of_the_run.bootstrap, topic)
    await make_topic(kafka_of_the_run.bootstrap, f"counter-{topic}-totals-changelog")
    await send(kafka_of_the_run.bootstrap, topic, 10)

    first = _count_until(kafka_of_the_run.bootstrap, topic, tmp_path, 10)
    await send(kafka_of_the_run.bootstrap, topic, 1)
    second = _count_until(kafka_of_the_run.bootstrap, topic, tmp_path, 12)

    assert first == 10
    assert second > 11


def _count_until(bootstrap: str, topic: str, folder: Path, total: int) -> int:
    """Run the counter until it has counted ``total``, then kill it; returns the last total it told."""
    log = folder / "counter.log"
    command = [sys.executable, str(departments_faust_counter.__file__), bootstrap, topic, str(folder)]
    with log.open("w") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
        try:
            eventually_here(
                lambda: _last_total(log) >= total or process.poll() is not None,
                what=f"{total} are counted, see {log}",
                within_seconds=45,
            )
        finally:
            process.kill()
            process.wait()
    return _last_total(log)


def _last_total(log: Path) -> int:
    told = [line for line in log.read_text().splitlines() if line.startswith("counted ")]
    return int(told[-1].split()[1]) if told else 0
