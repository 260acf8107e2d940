"""Waiting for topics: Faust ignores one that is missing at its start for good."""

import asyncio
from collections.abc import Collection

from chassis.kafka import make_consumer, running
from chassis.kafka_access import Broker
from chassis.logs import logger

_log = logger(__name__)

LOOK_SECONDS = 2.0


async def wait_for_topics(bootstrap: Broker, names: Collection[str]) -> None:
    """Return when all of ``names`` are there; says every few seconds which are not.

    Raises:
        KafkaError: the broker cannot be reached.
    """
    consumer = make_consumer(bootstrap=bootstrap, group="signals-topics", instance=None, client_id="signals-topics")
    async with running(consumer):
        while missing := sorted(set(names) - await consumer.topics()):
            _log.warning("topics_missing", topic=",".join(missing), count=len(missing))
            await asyncio.sleep(LOOK_SECONDS)
