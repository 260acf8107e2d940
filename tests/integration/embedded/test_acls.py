"""Rights on a real broker that asks everybody for a name and gives nothing that is not granted."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiokafka import AIOKafkaConsumer
from aiokafka.errors import GroupAuthorizationFailedError, TopicAuthorizationFailedError

from chassis.kafka import make_consumer, make_producer, running
from chassis.kafka_access import KafkaAccess
from contracts.topics import topics
from plumbline.acl_broker import AclAdmin, AclsUnreachable
from plumbline.acls import PRINCIPALS, Action, Operation, Pattern, Resource, Right
from plumbline.parts.jars import JarStore, cache_folder
from plumbline.parts.kafka import Kafka
from plumbline.topics import TopicAdmin
from tests.support.embedded import EmbeddedKafka, kafka_server
from tests.support.ports import free_port

OPERATOR, PASSWORD = "operator", "a-password-of-tests"
SERVICES = ("intake", "alignment", "training", "incident", "departments")
JAAS = "org.apache.kafka.common.security.scram.ScramLoginModule required"
STRAY = Right("User:training", Resource.TOPIC, "alignment-standards", Pattern.LITERAL, Operation.WRITE)


def _guarded() -> dict[str, str]:
    """The lines of infra/kafka, on one node without encryption."""
    lines = (Path(__file__).parents[3] / "infra/kafka/broker.properties").read_text().splitlines()
    told = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    return {
        **told,
        "listener.security.protocol.map": "CLIENT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
        "listener.name.client.scram-sha-512.sasl.jaas.config": f'{JAAS} username="{OPERATOR}" password="{PASSWORD}";',
        # The controller's own listener, which nobody else reaches.
        "super.users": f"{told['super.users']};User:ANONYMOUS",
    }


@pytest.fixture(scope="module")
def broker() -> Iterator[EmbeddedKafka]:
    store = JarStore(cache_folder() / "jars")
    store.fetch_missing()
    users = dict.fromkeys((OPERATOR, *SERVICES), PASSWORD)
    with tempfile.TemporaryDirectory(prefix="plumbline-tests-") as name:
        kafka = Kafka(Path(name) / "kafka", free_port(), free_port(), store.checked(), more=_guarded(), users=users)
        server = EmbeddedKafka(kafka, Path(name) / "kafka.log")
        try:
            asyncio.run(TopicAdmin(_as(OPERATOR, server)).apply())
            yield server
        finally:
            server.stop()


def _as(name: str, broker: EmbeddedKafka) -> KafkaAccess:
    return KafkaAccess(broker.bootstrap, "SASL_PLAINTEXT", name, PASSWORD)


@pytest.fixture
async def rights(broker: EmbeddedKafka) -> AclAdmin:
    """The contracts' rights, granted; whatever a test gave too much is taken away first."""
    admin = AclAdmin(_as(OPERATOR, broker))
    await admin.apply(revoke=True)
    return admin


async def _write(broker: EmbeddedKafka, service: str, topic: str) -> None:
    async with running(make_producer(_as(service, broker), client_id=f"{service}-relay")) as producer:
        await producer.send_and_wait(topic, b"one", key=b"key")


@asynccontextmanager
async def _reading(broker: EmbeddedKafka, service: str, topic: str, group: str) -> AsyncIterator[AIOKafkaConsumer]:
    made = make_consumer(topic, bootstrap=_as(service, broker), group=group, instance=None, client_id=group)
    async with running(made) as consumer:
        yield consumer


async def test_granting_twice_does_nothing_the_second_time(rights: AclAdmin):
    assert {step.action for step in await rights.apply()} == {Action.KEEP}
    assert {step.action for step in await rights.plan()} == {Action.KEEP}


async def test_each_service_writes_its_own_topics(rights: AclAdmin, broker: EmbeddedKafka):
    for topic in topics().values():
        await _write(broker, topic.owner, topic.name)


async def test_a_service_cannot_write_anothers_topic(rights: AclAdmin, broker: EmbeddedKafka):
    with pytest.raises(TopicAuthorizationFailedError):
        await _write(broker, "training", "alignment-standards")


async def test_a_service_reads_what_lists_it_and_keeps_its_place(rights: AclAdmin, broker: EmbeddedKafka):
    await _write(broker, "intake", "intake-maps")
    async with _reading(broker, "departments", "intake-maps", "departments-e2") as consumer:
        async with asyncio.timeout(30):
            record = await consumer.getone()
        await consumer.commit()
    assert record.value == b"one"


async def test_a_service_cannot_read_what_does_not_list_it(rights: AclAdmin, broker: EmbeddedKafka):
    await _write(broker, "incident", "incident-incidents")
    with pytest.raises(TopicAuthorizationFailedError):
        async with _reading(broker, "training", "incident-incidents", "training") as consumer, asyncio.timeout(30):
            await consumer.getone()


async def test_a_service_cannot_join_anothers_group(rights: AclAdmin, broker: EmbeddedKafka):
    with pytest.raises(GroupAuthorizationFailedError):
        async with _reading(broker, "training", "intake-sites", "departments") as consumer, asyncio.timeout(30):
            await consumer.getone()


async def test_a_service_cannot_give_itself_rights(rights: AclAdmin, broker: EmbeddedKafka):
    with pytest.raises(AclsUnreachable):
        await AclAdmin(_as("training", broker)).plan()


async def test_a_right_that_is_too_much_is_said_kept_and_taken_away_when_asked(rights: AclAdmin, broker: EmbeddedKafka):
    await rights.grant(STRAY)
    await _write(broker, "training", "alignment-standards")
    assert [step.right for step in await rights.apply() if step.action is Action.EXTRA] == [STRAY]
    assert [step.right for step in await rights.apply(revoke=True) if step.action is Action.REVOKE] == [STRAY]
    with pytest.raises(TopicAuthorizationFailedError):
        await _write(broker, "training", "alignment-standards")


async def test_rights_of_others_outlive_revoking(rights: AclAdmin):
    other = Right("User:warehouse", Resource.TOPIC, "intake-maps", Pattern.LITERAL, Operation.READ)
    await rights.grant(other)
    await rights.apply(revoke=True)
    assert other in await rights.found()


async def test_a_broker_without_an_authorizer_is_told():
    with pytest.raises(AclsUnreachable, match=r"(?i)authorizer"):
        await AclAdmin(kafka_server().bootstrap, PRINCIPALS).plan()


async def test_a_wrong_password_is_told(broker: EmbeddedKafka):
    wrong = KafkaAccess(broker.bootstrap, "SASL_PLAINTEXT", OPERATOR, "another")
    with pytest.raises(AclsUnreachable):
        await AclAdmin(wrong).plan()
