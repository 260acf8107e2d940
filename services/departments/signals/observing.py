"""What is done with each event of the streams, and what time alone brings about. Faust is not seen here.

Order of the effects: what was seen is kept, then what has to be said is sent and acknowledged, then that it was said
is kept. A crash between any two makes the same thing be said again, under the same id and version.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from chassis.clock import Clock
from chassis.delivery import Delivered, Message, open_message
from chassis.principals import Principal, service_principal
from contracts.event import EventData
from contracts.events.incident_incidents import IncidentOpened
from departments.application.signal_ports import Unread
from departments.application.watch_windows import SignalRules, reconcile, watch_windows
from departments.application.weigh_incident import weigh_incident
from departments.application.weigh_round import weigh_round
from departments.domain.errors import BeginningMissing
from departments.domain.hot_spots import Sighting, Step
from departments.domain.news import Kind, News
from departments.domain.told_signals import Told

Say = Callable[[Told], Awaitable[None]]
"""Sends a signal and returns when the broker has acknowledged it."""

NewsOf = Callable[[Delivered[EventData]], News]


class OpensWork(Protocol):
    """Opens units of work."""

    def begin(self, principal: Principal) -> AbstractAsyncContextManager[Any]:
        """A transaction as ``principal``."""
        ...


@dataclass(frozen=True)
class ObserverParts:
    """What an observer is made of."""

    units_of_work: OpensWork
    clock: Clock
    rules: SignalRules
    news_of: NewsOf
    say: Say


class Observer:
    """Weighs what the streams bring."""

    def __init__(self, parts: ObserverParts) -> None:
        self._parts = parts
        self._principal = service_principal("signals")
        # Between a signal that was sent and the note that it was, a second look would send it once more.
        self._one_at_a_time = asyncio.Lock()

    async def observe(self, message: Message) -> None:
        """Weigh one event. An event twice is an event once.

        Raises:
            Exception: whatever goes wrong; the caller decides what is tried again and what is set aside.
        """
        opened = open_message(message)
        if opened.data is None:
            return
        delivered = opened.delivered()
        async with self._one_at_a_time:
            async with self._parts.units_of_work.begin(self._principal) as work:
                told = await self._weigh(work, delivered)
            await self._tell([told])

    async def look(self) -> int:
        """Weigh what time has changed; returns how much was said."""
        async with self._one_at_a_time:
            async with self._parts.units_of_work.begin(self._principal) as work:
                told = await watch_windows(work, now=self._parts.clock.now(), rules=self._parts.rules)
            await self._tell(told)
        return len(told)

    async def reconcile(self) -> int:
        """Take in what the streams did not bring; returns how much that was."""
        async with self._one_at_a_time:
            async with self._parts.units_of_work.begin(self._principal) as work:
                found = await reconcile(work, now=self._parts.clock.now(), rules=self._parts.rules)
            await self._tell(found.told)
        return found.missing

    async def set_aside(self, message: Message, error: Exception) -> None:
        """Keep a value that cannot be weighed, for a person to look at."""
        unread = Unread(message.topic, message.partition, message.offset, type(error).__name__, message.value)
        async with self._parts.units_of_work.begin(self._principal) as work:
            await work.observations.keep_unread(unread)

    async def _weigh(self, work: Any, delivered: Delivered[Any]) -> Told | None:
        now, rules = self._parts.clock.now(), self._parts.rules
        if isinstance(delivered.data, IncidentOpened):
            step, sighting = _sighting(delivered)
            return await weigh_incident(work, step, sighting, now=now, rule=rules.hot_spot)
        news = self._parts.news_of(delivered)
        if news.kind is not Kind.ROUND:
            return None
        try:
            return await weigh_round(work, news, now=now, rule=rules.stall)
        except BeginningMissing:
            # The stream skipped the request; reconciling brings the round from the folded facts.
            return None

    async def _tell(self, findings: Sequence[Told | None]) -> None:
        for told in findings:
            if told is None:
                continue
            await self._parts.say(told)
            async with self._parts.units_of_work.begin(self._principal) as work:
                await work.observations.keep_told(told)


def _sighting(delivered: Delivered[IncidentOpened]) -> tuple[Step, Sighting]:
    data = delivered.data
    sighting = Sighting(
        data.incident_id,
        delivered.event_id,
        delivered.occurred_at,
        data.severity.value,
        tuple(routed.department for routed in data.routed_to),
        data.step_name,
    )
    return Step(data.site, data.workflow, data.step), sighting
