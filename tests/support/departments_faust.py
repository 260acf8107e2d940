"""Faust applications on a real Kafka, to show what Faust does: in this process, and as programs that a test kills."""

import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Literal

import faust
from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from faust.contrib.asgi import faust_app_running

from chassis.kafka import make_producer
from tests.support.servers import KafkaServer
from tests.support.topics import unique_topic

Isolation = Literal["read_committed", "read_uncommitted"]
Agent = Callable[[faust.StreamT[bytes]], Awaitable[None]]


async def make_topics(bootstrap: str, *names: str, partitions: int = 1) -> None:
    """Make topics that are not there yet."""
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    await admin.start()
    try:
        await admin.create_topics([NewTopic(name, num_partitions=partitions, replication_factor=1) for name in names])
    finally:
        await admin.close()


async def new_topic(bootstrap: str) -> str:
    """A topic of one partition that nobody else uses; returns its name."""
    name = unique_topic("faust-guards")
    await make_topics(bootstrap, name)
    return name


async def send(bootstrap: str, topic: str, values: Iterable[int]) -> None:
    """Send ``values`` in their order, as decimal digits, to partition 0."""
    producer = make_producer(bootstrap, client_id="faust-guards")
    await producer.start()
    try:
        for value in values:
            await producer.send_and_wait(topic, str(value).encode(), partition=0)
    finally:
        await producer.stop()


async def committed(bootstrap: str, group: str, topic: str) -> int:
    """The offset that ``group`` has committed for partition 0 of ``topic``; 0 for none."""
    consumer = AIOKafkaConsumer(bootstrap_servers=bootstrap, group_id=group, enable_auto_commit=False)
    await consumer.start()
    try:
        return await consumer.committed(TopicPartition(topic, 0)) or 0
    finally:
        await consumer.stop()


async def values_in(bootstrap: str, topic: str, isolation: Isolation, partitions: int) -> list[int]:
    """What a reader finds in ``topic`` at ``isolation``, each partition in its order."""
    consumer = AIOKafkaConsumer(
        bootstrap_servers=bootstrap,
        isolation_level=isolation,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
    )
    await consumer.start()
    try:
        parts = [TopicPartition(topic, number) for number in range(partitions)]
        consumer.assign(parts)
        ends = await consumer.end_offsets(parts)
        found: list[int] = []
        while any([await consumer.position(part) < end for part, end in ends.items()]):
            batches = await consumer.getmany(timeout_ms=100)
            found.extend(int(record.value) for records in batches.values() for record in records)
        return found
    finally:
        await consumer.stop()


def each(body: Callable[[bytes], Awaitable[None]]) -> Agent:
    """An agent that awaits ``body`` for every value."""

    async def agent(stream: faust.StreamT[bytes]) -> None:
        async for value in stream:
            await body(value)

    return agent


def group_of(topic: str) -> str:
    """The consumer group of the application that reads ``topic`` in this process."""
    return f"app-{topic}"


@asynccontextmanager
async def consuming(
    kafka: KafkaServer, topic: str, agent: Agent, folder: Path, concurrency: int = 1
) -> AsyncIterator[faust.App]:
    """An application that reads ``topic`` with ``concurrency`` instances of ``agent``."""
    app = faust.App(
        group_of(topic),
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
    app.agent(source, name="guarded", concurrency=concurrency)(agent)
    async with faust_app_running(app, stop_timeout=3):
        yield app


@contextmanager
def program(module: ModuleType, arguments: Sequence[str], log: Path) -> "Iterator[subprocess.Popen[bytes]]":
    """``module`` as a process that writes to ``log``; killed, with no time to say anything, at the end."""
    with log.open("ab") as output:
        process = subprocess.Popen(
            [sys.executable, str(module.__file__), *arguments], stdout=output, stderr=output, stdin=subprocess.DEVNULL
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait()
