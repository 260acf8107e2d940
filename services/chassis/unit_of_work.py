"""One transaction: its principal, its repositories, its facts. Nobody else commits.

A service subclasses :class:`UnitOfWork` and adds its repositories; a use case sees only the ports it needs. Facts
recorded during the work are written to the outbox in the same transaction, so a fact exists if and only if its rows
do.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from chassis.clock import Clock, SystemClock
from chassis.database import Connection, Pool
from chassis.database_spans import transaction_span
from chassis.identifiers import Identifiers, SystemIdentifiers
from chassis.outbox import OutgoingFact, write_outbox
from chassis.principals import Principal
from chassis.transactions import transaction_as
from contracts.envelope import Stamp
from contracts.event import EventData


class Fact(Protocol):
    """Something that happened to an aggregate, in the past tense, from a service's domain."""

    @property
    def aggregate_id(self) -> str:
        """Which aggregate."""
        ...

    @property
    def aggregate_version(self) -> int:
        """Its version after the fact, gapless from 1."""
        ...


class UnitOfWork:
    """One open transaction. Made by :class:`UnitsOfWork` only."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        self.connection = connection
        self.principal = principal
        self._facts: list[Fact] = []

    def record(self, fact: Fact) -> None:
        """Keep ``fact`` for the outbox; facts leave in the order of recording."""
        self._facts.append(fact)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What was recorded so far, in order."""
        return tuple(self._facts)


W = TypeVar("W", bound=UnitOfWork)

ACQUIRE_SECONDS = 5.0
"""How long to wait for a free connection; then the caller hears that the service is busy."""


@dataclass(frozen=True)
class FactWriter:
    """How a service's facts become outbox rows."""

    translate: Callable[[Any], EventData]
    clock: Clock
    identifiers: Identifiers
    committed: Callable[[], None]
    """Called after a commit that wrote facts; must not block."""


def _nothing_to_wake() -> None:
    """Used where no relay runs beside the writer; the relay's polling finds the rows."""


class UnitsOfWork(Generic[W]):
    """Opens units of work of one service on one pool."""

    def __init__(  # noqa: PLR0913 - the wiring of a service; all but three have a default
        self,
        pool: Pool,
        work_type: Callable[[Connection, Principal], W],
        translate: Callable[[Any], EventData],
        *,
        clock: Clock | None = None,
        identifiers: Identifiers | None = None,
        committed: Callable[[], None] = _nothing_to_wake,
    ) -> None:
        self._pool = pool
        self._work_type = work_type
        self._writer = FactWriter(translate, clock or SystemClock(), identifiers or SystemIdentifiers(), committed)

    @asynccontextmanager
    async def begin(self, principal: Principal) -> AsyncIterator[W]:
        """Begin a transaction as ``principal``; commit when the block ends well, roll back when it raises.

        The principal is set for this transaction alone; row-level security reads it, and without it shows no rows.
        """
        with transaction_span():
            async with self._pool.acquire(timeout=ACQUIRE_SECONDS) as connection, transaction_as(connection, principal):
                work = self._work_type(connection, principal)
                yield work
                facts = work.facts
                if facts:
                    await write_outbox(connection, [self._outgoing(fact, principal) for fact in facts])
        if facts:
            self._writer.committed()

    def _outgoing(self, fact: Fact, principal: Principal) -> OutgoingFact:
        writer = self._writer
        stamp = Stamp(
            event_id=writer.identifiers.new(),
            occurred_at=writer.clock.now(),
            aggregate_id=fact.aggregate_id,
            aggregate_version=fact.aggregate_version,
            actor=principal.subject,
        )
        return OutgoingFact.sealed(writer.translate(fact), stamp)
