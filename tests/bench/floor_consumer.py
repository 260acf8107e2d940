"""``python -m tests.bench.floor_consumer URL BOOTSTRAP TOPIC STAMPS [tell]``: the raw floor's other end.

A bare consumer with the same client settings that inserts a row for each record and commits it: no inbox, no versions,
no order kept when it fails. What it loses in a crash is the price that the frame asks its time for.
"""

import asyncio
import sys
import time
from pathlib import Path

import asyncpg
import uvloop
from aiokafka import AIOKafkaConsumer
from aiokafka.structs import ConsumerRecord

from chassis.database import open_pool
from chassis.kafka import make_consumer
from tests.bench.children import StampWriter
from tests.bench.floor import INSERT

TELL = """
with kept as (insert into things (name, body) values ($1, $2) returning name)
select pg_notify('things', name) from kept
"""
"""The insert, with a wake-up for whoever shows the rows live."""


async def consume(url: str, bootstrap: str, topic: str, *, stamps: StampWriter, keep: str) -> None:
    """Consume until cancelled; ``keep`` is the statement for a record."""
    pool = await open_pool(url, application="bench-floor-consumer")
    consumer: AIOKafkaConsumer = make_consumer(
        topic, bootstrap=bootstrap, group="bench-floor", instance=None, client_id="bench-floor"
    )
    await consumer.start()
    try:
        while True:
            batch = await consumer.getmany(timeout_ms=1000)
            if batch:
                await asyncio.gather(*(_keep(pool, records, stamps, keep) for records in batch.values()))
                await consumer.commit()
    finally:
        await consumer.stop()
        await pool.close()


async def _keep(
    pool: "asyncpg.Pool[asyncpg.Record]", records: list[ConsumerRecord], stamps: StampWriter, keep: str
) -> None:
    async with pool.acquire() as connection:
        for record in records:
            await connection.execute(keep, record.key.decode(), record.value)
            stamps.note(int(record.key.rpartition(b"-")[2]), time.monotonic_ns())


if __name__ == "__main__":
    address, servers, name, place, *told = sys.argv[1:]
    statement = TELL if told == ["tell"] else INSERT
    uvloop.run(consume(address, servers, name, stamps=StampWriter(Path(place)), keep=statement))
