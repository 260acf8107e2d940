"""Building the views anew from the log, beside the ones that are served.

First everything is gathered (states only, no view is worked out), then all views are derived, then the rest of the log
is folded as it comes, until nothing is missing that the served epoch knows. Then the new epoch is served, at once. A
rebuild that is interrupted goes on with the same epoch and the same group when it is called again.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from typing import Any

from chassis.consumer import Consumer, Subscription
from chassis.logs import logger
from chassis.principals import Principal, service_principal
from chassis.processing import EventProcessor, Handling
from chassis.worker import WorkerFrame
from contracts.topics import topics_consumed_by
from departments.application.derive_epoch import derive_workflow, workflows_to_derive
from departments.application.fold_news import FoldTarget
from departments.application.serve_epoch import begin_epoch, serve_epoch
from departments.domain.epochs import consumer_name
from departments.domain.errors import RebuildRefused
from departments.messaging.inbound import handlers_into

_log = logger(__name__)

SERVICE = "departments"


@dataclass(frozen=True)
class RebuildRules:
    """The times of a rebuild, in seconds."""

    near: int = 100
    """So few events behind the end of the log are as good as none: more come all the time."""
    settle: float = 3.0
    """So long near the end: it is the end, and not only partitions that were not fetched from yet."""
    look: float = 0.25
    patience: float = 60.0
    """So long at the end of the log and still behind: the log does not hold what is missing."""


@dataclass(frozen=True)
class Progress:
    """How far a rebuild is, for whoever waits for it."""

    phase: str
    epoch: int
    events: int
    behind: int | None = None


async def rebuild(frame: WorkerFrame, told: Callable[[Progress], None], rules: RebuildRules | None = None) -> int:
    """Build a new epoch and serve it; returns it.

    Raises:
        RebuildRefused: the log no longer holds the beginning of something; the old epoch goes on being served.
    """
    chosen = rules or RebuildRules()
    principal = service_principal(SERVICE)
    async with frame.units_of_work.begin(principal) as work:
        epoch = await begin_epoch(work)
    gathering = FoldTarget(epoch, is_building=True, is_shown=False)
    async with _consuming(frame, gathering) as consuming:
        await consuming.until_near_end(chosen, told, "gathering")
    await _derive(frame, principal, epoch)
    async with _consuming(frame, replace(gathering, is_shown=True)) as consuming:
        await _switch(frame, consuming, chosen, told)
    return epoch


async def _derive(frame: WorkerFrame, principal: Principal, epoch: int) -> None:
    async with frame.units_of_work.begin(principal) as work:
        workflows = await workflows_to_derive(work, epoch)
    for workflow in workflows:
        async with frame.units_of_work.begin(principal) as work:
            await derive_workflow(work, epoch, workflow)
    _log.info("epoch_derived", epoch=epoch, count=len(workflows))


async def _switch(
    frame: WorkerFrame, consuming: "_Consuming", rules: RebuildRules, told: Callable[[Progress], None]
) -> None:
    loop = asyncio.get_running_loop()
    deadline = loop.time() + rules.patience
    while True:
        await consuming.until_near_end(rules, told, "catching up")
        async with frame.units_of_work.begin(service_principal(SERVICE)) as work:
            behind = await serve_epoch(work, consuming.epoch)
        told(Progress("serving" if behind == 0 else "catching up", consuming.epoch, consuming.events, behind))
        if behind == 0:
            _log.info("epoch_served", epoch=consuming.epoch)
            return
        if loop.time() > deadline:
            raise RebuildRefused(
                f"The log is at its end and {behind} things are still missing: it no longer reaches back to their"
                " beginning. The old views go on being served."
            )


class _Consuming:
    """A consumer at work on an epoch."""

    def __init__(self, epoch: int, consumer: Consumer[Any], processor: EventProcessor[Any]) -> None:
        self.epoch = epoch
        self._consumer = consumer
        self._processor = processor
        self.running = asyncio.create_task(consumer.run())

    @property
    def events(self) -> int:
        """How many events came by."""
        return sum(self._processor.tally.counts.values())

    async def until_near_end(self, rules: RebuildRules, told: Callable[[Progress], None], phase: str) -> None:
        """Return when the consumer has been near the end of the log for a while."""
        loop = asyncio.get_running_loop()
        since = loop.time()
        while loop.time() - since < rules.settle:
            self._check()
            state = self._consumer.state
            if not state.is_assigned or state.lag > rules.near:
                since = loop.time()
                told(Progress(phase, self.epoch, self.events))
            await asyncio.sleep(rules.look)

    def _check(self) -> None:
        if self.running.done():
            self.running.result()
        if self._consumer.state.is_halted:
            raise RebuildRefused("Too many events of the log could not be folded. The old views go on being served.")


@contextlib.asynccontextmanager
async def _consuming(frame: WorkerFrame, target: FoldTarget) -> AsyncIterator[_Consuming]:
    topics = topics_consumed_by(SERVICE)
    name = consumer_name(target.epoch)
    handling = Handling(
        name=name,
        topics={topic.name: topic for topic in topics},
        handlers=handlers_into(target, frame.telemetry),
        principal=service_principal(SERVICE),
    )
    processor = EventProcessor(handling, frame.units_of_work, frame.telemetry)
    # No static membership: it leaves the group when it ends, and the worker takes over at once.
    consumer = Consumer(Subscription(name, topics, frame.settings.kafka, None), processor)
    consuming = _Consuming(target.epoch, consumer, processor)
    try:
        yield consuming
    finally:
        consuming.running.cancel()
        await asyncio.gather(consuming.running, return_exceptions=True)
