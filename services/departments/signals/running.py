"""The signals worker at work: one agent for each topic, the looks that time asks for, and what health is told."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import faust
from faust.contrib.asgi import faust_app_running

from chassis.delivery import Message
from chassis.first_contact import stoppable
from chassis.health import CheckResult, Health
from chassis.logs import logger
from chassis.telemetry import Telemetry
from contracts.topics import topics_consumed_by
from departments.domain.told_signals import Told
from departments.signals.handling import Handling
from departments.signals.observing import Observer
from departments.signals.publishing import parcel
from departments.signals.stream_app import APPLICATION, StreamSettings, bytes_topic, make_stream_app
from departments.signals.topics_there import wait_for_topics
from departments.signals.watchdog import Farewell, FreezeRule, Progress, Watchdog, end_process

_log = logger(__name__)

SIGNALS_TOPIC = "departments-signals"
STOP_SECONDS = 5.0
FIGURES_SECONDS = 5.0


@dataclass(frozen=True)
class Looks:
    """How often time alone is asked, and how long commits may stand still; in seconds."""

    windows: float = 10.0
    reconcile: float = 60.0
    freeze: float = 30.0


class StreamStopped(RuntimeError):
    """The stream application stopped by itself; only a new process helps."""


class SignalsWorker:
    """The stream application with all that belongs to it. For one run."""

    def __init__(self, settings: StreamSettings, telemetry: Telemetry, looks: Looks) -> None:
        self._settings = settings
        self._telemetry = telemetry
        self._looks = looks
        self.app = make_stream_app(settings)
        self._out = bytes_topic(self.app, SIGNALS_TOPIC)
        self._rule = FreezeRule(looks.freeze)
        self._handling: Handling | None = None
        self._topics = [topic.name for topic in topics_consumed_by(APPLICATION)]

    async def say(self, told: Told) -> None:
        """Send a signal; returns when the broker has acknowledged it."""
        sent = parcel(told)
        acknowledged = await self._out.send(key=sent.key, value=sent.value, headers=sent.headers)
        await acknowledged

    @asynccontextmanager
    async def running(
        self, observer: Observer, health: Health, end: Callable[[], None] = end_process
    ) -> AsyncIterator[Sequence[Coroutine[Any, Any, None]]]:
        """Run the stream application; yields what has to run beside it."""
        self._handling = Handling(observer, self._telemetry)
        for name in self._topics:
            self.app.agent(bytes_topic(self.app, name), name=f"observe-{name}", concurrency=1)(self._observe)
        await stoppable(wait_for_topics(self._settings.bootstrap, [*self._topics, SIGNALS_TOPIC]))
        health.add_readiness("streams", self._is_reading)
        watchdog, farewell = Watchdog(self.progress, self._rule, end), Farewell(end)
        async with faust_app_running(self.app, stop_timeout=STOP_SECONDS):
            watchdog.start()
            try:
                yield [
                    self._until_stopped(),
                    self._every(self._looks.windows, observer.look),
                    self._reconcile(observer),
                    self._tell_frozen(),
                    farewell.begins_when_cancelled(),
                ]
            finally:
                watchdog.stop()
        farewell.over()

    def progress(self) -> Progress:
        """How far the streams are. Asked from another thread as well."""
        consumer: Any = self.app.consumer
        committed = dict(consumer._committed_offset)  # noqa: SLF001 - there is no other way to ask
        read = dict(consumer._read_offset)  # noqa: SLF001
        is_waiting = self._handling is not None and self._handling.is_backing_off
        lag = 0 if is_waiting else sum(self._lag(part, committed, read) for part in consumer.assignment())
        return Progress(committed, lag)

    def is_level(self) -> bool:
        """Whether the streams have read all there is: what the folded facts then know alone was never brought."""
        if self._handling is None or self._handling.is_backing_off:
            return False
        consumer: Any = self.app.consumer
        committed = self.progress().committed
        ends = {part: consumer.highwater(part) for part in consumer.assignment()}
        # What was never committed is read from its beginning: it may be fetched and not yet be handed on.
        is_read = all(end is not None and (committed.get(part) or 0) >= end for part, end in ends.items())
        return is_read and {part.topic for part in ends} == set(self._topics)

    def _lag(self, part: Any, committed: dict[Any, int | None], read: dict[Any, int | None]) -> int:
        end: int | None = self.app.consumer.highwater(part)
        if end is None or (committed.get(part) is None and read.get(part) is None):
            return 0
        return max(0, int(end) - (committed.get(part) or 0))

    async def _observe(self, stream: faust.StreamT[bytes]) -> None:
        """The body of every agent. Nothing it does may raise: Faust would acknowledge the event all the same."""
        if self._handling is None:
            raise RuntimeError("the worker is not running")
        async for event in stream.events():
            await self._handling.handle(_message(event.message))

    async def _is_reading(self) -> CheckResult:
        assigned = {part.topic for part in self.app.consumer.assignment()}
        figures = {"partitions": len(self.app.consumer.assignment()), "frozen_seconds": round(self._frozen(), 1)}
        return CheckResult(assigned == set(self._topics) and not self.app.should_stop, figures)

    def _frozen(self) -> float:
        seconds = self._rule.frozen_seconds if self.progress().lag else 0.0
        self._telemetry.metrics.set("plumbline.signals.commit_frozen", seconds)
        return seconds

    async def _tell_frozen(self) -> None:
        """Tell whether or not somebody asks for readiness."""
        while True:
            self._frozen()
            await asyncio.sleep(FIGURES_SECONDS)

    async def _until_stopped(self) -> None:
        await self.app.wait_until_stopped()
        raise StreamStopped("the stream application stopped by itself")

    async def _reconcile(self, observer: Observer) -> None:
        async def once() -> int:
            is_level = self.is_level()
            taken_in = await observer.reconcile()
            if taken_in and is_level:
                _log.warning("streams_had_missed", count=taken_in)
            elif taken_in:
                # After a restart, say: the folding was quicker. The streams will bring the same, which changes nothing.
                _log.info("streams_are_behind", count=taken_in)
            return taken_in

        await self._every(self._looks.reconcile, once)

    async def _every(self, seconds: float, look: Callable[[], Coroutine[Any, Any, int]]) -> None:
        if self._handling is None:
            raise RuntimeError("the worker is not running")
        while True:
            await self._handling.until_it_passes(look)
            await asyncio.sleep(seconds)


def _message(message: Any) -> Message:
    return Message(
        message.topic,
        message.partition,
        message.offset,
        (message.key or b"").decode("utf-8", "replace"),
        message.value or b"",
        None,
    )
