"""Makes the topics that ``contracts/topics`` declares. Never deletes one or gives it other partitions."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import KafkaError, TopicAlreadyExistsError, for_code

from chassis.kafka_access import Broker, access_of, client_arguments
from contracts.topics import Topic, topics

_DAY_MILLISECONDS = 24 * 60 * 60 * 1000
SEEN_SECONDS = 30.0
LOOK_SECONDS = 0.05


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


async def until_shown(look: Callable[[], Awaitable[Mapping[str, Found]]], wanted: Sequence[Topic]) -> None:
    """Return when what ``look`` finds is as ``wanted``. Raises ``TimeoutError`` after ``SEEN_SECONDS``.

    A broker hears from its controller a moment after the controller answered us.
    """
    async with asyncio.timeout(SEEN_SECONDS):
        while any(step.action is not Action.KEEP for step in plan(wanted, await look())):
            await asyncio.sleep(LOOK_SECONDS)


class TopicAdmin:
    """Looks at and makes topics on ``broker``."""

    def __init__(self, broker: Broker, *, replication: int = 1) -> None:
        self._access = access_of(broker)
        self._bootstrap = self._access.bootstrap
        self._replication = replication

    async def plan(self, declared: Sequence[Topic] | None = None) -> list[Planned]:
        """What :meth:`apply` would do. Raises ``TopicsUnreachable``."""
        client = await self._client()
        try:
            return await _planned_by(client, _or_all(declared))
        except KafkaError as failure:
            raise self._refused(failure) from failure
        finally:
            await client.close()

    async def apply(self, declared: Sequence[Topic] | None = None) -> list[Planned]:
        """Make missing topics and settle settings; returns what was done, when the broker shows it.

        Doing it again does nothing.

        Raises:
            TopicsRefused: a topic has another number of partitions. Nothing was done.
            TopicsUnreachable: the broker does not answer, or does not show what it took within ``SEEN_SECONDS``.
        """
        wanted = _or_all(declared)
        client = await self._client()
        try:
            planned = await _planned_by(client, wanted)
            _check_none_is_refused(planned)
            await self._create(client, [step.topic for step in planned if step.action is Action.CREATE])
            await _adjust(client, [step.topic for step in planned if step.action is Action.ADJUST])
            await until_shown(lambda: _look(client, [topic.name for topic in wanted]), wanted)
        except KafkaError as failure:
            raise self._refused(failure) from failure
        except TimeoutError as late:
            because = f"Kafka at {self._bootstrap} does not show after {SEEN_SECONDS:.0f} s what it was told"
            raise TopicsUnreachable(because) from late
        finally:
            await client.close()
        return planned

    def _refused(self, failure: KafkaError) -> TopicsUnreachable:
        return TopicsUnreachable(f"Kafka at {self._bootstrap} refused: {failure}")

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
        _check_each((await client.create_topics(new)).topic_errors)


def _or_all(declared: Sequence[Topic] | None) -> Sequence[Topic]:
    return list(topics().values()) if declared is None else declared


def _check_none_is_refused(planned: Iterable[Planned]) -> None:
    refused = [f"{step.topic.name}: {step.because}" for step in planned if step.action is Action.REFUSE]
    if refused:
        raise TopicsRefused("; ".join(refused))


async def _planned_by(client: AIOKafkaAdminClient, wanted: Sequence[Topic]) -> list[Planned]:
    return plan(wanted, await _look(client, [topic.name for topic in wanted]))


async def _look(client: AIOKafkaAdminClient, names: Sequence[str]) -> dict[str, Found]:
    listed = set(await client.list_topics())
    existing = [name for name in names if name in listed]
    if not existing:
        return {}
    # Another broker than the one that listed them may answer, and not know of a new one yet: that one is not found.
    described = await client.describe_topics(existing)
    partitions = {topic["topic"]: len(topic["partitions"]) for topic in described if not topic["error_code"]}
    answers = await client.describe_configs([ConfigResource(ConfigResourceType.TOPIC, name) for name in existing])
    settings = {
        resource[3]: {entry[0]: entry[1] for entry in resource[4]}
        for answer in answers
        for resource in answer.resources
    }
    return {name: Found(partitions[name], settings.get(name, {})) for name in existing if name in partitions}


async def _adjust(client: AIOKafkaAdminClient, changed: Sequence[Topic]) -> None:
    if not changed:
        return
    wanted = [ConfigResource(ConfigResourceType.TOPIC, topic.name, wanted_settings(topic)) for topic in changed]
    for answer in await client.alter_configs(wanted):
        _check_each((name, code, message) for code, message, _, name in answer.resources)


def _check_each(errors: Iterable[tuple[object, ...]]) -> None:
    for name, code, *_ in errors:
        # One that is there already: somebody else makes it at the same moment from the same declaration.
        if code and (error := for_code(code)) is not TopicAlreadyExistsError:
            raise error(str(name))
