"""A Faust application that counts in a table, as a process of its own: ``python … <bootstrap> <topic> <folder>``.

It writes ``counted <total>`` after each event, and is killed by its test.
"""

import asyncio
import logging
import sys

import faust
from faust.contrib.asgi import faust_app_running


def make_app(bootstrap: str, topic: str, folder: str) -> faust.App:
    """The application; it commits hardly ever, so that a kill finds much that is not committed."""
    app = faust.App(
        f"counter-{topic}",
        broker=f"aiokafka://{bootstrap}",
        datadir=folder,
        web_enabled=False,
        topic_disable_leader=True,
        store="memory://",
        consumer_auto_offset_reset="earliest",
        broker_commit_interval=3600,
        broker_session_timeout=6,
        broker_heartbeat_interval=1,
        topic_partitions=1,
        stream_wait_empty=False,
    )
    source = app.topic(topic, key_type=bytes, value_type=bytes, key_serializer="raw", value_serializer="raw")
    totals = app.Table("totals", default=int, partitions=1)

    async def count(stream: faust.StreamT[bytes]) -> None:
        async for _ in stream:
            totals["all"] += 1
            print(f"counted {totals['all']}", flush=True)

    app.agent(source, name="count", concurrency=1)(count)
    return app


async def main() -> None:
    """Count until killed."""
    # Whoever wonders why nothing was counted reads this.
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    app = make_app(*sys.argv[1:4])
    async with faust_app_running(app):
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
