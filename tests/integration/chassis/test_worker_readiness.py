"""A worker says in time that it cannot do its work, and that it can again: the broker went, an event does not pass."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import asyncpg
import pytest

from chassis import worker_health
from chassis.consumer import Consumer, Subscription
from chassis.health import Health
from chassis.kafka import make_producer, running
from chassis.outbox_watch import OutboxWatch
from chassis.relay import Relay
from chassis.telemetry import Telemetry
from chassis.worker_health import MAX_SILENT_SECONDS, register_consumer, register_relay
from tests.support.eventually import eventually
from tests.support.frame import Behaviour, Catalogued, Frame, message_of, topic_named
from tests.support.servers import KafkaServer, new_kafka
from tests.support.topics import create_topic, unique_topic

SOON_SECONDS = MAX_SILENT_SECONDS + 15
BACK_SECONDS = 60.0


@pytest.fixture(scope="module")
def kafka() -> Iterator[KafkaServer]:
    """A broker to stop."""
    with new_kafka() as server:
        yield server


@asynccontextmanager
async def _running(*parts: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(part) for part in parts]
        yield
        for task in tasks:
            task.cancel()


async def _until(health: Health, *, is_ready: bool, within_seconds: float) -> None:
    async def is_so() -> bool:
        return (await health.ready()).ok is is_ready

    await eventually(is_so, what=f"ready: {is_ready}", within_seconds=within_seconds)


async def _consumer(frame: Frame, kafka: KafkaServer, behaviour: Behaviour) -> tuple[Consumer[Any], Health, str]:
    name = unique_topic()
    await create_topic(kafka.bootstrap, name)
    topic = topic_named(name)
    processor = frame.processor(behaviour, topic)
    consumer = Consumer(Subscription(f"g-{uuid4()}", (topic,), kafka.bootstrap, "one"), processor)
    health = Health()
    register_consumer(health, consumer, processor)
    return consumer, health, name


@pytest.mark.timeout(240)
async def test_a_consumer_whose_broker_stops_is_not_ready_until_it_is_back(frame: Frame, kafka: KafkaServer) -> None:
    consumer, health, _ = await _consumer(frame, kafka, Behaviour())
    async with _running(consumer.run()):
        await _until(health, is_ready=True, within_seconds=BACK_SECONDS)
        kafka.stop()
        try:
            await _until(health, is_ready=False, within_seconds=SOON_SECONDS)
        finally:
            kafka.start()
        await _until(health, is_ready=True, within_seconds=BACK_SECONDS)


@pytest.mark.timeout(240)
async def test_a_consumer_whose_broker_stands_still_is_not_ready_until_it_goes_on(
    frame: Frame, kafka: KafkaServer
) -> None:
    consumer, health, _ = await _consumer(frame, kafka, Behaviour())
    async with _running(consumer.run()):
        await _until(health, is_ready=True, within_seconds=BACK_SECONDS)
        kafka.freeze()
        try:
            await _until(health, is_ready=False, within_seconds=SOON_SECONDS)
        finally:
            kafka.thaw()
        await _until(health, is_ready=True, within_seconds=BACK_SECONDS)


@pytest.mark.timeout(240)
async def test_a_relay_with_nothing_to_send_notices_that_the_broker_stops_and_is_back(
    frame: Frame, kafka: KafkaServer
) -> None:
    telemetry = Telemetry.off("frame")
    relay = Relay(frame.database.app_url, kafka.bootstrap, service="frame", instance="one", telemetry=telemetry)
    health = Health()
    register_relay(health, relay, OutboxWatch(frame.pool, telemetry))

    async def is_active() -> bool:
        return relay.state.is_active

    async with _running(relay.run()):
        await eventually(is_active, what="an active relay", within_seconds=BACK_SECONDS)
        kafka.stop()
        try:
            await _until(health, is_ready=False, within_seconds=SOON_SECONDS)
        finally:
            kafka.start()
        await _until(health, is_ready=True, within_seconds=BACK_SECONDS)


@pytest.mark.timeout(120)
async def test_a_consumer_that_one_event_holds_up_is_not_ready_until_it_passes(
    frame: Frame, kafka: KafkaServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_health, "MAX_HELD_UP_SECONDS", 1.0)
    behaviour = Behaviour({"Check-in": lambda: asyncpg.DiskFullError("could not extend file")})
    consumer, health, topic = await _consumer(frame, kafka, behaviour)
    async with _running(consumer.run()):
        await _until(health, is_ready=True, within_seconds=BACK_SECONDS)
        await _send(kafka, topic)
        await _until(health, is_ready=False, within_seconds=30)
        said = (await health.ready()).checks["consumer"].figures
        assert said["last_error"] == "DiskFullError"
        assert float(said["held_up_seconds"] or 0) >= 1  # as rounded
        behaviour.failures.clear()
        await _until(health, is_ready=True, within_seconds=30)
    assert await frame.effects() == [("a-0", 1)]


async def _send(kafka: KafkaServer, topic: str) -> None:
    async with running(make_producer(kafka.bootstrap, client_id="tests")) as producer:
        message = message_of(topic, Catalogued("a-0", 1), offset=0)
        await producer.send_and_wait(topic, message.value, key=message.key.encode())
