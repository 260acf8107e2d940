"""The consumer: reads a service's topics and hands each event to the inbox; the offset follows the effect.

Partitions are worked side by side, each in its own order. What passes by itself (a database that restarts) is tried
again in place with back-off, so order is kept and nothing is skipped. Offsets are committed after the effects and off
the path of the next batch: they may lag, never lead, and the inbox knows what came before.
"""

import asyncio
import contextlib
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from aiokafka import AIOKafkaConsumer, TopicPartition
from aiokafka.errors import KafkaError

from chassis.cancellation import heed_cancellation
from chassis.consumer_figures import ConsumerFigures
from chassis.consumer_state import ConsumerState
from chassis.database import is_transient
from chassis.delivery import Message
from chassis.errors import ConsumerHalted
from chassis.kafka import STOP_SECONDS, leave_at_stop, make_consumer, running
from chassis.kafka_access import Broker
from chassis.logs import logger
from chassis.offsets_owed import OwedOffsets
from chassis.processing import EventProcessor, Outcome
from chassis.unit_of_work import UnitOfWork
from contracts.topics import Topic

_log = logger("chassis")

W = TypeVar("W", bound=UnitOfWork)

PARTITIONS_AT_ONCE = 6
POLL_MS = 1_000
RELEASE_SECONDS = 2.0
LONGEST_PAUSE_SECONDS = 5.0
FIGURES_SECONDS = 5.0
RETRY_SECONDS = 1.0


@dataclass(frozen=True)
class Subscription:
    """What to read, and as whom. ``instance`` makes the membership static; none for a passing reader."""

    group: str
    topics: Sequence[Topic]
    bootstrap: Broker
    instance: str | None


class Consumer(Generic[W]):
    """Reads topics for one :class:`~chassis.processing.EventProcessor`."""

    def __init__(self, subscription: Subscription, processor: EventProcessor[W]) -> None:
        self._subscription = subscription
        self._processor = processor
        self._at_once = asyncio.Semaphore(PARTITIONS_AT_ONCE)
        self._committing: asyncio.Task[None] | None = None
        self._offsets = OwedOffsets()
        self._figures = ConsumerFigures(processor.metrics)
        self.state = ConsumerState()

    async def run(self) -> None:
        """Consume until cancelled. A halt stays until the process starts again; readiness shows it."""
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._release_waiting())
                group.create_task(self._tell_figures())
                group.create_task(self._consume_for_ever())
        finally:
            self._figures.over()

    async def _consume_for_ever(self) -> None:
        is_halted = False
        while True:
            try:
                await self._consume()
            except* ConsumerHalted as halted:
                _log.error("consumer_halted", error_class=type(halted.exceptions[0]).__name__)
                is_halted = True
            except* (KafkaError, TimeoutError, OSError) as error:
                self.state.last_error = type(error.exceptions[0]).__name__
                _log.warning("consumer_begins_again", error_class=self.state.last_error)
            heed_cancellation()
            await (asyncio.Event().wait() if is_halted else asyncio.sleep(RETRY_SECONDS))

    async def _consume(self) -> None:
        subscription = self._subscription
        consumer = make_consumer(
            *[topic.name for topic in subscription.topics],
            bootstrap=subscription.bootstrap,
            group=subscription.group,
            instance=subscription.instance,
            client_id=f"{subscription.group}-{subscription.instance or 'reader'}",
        )
        async with running(consumer):
            await self._processor.begin()
            self._offsets.forget()
            self.state.begins_again()
            self.state.silence.listen_to(consumer)
            try:
                await self._read_for_ever(consumer)
            except asyncio.CancelledError:
                leave_at_stop(consumer)
                raise
            finally:
                self.state.is_assigned = False
                self.state.silence.listen_to(None)
                await self._last_commit()

    async def _read_for_ever(self, consumer: AIOKafkaConsumer) -> None:
        while True:
            batch = await consumer.getmany(timeout_ms=POLL_MS)
            self.state.is_assigned = bool(consumer.assignment())
            if batch:
                self._offsets.take_in_hand()
                self.state.silence.busy()
                await self._handle(batch)
                self._offsets.owe(_behind_last(batch))
                self.state.silence.heard()
            if self._offsets.owed:
                await self._commit(consumer)
            lags = await _lags(consumer)
            self._figures.behind(lags)
            self.state.turned(sum(lags.values()))

    async def _handle(self, batch: Mapping[TopicPartition, Sequence[object]]) -> None:
        async with asyncio.TaskGroup() as group:
            for records in batch.values():
                group.create_task(self._handle_partition(records))

    async def _handle_partition(self, records: Sequence[object]) -> None:
        async with self._at_once:
            for record in records:
                outcome = await self._until_it_passes(Message.of(record))  # type: ignore[arg-type]
                self.state.note(outcome)

    async def _until_it_passes(self, message: Message) -> Outcome:
        pause, partition = 0.1, (message.topic, message.partition)
        while True:
            try:
                outcome = await self._processor.process(message)
            except Exception as error:
                if not is_transient(error):
                    raise
                self.state.held_up(partition, error)
                self._figures.tried_again(message.topic, error)
                _log.warning("event_tried_again", topic=message.topic, error_class=self.state.last_error)
            else:
                self.state.passed(partition)
                return outcome
            heed_cancellation()
            # Chance keeps several consumers from knocking at a starting database in step.
            await asyncio.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)

    async def _commit(self, consumer: AIOKafkaConsumer) -> None:
        """Commit in the background, one commit at a time: the next batch need not wait for it."""
        if self._committing is not None:
            await self._committing
        if self._offsets.owed:
            self._committing = asyncio.create_task(self._commit_owed(consumer))

    async def _commit_owed(self, consumer: AIOKafkaConsumer) -> None:
        held = consumer.assignment()
        offsets = {partition: offset for partition, offset in self._offsets.owed.items() if partition in held}
        try:
            if offsets:
                await consumer.commit(offsets)
        except KafkaError as error:
            # Tried again at the next turn; after a rebalance the new holder reads again and the inbox knows the events.
            _log.warning("offsets_not_committed", error_class=type(error).__name__)
        else:
            self._offsets.settle(offsets, held)

    async def _last_commit(self) -> None:
        committing, self._committing = self._committing, None
        if committing is not None:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(STOP_SECONDS):
                    await committing

    async def _tell_figures(self) -> None:
        """Tell from the side: a consumer that is held up tells nothing by itself."""
        while True:
            self._figures.frozen(self._offsets.frozen_seconds)
            try:
                self._figures.held(await self._processor.held())
            except Exception as error:
                if not is_transient(error):
                    raise
                _log.warning("waiting_not_counted", error_class=type(error).__name__)
                heed_cancellation()
            await asyncio.sleep(FIGURES_SECONDS)

    async def _release_waiting(self) -> None:
        """Now and then try what waits: a gap may have been closed by another replica, or a person may ask."""
        while True:
            await asyncio.sleep(RELEASE_SECONDS)
            try:
                await self._processor.release_waiting()
            except Exception as error:
                if not is_transient(error):
                    raise
                _log.warning("release_tried_again", error_class=type(error).__name__)
                heed_cancellation()


def _behind_last(batch: Mapping[TopicPartition, Sequence[object]]) -> dict[TopicPartition, int]:
    return {partition: records[-1].offset + 1 for partition, records in batch.items()}  # type: ignore[attr-defined]


async def _lags(consumer: AIOKafkaConsumer) -> dict[TopicPartition, int]:
    """Events behind the end of the log, as of the last fetch; a partition that was not fetched yet counts nothing."""
    lags: dict[TopicPartition, int] = {}
    for partition in consumer.assignment():
        end = consumer.highwater(partition)
        lags[partition] = 0 if end is None else max(0, end - await consumer.position(partition))
    return lags
