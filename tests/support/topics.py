"""Topics of one's own, and what stands in them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.structs import ConsumerRecord

PARTITIONS = 3


def unique_topic(stem: str = "intake-tests") -> str:
    """A name that no other test uses."""
    return f"{stem}-{''.join(letter for letter in uuid4().hex if letter.isalpha())}"


async def create_topic(bootstrap: str, name: str) -> None:
    """Make topic ``name``."""
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    await admin.start()
    try:
        await admin.create_topics([NewTopic(name=name, num_partitions=PARTITIONS, replication_factor=1)])
    finally:
        await admin.close()


async def read_topic(bootstrap: str, name: str, count: int, seconds: float = 30.0) -> list[ConsumerRecord]:
    """The first ``count`` records of ``name`` over all partitions, each partition in its order."""
    async with _reader(bootstrap, name) as consumer:
        records: list[ConsumerRecord] = []
        async with asyncio.timeout(seconds):
            while len(records) < count:
                batch = await consumer.getmany(timeout_ms=200)
                records.extend(record for part in batch.values() for record in part)
        return records


async def drain_topic(bootstrap: str, name: str) -> list[ConsumerRecord]:
    """Everything in ``name`` up to the ends that its partitions have now."""
    async with _reader(bootstrap, name) as consumer:
        ends = await consumer.end_offsets(list(consumer.assignment()))
        records: list[ConsumerRecord] = []
        async with asyncio.timeout(60):
            while any([await consumer.position(partition) < end for partition, end in ends.items()]):
                batch = await consumer.getmany(timeout_ms=200)
                records.extend(record for part in batch.values() for record in part)
        return records


@asynccontextmanager
async def _reader(bootstrap: str, name: str) -> AsyncIterator[AIOKafkaConsumer]:
    consumer = AIOKafkaConsumer(bootstrap_servers=bootstrap, enable_auto_commit=False, auto_offset_reset="earliest")
    await consumer.start()
    try:
        consumer.assign([TopicPartition(name, partition) for partition in range(PARTITIONS)])
        await consumer.seek_to_beginning()
        yield consumer
    finally:
        await consumer.stop()
