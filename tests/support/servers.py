"""The real PostgreSQL and Kafka of this run: in containers where an engine answers, else from the embedded parts.

``PLUMBLINE_TEST_SERVERS`` says which: ``containers``, ``embedded``, or ``auto`` (the default). It is decided once, and
the head of the run says what and why. Call everything here from the main thread.
"""

import atexit
import os
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from tests.support import contained, container_engine, embedded
from tests.support.server_kinds import Database, KafkaServer, PostgresServer

__all__ = ["Database", "KafkaServer", "PostgresServer", "kafka_server", "new_kafka", "new_postgres", "postgres_server"]

VARIABLE = "PLUMBLINE_TEST_SERVERS"
AUTO = "auto"


class Kind(StrEnum):
    """Who runs the servers."""

    CONTAINERS = "containers"
    EMBEDDED = "embedded"


@dataclass(frozen=True)
class Choice:
    """What was decided, and why in words."""

    kind: Kind
    because: str

    def __str__(self) -> str:
        return f"servers: {self.kind} ({self.because})"


def choose(wish: str, prepare_containers: Callable[[], None]) -> Choice:
    """Decide. ``prepare_containers`` raises :class:`~tests.support.container_engine.NoContainers` with the reason.

    Raises:
        ValueError: there is no such ``wish``.
        NoContainers: they are wished for, and cannot be had.
    """
    if wish not in {AUTO, *Kind}:
        raise ValueError(f"{VARIABLE} is {wish!r}; it may be {AUTO}, {', '.join(Kind)}")
    if wish == Kind.EMBEDDED:
        return Choice(Kind.EMBEDDED, f"{VARIABLE} says so")
    try:
        prepare_containers()
    except container_engine.NoContainers as reason:
        if wish == Kind.CONTAINERS:
            raise
        return Choice(Kind.EMBEDDED, str(reason))
    return Choice(Kind.CONTAINERS, ", ".join(container_engine.IMAGES))


@cache
def chosen() -> Choice:
    """What this run uses. Raises as :func:`choose`."""
    return choose(os.environ.get(VARIABLE) or AUTO, container_engine.prepare)


def new_postgres() -> AbstractContextManager[PostgresServer]:
    """A PostgreSQL of one's own, gone afterwards; for tests that hurt their server."""
    return contained.new_postgres() if _in_containers() else embedded.new_postgres()


def new_kafka() -> AbstractContextManager[KafkaServer]:
    """A Kafka of one's own, gone afterwards; for tests that hurt their server, or need the topics' real names."""
    return contained.new_kafka() if _in_containers() else embedded.new_kafka()


_open = ExitStack()
atexit.register(_open.close)


@cache
def postgres_server() -> PostgresServer:
    """The PostgreSQL of this run, started at the first call and ended at exit."""
    return _open.enter_context(contained.new_postgres()) if _in_containers() else embedded.postgres_server()


@cache
def kafka_server() -> KafkaServer:
    """The Kafka of this run. Topics are shared with every test: use names of your own."""
    return _open.enter_context(contained.new_kafka()) if _in_containers() else embedded.kafka_server()


def _in_containers() -> bool:
    return chosen().kind is Kind.CONTAINERS
