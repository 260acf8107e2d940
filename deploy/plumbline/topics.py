"""Makes the topics that ``contracts/topics`` declares. Never deletes one or gives it other partitions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import KafkaError, TopicAlreadyExistsError

from chassis.kafka_access import Broker, access_of, client_arguments
from contracts.topics import Topic, topics

_DAY_MILLISECONDS = 24 * 60 * 60 * 1000


class Action(StrEnum):
    """What a plan does with a topic."""

    CREATE = "create"
    KEEP = "keep"
    ADJUST = "adjust"
    REFUSE = "refuse"


class TopicsRefused(Exception):
    """A topic exists with another number of partitions than it is declared with."""


class TopicsUnreachable(Exception):
    """Kafka does not answer, or does not let us."""


@dataclass(frozen=True)
class Found:
    """A topic as the broker has it."""

    partitions: int
    settings: Mapping[str, str]


@dataclass(frozen=True)
class Planned:
    """What is to be done with ``topic`` and, in words, why."""

    topic: Topic
    action: Action
    because: str = ""


def wanted_settings(topic: Topic) -> dict[str, str]:
    """The broker's settings of ``topic``."""
    return {"retention.ms": str(topic.retention_days * _DAY_MILLISECONDS), "cleanup.policy": topic.cleanup}


def plan(declared: Iterable[Topic], found: Mapping[str, Found]) -> list[Planned]:
    """What makes ``found`` into ``declared``, in the order of ``declared``. Topics of others are left alone."""
    return [_planned(topic, found.get(topic.name)) for topic in declared]


def _planned(topic: Topic, found: Found | None) -> Planned:
    if found is None:
        return Planned(topic, Action.CREATE, f"{topic.partitions} partitions, kept {topic.retention_days} days")
    if found.partitions != topic.partitions:
        because = (
            f"it has {found.partitions} partitions and is declared with {topic.partitions}; changing the number would "
            "move keys to other partitions and break their order"
        )
        return Planned(topic, Action.REFUSE, because)
    other = {name: value for name, value in wanted_settings(topic).items() if found.settings.get(name) != value}
    if other:
        changes = ", ".join(f"{name} {found.settings.get(name)} → {value}" for name, value in other.items())
        return Planned(topic, Action.ADJUST, changes)
    return Planned(topic, Action.KEEP)


class TopicAdmin:
    """Looks at and makes topics on ``broker``."""

    def __init__(self, broker: Broker, *, replication: int = 1) -> None:
        self._access = access_of(broker)
        self._bootstrap = self._access.bootstrap
        self._replication = replication

    async def plan(self, declared: Sequence[Topic] | None = None) -> list[Planned]:
        """What :meth:`apply` would do. Raises ``TopicsUnreachable``."""
        wanted = list(topics().values()) if declared is None else declared
        client = await self._client()
        try:
            return plan(wanted, await _look(client, [topic.name for topic in wanted]))
        finally:
            await client.close()

    async def apply(self, declared: Sequence[Topic] | None = None) -> list[Planned]:
        """Make missing topics and settle settings; returns what was done. Doing it again does nothing.

        Raises:
            TopicsRefused: a topic has another number of partitions. Nothing was done.
            TopicsUnreachable: the broker does not answer.
        """
        planned = await self.plan(declared)
        refused = [f"{step.topic.name}: {step.because}" for step in planned if step.action is Action.REFUSE]
        if refused:
            raise TopicsRefused("; ".join(refused))
        client = await self._client()
        try:
            await self._create(client, [step.topic for step in planned if step.action is Action.CREATE])
            await _adjust(client, [step.topic for step in planned if step.action is Action.ADJUST])
        except KafkaError as failure:
            raise TopicsUnreachable(f"Kafka at {self._bootstrap} refused: {failure}") from failure
        finally:
            await client.close()
        return planned

    async def _client(self) -> AIOKafkaAdminClient:
        client = AIOKafkaAdminClient(client_id="plumbline-topics", **client_arguments(self._access))
        try:
            await client.start()
        except (KafkaError, OSError) as failure:
            await client.close()
            raise TopicsUnreachable(f"Kafka at {self._bootstrap} does not answer: {failure}") from failure
        return client

    async def _create(self, client: AIOKafkaAdminClient, missing: Sequence[Topic]) -> None:
        if not missing:
            return
        new = [
            NewTopic(topic.name, topic.partitions, self._replication, topic_configs=wanted_settings(topic))
            for topic in missing
        ]
        try:
            _check_each((await client.create_topics(new)).topic_errors)
        except TopicAlreadyExistsError:
            # Somebody else makes them at the same moment from the same declaration.
            return


async def _look(client: AIOKafkaAdminClient, names: Sequence[str]) -> dict[str, Found]:
    existing = [name for name in names if name in set(await client.list_topics())]
    if not existing:
        return {}
    partitions = {topic["topic"]: len(topic["partitions"]) for topic in await client.describe_topics(existing)}
    answers = await client.describe_configs([ConfigResource(ConfigResourceType.TOPIC, name) for name in existing])
    settings = {
        resource[3]: {entry[0]: entry[1] for entry in resource[4]}
        for answer in answers
        for resource in answer.resources
    }
    return {name: Found(partitions[name], settings.get(name, {})) for name in existing}


async def _adjust(client: AIOKafkaAdminClient, changed: Sequence[Topic]) -> None:
    if changed:
        await client.alter_configs(
            [ConfigResource(ConfigResourceType.TOPIC, topic.name, wanted_settings(topic)) for topic in changed]
        )


def _check_each(errors: Iterable[tuple[object, ...]]) -> None:
    from aiokafka.errors import for_code

    for name, code, *_ in errors:
        if code:
            raise for_code(code)(str(name))
