"""What happens to one event: applied once, known already, refused by the domain, or made to wait."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Generic, TypeVar

from chassis.consumer_figures import count_outcome, count_parked, note_visible
from chassis.database import is_transient
from chassis.delivery import Handler, Message, Opened, Undecodable, open_message
from chassis.inbox import Cause, Held, Inbox, Parking, Standing, Waiting
from chassis.logs import logger
from chassis.message_spans import Received, process_span
from chassis.principals import Principal
from chassis.telemetry import Telemetry
from chassis.unit_of_work import UnitOfWork, UnitsOfWork
from contracts.event import EventData
from contracts.registry import Acquaintance, event_types
from contracts.topics import Ordering, Topic

_log = logger("chassis")

W = TypeVar("W", bound=UnitOfWork)


class Outcome(Enum):
    """What became of an event."""

    APPLIED = "applied"
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    """The domain said no; that is an answer, and the event is done."""
    PARKED = "parked"
    """It waits for the version before it."""
    DEAD = "dead"
    """It cannot be handled by this build; it waits for a person."""

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do for the event."""
        return self in (Outcome.APPLIED, Outcome.DUPLICATE, Outcome.REFUSED)


@dataclass(frozen=True)
class Handling:
    """How one consumer handles events.

    ``refusals`` are the domain's expected failures: they end an event well. ``name`` is the consumer's name in the
    inbox; a second consumer of the same service (a rebuild beside the served views) has another.
    """

    name: str
    topics: Mapping[str, Topic]
    handlers: Mapping[type[EventData], Handler]
    principal: Principal
    refusals: tuple[type[Exception], ...] = ()


class _TooEarly(Exception):
    """The version before this one has no effect here yet. Undoes the transaction."""


@dataclass
class Tally:
    """Outcomes since the start, for metrics and readiness."""

    counts: dict[Outcome, int] = field(default_factory=dict)

    def add(self, outcome: Outcome) -> None:
        """Count one outcome."""
        self.counts[outcome] = self.counts.get(outcome, 0) + 1


class EventProcessor(Generic[W]):
    """Handles the events of one consumer, one transaction each."""

    def __init__(self, handling: Handling, units_of_work: UnitsOfWork[W], telemetry: Telemetry) -> None:
        self._handling = handling
        self._units_of_work = units_of_work
        self._telemetry = telemetry
        self.metrics = telemetry.metrics
        self.tally = Tally()

    async def process(self, message: Message) -> Outcome:
        """Handle ``message``. Safe to call again with the same one.

        Raises:
            Exception: only what :func:`chassis.database.is_transient` knows; nothing was done, try again.
        """
        started = time.perf_counter()
        outcome = await self._process(message)
        self.tally.add(outcome)
        count_outcome(self.metrics, message.topic, outcome.value, time.perf_counter() - started)
        return outcome

    async def _process(self, message: Message) -> Outcome:
        try:
            opened = open_message(message)
        except Undecodable as error:
            return await self._bury(Parking(message, Cause.UNDECODABLE, error_class=str(error)))
        if opened.acquaintance is Acquaintance.UNKNOWN_VERSION:
            return await self._bury(self._parking(message, opened, Cause.UNKNOWN_VERSION, None))
        sealed = opened.envelope
        received = Received(
            message.topic,
            message.partition,
            message.offset,
            sealed.type,
            sealed.id,
            self._handling.name,
        )
        with process_span(self._telemetry, received, sealed.traceparent, sealed.tracestate):
            outcome = await self._apply(message, opened)
        if outcome is Outcome.APPLIED:
            note_visible(self.metrics, message.topic, sealed.time)
        return outcome

    async def _apply(self, message: Message, opened: Opened) -> Outcome:
        try:
            return await self._apply_once(message, opened, with_effect=True)
        except _TooEarly:
            await self._park(self._parking(message, opened, Cause.GAP, None))
            return Outcome.PARKED
        except self._handling.refusals as error:
            _log.info("event_refused", event_type=opened.envelope.type, error_class=type(error).__name__)
            await self._apply_once(message, opened, with_effect=False)
            return Outcome.REFUSED
        except Exception as error:
            if is_transient(error):
                raise
            _log.exception("event_poisonous", event_type=opened.envelope.type, event_id=opened.envelope.id)
            return await self._bury(self._parking(message, opened, Cause.POISON, type(error).__name__))

    async def _apply_once(self, message: Message, opened: Opened, *, with_effect: bool) -> Outcome:
        envelope = opened.envelope
        async with self._units_of_work.begin(self._handling.principal) as work:
            inbox = Inbox(work.connection, self._handling.name)
            standing = await inbox.enter(envelope.id, message.topic, envelope.aggregateid)
            if self._is_duplicate(standing, envelope.aggregateversion):
                return Outcome.DUPLICATE
            if self._is_too_early(message.topic, standing, envelope.aggregateversion):
                raise _TooEarly
            handler = self._handling.handlers.get(type(opened.data)) if opened.data is not None else None
            if handler is not None and with_effect:
                await handler(work, opened.delivered())
            await inbox.move_version(message.topic, envelope.aggregateid, envelope.aggregateversion)
        return Outcome.APPLIED

    @staticmethod
    def _is_duplicate(standing: Standing, version: int) -> bool:
        return not standing.is_new or version <= standing.last_version

    def _is_too_early(self, topic: str, standing: Standing, version: int) -> bool:
        declared = self._handling.topics.get(topic)
        if declared is not None and declared.ordering is Ordering.LATEST:
            return False
        return version != standing.last_version + 1

    @staticmethod
    def _parking(message: Message, opened: Opened, cause: Cause, error_class: str | None) -> Parking:
        sealed = opened.envelope
        return Parking(message, cause, sealed.id, sealed.type, sealed.aggregateversion, error_class)

    async def _bury(self, parking: Parking) -> Outcome:
        _log.error(
            "event_parked_dead",
            cause=parking.cause.value,
            topic=parking.message.topic,
            offset=parking.message.offset,
            event_id=parking.event_id,
            error_class=parking.error_class,
        )
        await self._park(parking)
        return Outcome.DEAD

    async def _park(self, parking: Parking) -> None:
        async with self._units_of_work.begin(self._handling.principal) as work:
            await Inbox(work.connection, self._handling.name).park(parking)
        count_parked(self.metrics, parking.message.topic, parking.cause)

    async def release_waiting(self) -> int:
        """Try the events that may now be tried: a gap closed, or a person asked. Returns how many were done."""
        async with self._units_of_work.begin(self._handling.principal) as work:
            keys: Sequence[Any] = await Inbox(work.connection, self._handling.name).releasable()
        return sum([await self.release_key(row["topic"], row["key"]) for row in keys])

    async def release_key(self, topic: str, key: str) -> int:
        """Try the waiting events of one key, in order, until one has to go on waiting. Returns how many were done."""
        done = 0
        while await self._release_head(topic, key):
            done += 1
        return done

    async def _release_head(self, topic: str, key: str) -> bool:
        async with self._units_of_work.begin(self._handling.principal) as work:
            head = await Inbox(work.connection, self._handling.name).head(topic, key)
        if head is None:
            return False
        parked_id, message = head
        outcome = await self.process(message)
        if not outcome.is_done:
            return False
        async with self._units_of_work.begin(self._handling.principal) as work:
            await Inbox(work.connection, self._handling.name).release(parked_id, _outcome_word(outcome))
        return True

    async def waiting(self) -> Waiting:
        """How much waits in the inbox of this consumer."""
        async with self._units_of_work.begin(self._handling.principal) as work:
            return await Inbox(work.connection, self._handling.name).waiting()

    async def held(self) -> dict[Cause, Held]:
        """What waits in the inbox of this consumer, by cause."""
        async with self._units_of_work.begin(self._handling.principal) as work:
            return await Inbox(work.connection, self._handling.name).held()

    async def begin(self) -> None:
        """Do what a new build owes to the old one: events of versions that it knows now are asked for again."""
        async with self._units_of_work.begin(self._handling.principal) as work:
            await Inbox(work.connection, self._handling.name).ask_for_now_known(list(event_types()))


def _outcome_word(outcome: Outcome) -> str:
    return "duplicate" if outcome is Outcome.DUPLICATE else "applied"
