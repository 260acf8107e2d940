"""What a worker tells in figures while it works, and while something is in its way."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.errors import KafkaError
from prometheus_client.parser import text_string_to_metric_families

from chassis import consumer as consuming
from chassis.consumer import Consumer, Subscription
from chassis.processing import EventProcessor
from contracts.topics import Topic
from tests.support.eventually import eventually
from tests.support.frame import Behaviour, Bug, Catalogued, Frame, message_of, topic_named
from tests.support.servers import KafkaServer, kafka_server
from tests.support.topics import create_topic, unique_topic


@pytest.fixture(scope="session")
def kafka() -> KafkaServer:
    return kafka_server()


@pytest.fixture
async def topic(kafka: KafkaServer) -> Topic:
    name = unique_topic()
    await create_topic(kafka.bootstrap, name)
    return topic_named(name)


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(consuming, "FIGURES_SECONDS", 0.05)


@asynccontextmanager
async def _consuming(
    kafka: KafkaServer, topic: Topic, processor: EventProcessor, group: str
) -> AsyncIterator[Consumer]:
    consumer = Consumer(Subscription(group, (topic,), kafka.bootstrap, None), processor)
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(consumer.run())
        yield consumer
        task.cancel()


async def _send(kafka: KafkaServer, topic: Topic, *facts: Catalogued) -> None:
    producer = AIOKafkaProducer(bootstrap_servers=kafka.bootstrap, acks="all")
    await producer.start()
    try:
        for number, fact in enumerate(facts):
            message = message_of(topic.name, fact, offset=number)
            await producer.send_and_wait(topic.name, message.value, key=message.key.encode())
    finally:
        await producer.stop()


def _told(processor: EventProcessor, name: str, **labels: str) -> float | None:
    """The sum of what is told under ``name``; none where nothing is."""
    families = text_string_to_metric_families(processor._telemetry.exposition.text().decode())
    found = [
        sample.value
        for family in families
        for sample in family.samples
        if sample.name == name and labels.items() <= sample.labels.items()
    ]
    return sum(found) if found else None


async def test_a_handler_that_cannot_go_on_shows_as_frozen_and_is_over_when_it_can(
    frame: Frame, kafka: KafkaServer, topic: Topic
) -> None:
    behaviour = Behaviour({"Check-in": lambda: ConnectionResetError("gone")})
    processor = frame.processor(behaviour, topic)
    await _send(kafka, topic, Catalogued("a-0", 1), Catalogued("a-0", 2))
    async with _consuming(kafka, topic, processor, f"g-{uuid4()}"):

        async def is_frozen() -> bool:
            return (_told(processor, "plumbline_consumer_commit_frozen_seconds") or 0) > 0.3

        async def is_well() -> bool:
            return _told(processor, "plumbline_consumer_commit_frozen_seconds") == 0 and len(await frame.effects()) == 2

        await eventually(is_frozen, what="told as frozen", within_seconds=30)
        assert _told(processor, "plumbline_consumer_retries_total", error_type="ConnectionResetError")
        behaviour.failures.clear()
        await eventually(is_well, what="told as well again", within_seconds=30)
    assert _told(processor, "plumbline_consumer_outcomes_total", plumbline_event_outcome="applied") == 2


async def test_offsets_that_the_broker_refused_are_committed_in_quiet(
    frame: Frame, kafka: KafkaServer, topic: Topic, monkeypatch: pytest.MonkeyPatch
) -> None:
    group, processor = f"g-{uuid4()}", frame.processor(Behaviour(), topic)
    refused: list[int] = []
    commit = AIOKafkaConsumer.commit

    async def refuses_twice(self: AIOKafkaConsumer, offsets: dict[TopicPartition, int] | None = None) -> None:
        if len(refused) < 2:
            refused.append(1)
            raise KafkaError("not now")
        await commit(self, offsets)

    monkeypatch.setattr(AIOKafkaConsumer, "commit", refuses_twice)
    await _send(kafka, topic, Catalogued("a-0", 1))
    async with _consuming(kafka, topic, processor, group) as consumer:

        async def is_settled() -> bool:
            return len(refused) == 2 and not consumer._offsets.owed and len(await frame.effects()) == 1

        await eventually(is_settled, what="committed without another event", within_seconds=30)
    again = frame.processor(Behaviour(), topic)
    async with _consuming(kafka, topic, again, group) as consumer:
        await _send(kafka, topic, Catalogued("a-0", 2))

        async def has_both() -> bool:
            return len(await frame.effects()) == 2

        await eventually(has_both, what="the second", within_seconds=30)
    assert _told(again, "plumbline_consumer_outcomes_total", plumbline_event_outcome="duplicate") is None


async def test_what_waits_is_told_by_cause(frame: Frame, kafka: KafkaServer, topic: Topic) -> None:
    processor = frame.processor(Behaviour({"Poison": Bug}), topic)
    await _send(kafka, topic, Catalogued("gap", 2), Catalogued("bad", 1, "Poison"))
    async with _consuming(kafka, topic, processor, f"g-{uuid4()}"):

        async def is_told() -> bool:
            keys = [
                _told(processor, "plumbline_parking_keys", plumbline_park_cause=cause)
                for cause in ("gap", "poison", "undecodable")
            ]
            return keys == [1, 1, 0]

        await eventually(is_told, what="one key for each cause", within_seconds=30)
    assert _told(processor, "plumbline_dead_letters_waiting") == 1
    assert _told(processor, "plumbline_parking_events_total", plumbline_park_cause="gap") == 1


async def test_lag_is_told_for_each_partition_and_not_by_one_that_ended(
    frame: Frame, kafka: KafkaServer, topic: Topic
) -> None:
    processor = frame.processor(Behaviour(), topic)
    await _send(kafka, topic, *(Catalogued(f"a-{number}", 1) for number in range(30)))
    async with _consuming(kafka, topic, processor, f"g-{uuid4()}"):

        async def has_read_all() -> bool:
            lag = _told(processor, "plumbline_consumer_lag", messaging_destination_name=topic.name)
            return lag == 0 and len(await frame.effects()) == 30

        await eventually(has_read_all, what="all read", within_seconds=30)
    assert _told(processor, "plumbline_consumer_lag", messaging_destination_partition_id="2") == 0
