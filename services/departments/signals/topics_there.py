"""Waiting for topics: Faust ignores one that is missing at its start for good."""

import asyncio
from collections.abc import Collection

from chassis.kafka import BROKER_AWAY, make_consumer, running
from chassis.kafka_access import Broker
from chassis.logs import logger

_log = logger(__name__)

LOOK_SECONDS = 2.0


async def wait_for_topics(bootstrap: Broker, names: Collection[str]) -> None:
    """Return when all of ``names`` are there; says every few seconds which are not, or that the broker is away."""
    while True:
        try:
            await _until_there(bootstrap, names)
        except BROKER_AWAY as error:
            _log.warning("kafka_not_reached", error_class=type(error).__name__)
            await asyncio.sleep(LOOK_SECONDS)
        else:
            return


async def _until_there(bootstrap: Broker, names: Collection[str]) -> None:
    consumer = make_consumer(bootstrap=bootstrap, group="signals-topics", instance=None, client_id="signals-topics")
    async with running(consumer):
        while missing := sorted(set(names) - await consumer.topics()):
            _log.warning("topics_missing", topic=",".join(missing), count=len(missing))
            await asyncio.sleep(LOOK_SECONDS)
