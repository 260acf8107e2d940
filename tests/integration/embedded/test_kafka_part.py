"""Kafka as ``plumbline up`` runs it, and the topics of the contracts on it."""

import tempfile
from pathlib import Path

import pytest
from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError

from contracts.topics import Topic, topics
from plumbline.parts.jars import JarStore, cache_folder
from plumbline.parts.kafka import Kafka
from plumbline.topics import Action, TopicAdmin, TopicsRefused, TopicsUnreachable
from tests.support.embedded import EmbeddedKafka, kafka_server, new_kafka
from tests.support.ports import free_port
from tests.support.topics import create_topic, drain_topic, unique_topic


def _topic(**changed: object) -> Topic:
    fields = {"name": unique_topic(), "owner": "intake", "description": "a test's own", "producers": ("intake",)}
    return Topic(**{**fields, "consumers": (), "key": "map", "partitions": 3, **changed})  # type: ignore[arg-type]


async def _send(bootstrap: str, topic: str, *values: bytes) -> None:
    producer = AIOKafkaProducer(bootstrap_servers=bootstrap, acks="all", enable_idempotence=True)
    await producer.start()
    try:
        for value in values:
            await producer.send_and_wait(topic, value)
    finally:
        await producer.stop()


async def test_what_was_acknowledged_is_there_after_a_kill():
    with new_kafka() as server:
        topic = unique_topic()
        await create_topic(server.bootstrap, topic)
        await _send(server.bootstrap, topic, b"one", b"two")
        server.kill()
        server.start()
        assert sorted(record.value for record in await drain_topic(server.bootstrap, topic)) == [b"one", b"two"]


async def test_it_lives_in_a_folder_with_spaces_and_letters_of_any_language():
    jars = JarStore(cache_folder() / "jars").checked()
    with tempfile.TemporaryDirectory(prefix="plümb line 日本 ") as name:
        folder = Path(name)
        server = EmbeddedKafka(Kafka(folder / "kafka", free_port(), free_port(), jars), folder / "kafka.log")
        try:
            topic = unique_topic()
            await create_topic(server.bootstrap, topic)
            await _send(server.bootstrap, topic, b"one")
        finally:
            server.stop()


async def test_a_misspelt_topic_is_not_made():
    producer = AIOKafkaProducer(bootstrap_servers=kafka_server().bootstrap, request_timeout_ms=1000)
    await producer.start()
    try:
        with pytest.raises(KafkaError):
            await producer.send_and_wait("intake-mpas", b"one")
    finally:
        await producer.stop()


async def test_applying_topics_twice_does_nothing_the_second_time():
    admin, wanted = TopicAdmin(kafka_server().bootstrap), [_topic(), _topic()]
    assert {step.action for step in await admin.plan(wanted)} == {Action.CREATE}
    await admin.apply(wanted)
    assert {step.action for step in await admin.apply(wanted)} == {Action.KEEP}


async def test_another_retention_is_settled():
    admin, topic = TopicAdmin(kafka_server().bootstrap), _topic(retention_days=30)
    await admin.apply([topic])
    longer = topic.model_copy(update={"retention_days": 60})
    assert [step.action for step in await admin.apply([longer])] == [Action.ADJUST]
    assert [step.action for step in await admin.plan([longer])] == [Action.KEEP]


async def test_what_was_applied_is_seen_at_once():
    admin = TopicAdmin(kafka_server().bootstrap)
    for _ in range(20):
        topic = _topic(retention_days=30)
        await admin.apply([topic])
        assert [step.action for step in await admin.plan([topic])] == [Action.KEEP]
        longer = topic.model_copy(update={"retention_days": 60})
        await admin.apply([longer])
        assert [step.action for step in await admin.plan([longer])] == [Action.KEEP]


async def test_settings_that_the_broker_refuses_are_not_taken_for_applied():
    admin, topic = TopicAdmin(kafka_server().bootstrap), _topic(retention_days=30)
    await admin.apply([topic])
    with pytest.raises(TopicsUnreachable, match=topic.name):
        await admin.apply([topic.model_copy(update={"cleanup": "shred"})])


async def test_another_number_of_partitions_is_refused_and_nothing_is_done():
    admin, topic, fresh = TopicAdmin(kafka_server().bootstrap), _topic(), _topic()
    await admin.apply([topic])
    with pytest.raises(TopicsRefused, match=topic.name):
        await admin.apply([fresh, topic.model_copy(update={"partitions": 6})])
    assert [step.action for step in await admin.plan([fresh])] == [Action.CREATE]


async def test_the_contracts_topics_can_all_be_made():
    with new_kafka() as server:
        done = await TopicAdmin(server.bootstrap).apply()
        assert {step.topic.name for step in done} == set(topics())
        assert {step.action for step in await TopicAdmin(server.bootstrap).plan()} == {Action.KEEP}
