"""Handling one event so that nothing escapes: what passes by itself is tried again in place, the rest is set aside."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import TypeVar

from chassis.database import is_transient
from chassis.delivery import Message, Undecodable, open_message
from chassis.logs import logger
from chassis.message_spans import Received, process_span
from chassis.telemetry import Telemetry
from departments.signals.observing import Observer
from departments.signals.stream_app import APPLICATION

_log = logger(__name__)

T = TypeVar("T")

FIRST_PAUSE_SECONDS = 0.1
LONGEST_PAUSE_SECONDS = 5.0


def passes_by_itself(error: Exception) -> bool:
    """Whether the same work may succeed later: a database or a broker that is away."""
    return is_transient(error) or bool(getattr(error, "retriable", False))


class Handling:
    """Handles the events of all agents."""

    def __init__(self, observer: Observer, telemetry: Telemetry) -> None:
        self._observer = observer
        self._telemetry = telemetry
        self._backing_off = 0

    @property
    def is_backing_off(self) -> bool:
        """Whether something waits for a server that is away: then standing still is right."""
        return self._backing_off > 0

    async def handle(self, message: Message) -> None:
        """Weigh ``message``, or set it aside. Raises nothing but cancellation."""
        try:
            await self.until_it_passes(lambda: self._weigh(message))
        except Exception as error:  # noqa: BLE001 - an exception that left the agent would acknowledge the event
            await self._set_aside(message, error)

    async def _set_aside(self, message: Message, error: Exception) -> None:
        self._count(message, "dead")
        try:
            await self.until_it_passes(lambda: self._observer.set_aside(message, error))
            _log.error(
                "observation_set_aside",
                topic=message.topic,
                offset=message.offset,
                error_class=type(error).__name__,
            )
        except Exception as second:  # noqa: BLE001 - the same; the log line is the last trace of the value
            _log.error(
                "observation_lost", topic=message.topic, offset=message.offset, error_class=type(second).__name__
            )

    async def until_it_passes(self, work: Callable[[], Awaitable[T]]) -> T:
        """Do ``work``, again and again while what stops it may pass. Raises what does not pass by itself."""
        pause = FIRST_PAUSE_SECONDS
        while True:
            try:
                return await work()
            except Exception as error:
                if not passes_by_itself(error):
                    raise
                _log.warning("observation_tried_again", error_class=type(error).__name__)
            self._backing_off += 1
            try:
                await asyncio.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311 - spreads what comes back at once
            finally:
                self._backing_off -= 1
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)

    async def _weigh(self, message: Message) -> None:
        try:
            sealed = open_message(message).envelope
        except Undecodable:
            # Without an envelope there is no trace to go on with; the observer says again why, and it is set aside.
            await self._observer.observe(message)
            return
        received = Received(message.topic, message.partition, message.offset, sealed.type, sealed.id, APPLICATION)
        with process_span(self._telemetry, received, sealed.traceparent, sealed.tracestate):
            await self._observer.observe(message)
        self._count(message, "applied")

    def _count(self, message: Message, outcome: str) -> None:
        attributes = {"messaging.destination.name": message.topic, "plumbline.event.outcome": outcome}
        self._telemetry.metrics.add("plumbline.consumer.outcomes", 1, attributes)
