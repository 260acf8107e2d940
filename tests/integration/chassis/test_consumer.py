"""From an outbox through Kafka into an inbox: each fact once and in order, whatever dies on the way."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

import pytest
from aiokafka import AIOKafkaProducer

import chassis.kafka
from chassis.consumer import Consumer, Subscription
from chassis.consumer_state import HALT_AFTER_DEAD, ConsumerState
from chassis.errors import ConsumerHalted
from chassis.processing import EventProcessor, Outcome
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


def _consumer(kafka: KafkaServer, topic: Topic, processor: EventProcessor, group: str) -> Consumer:
    return Consumer(Subscription(group, (topic,), kafka.bootstrap, None), processor)


@asynccontextmanager
async def _running(consumer: Consumer) -> AsyncIterator[Consumer]:
    async with asyncio.TaskGroup() as group:
        task = group.create_task(consumer.run())
        yield consumer
        task.cancel()


async def _send(kafka: KafkaServer, topic: Topic, facts: list[Catalogued]) -> None:
    producer = AIOKafkaProducer(bootstrap_servers=kafka.bootstrap, acks="all")
    await producer.start()
    try:
        for number, fact in enumerate(facts):
            message = message_of(topic.name, fact, offset=number)
            await producer.send_and_wait(topic.name, message.value, key=message.key.encode())
    finally:
        await producer.stop()


def _in_order(effects: list[tuple[str, int]], aggregates: int, versions: int) -> bool:
    by_aggregate: dict[str, list[int]] = {}
    for aggregate, version in effects:
        by_aggregate.setdefault(aggregate, []).append(version)
    return by_aggregate == {f"a-{number}": list(range(1, versions + 1)) for number in range(aggregates)}


async def test_each_event_has_its_effect_once_and_in_order(frame: Frame, kafka: KafkaServer, topic: Topic) -> None:
    await _send(kafka, topic, [Catalogued(f"a-{a}", version) for version in range(1, 21) for a in range(10)])
    async with _running(_consumer(kafka, topic, frame.processor(Behaviour(), topic), f"g-{uuid4()}")):

        async def complete() -> bool:
            return len(await frame.effects()) == 200

        await eventually(complete, what="all effects", within_seconds=30)
    assert _in_order(await frame.effects(), 10, 20)


async def test_a_consumer_that_is_told_to_stop_hands_its_partitions_over_at_once(
    frame: Frame, kafka: KafkaServer, topic: Topic, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else they would stand still until the session of one that does not come back is over."""
    monkeypatch.setattr(chassis.kafka, "SESSION_TIMEOUT_MS", 120_000)
    group, processor = f"g-{uuid4()}", frame.processor(Behaviour(), topic)
    stays, goes = (
        Consumer(Subscription(group, (topic,), kafka.bootstrap, instance), processor) for instance in ("stays", "goes")
    )

    async def both() -> bool:
        return stays.state.is_assigned and goes.state.is_assigned

    async def complete() -> bool:
        return len(await frame.effects()) == 30

    async with _running(stays):
        async with _running(goes):
            await eventually(both, what="both have partitions", within_seconds=30)
        await _send(kafka, topic, [Catalogued(f"a-{number}", 1) for number in range(30)])
        await eventually(complete, what="all effects, without the one that went", within_seconds=30)


async def test_a_consumer_that_dies_between_effect_and_commit_does_nothing_twice(
    frame: Frame, kafka: KafkaServer, topic: Topic, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _send(kafka, topic, [Catalogued(f"a-{a}", version) for version in range(1, 6) for a in range(4)])
    group = f"g-{uuid4()}"

    async def never_commit(*_: object) -> None:
        return None

    async def complete() -> bool:
        return len(await frame.effects()) == 20

    with monkeypatch.context() as patch:
        patch.setattr(Consumer, "_commit", never_commit)
        async with _running(_consumer(kafka, topic, frame.processor(Behaviour(), topic), group)):
            await eventually(complete, what="all effects", within_seconds=30)

    again = frame.processor(Behaviour(), topic)
    async with _running(_consumer(kafka, topic, again, group)):

        async def read_again() -> bool:
            return again.tally.counts.get(Outcome.DUPLICATE) == 20

        await eventually(read_again, what="all events read again", within_seconds=30)
    assert _in_order(await frame.effects(), 4, 5)


async def test_a_database_that_is_away_holds_the_consumer_up_and_nothing_is_lost(
    frame: Frame, kafka: KafkaServer, topic: Topic
) -> None:
    behaviour = Behaviour({"Check-in": lambda: ConnectionResetError("gone")})
    processor = frame.processor(behaviour, topic)
    await _send(kafka, topic, [Catalogued("a-0", version) for version in range(1, 4)])
    async with _running(_consumer(kafka, topic, processor, f"g-{uuid4()}")) as consumer:

        async def tries_again() -> bool:
            return consumer.state.last_error == "ConnectionResetError"

        await eventually(tries_again, what="the consumer tries again", within_seconds=30)
        behaviour.failures.clear()

        async def complete() -> bool:
            return await frame.effects() == [("a-0", 1), ("a-0", 2), ("a-0", 3)]

        await eventually(complete, what="all effects", within_seconds=30)


async def test_too_many_dead_letters_in_a_row_halt_the_consumer(frame: Frame, kafka: KafkaServer, topic: Topic) -> None:
    processor = frame.processor(Behaviour({"Poison": Bug}), topic)
    await _send(kafka, topic, [Catalogued(f"a-{number}", 1, "Poison") for number in range(HALT_AFTER_DEAD + 5)])
    async with _running(_consumer(kafka, topic, processor, f"g-{uuid4()}")) as consumer:

        async def halted() -> bool:
            return consumer.state.is_halted

        await eventually(halted, what="the consumer halts", within_seconds=30)
    assert processor.tally.counts[Outcome.DEAD] < HALT_AFTER_DEAD + 5


async def test_a_consumer_told_to_stop_at_the_moment_it_halts_does_stop(
    frame: Frame, kafka: KafkaServer, topic: Topic
) -> None:
    class ToldToStop(ConsumerState):
        def note(self, outcome: Outcome) -> None:
            try:
                super().note(outcome)
            except ConsumerHalted:
                running.cancel()
                raise

    await _send(kafka, topic, [Catalogued(f"a-{number}", 1, "Poison") for number in range(HALT_AFTER_DEAD)])
    consumer = _consumer(kafka, topic, frame.processor(Behaviour({"Poison": Bug}), topic), f"g-{uuid4()}")
    consumer.state = ToldToStop()
    running = asyncio.create_task(consumer.run())
    done, _ = await asyncio.wait({running}, timeout=30)
    assert done == {running}
    assert running.cancelled()
