"""PostgreSQL: pools, dedicated connections, and which failures pass by themselves.

Only this package takes connections from a pool. Everybody else gets one inside a unit of work, where the principal
is set for the transaction alone: nothing of a session outlives its borrower.
"""

import json
from typing import Any, TypeAlias

import asyncpg

from chassis.database_spans import note_statement

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record] | asyncpg.pool.PoolConnectionProxy[asyncpg.Record]"
Pool: TypeAlias = "asyncpg.Pool[asyncpg.Record]"

POOL_SIZE = 8
"""Measured: more connections than this on two cores raise latency and not throughput."""

TRANSIENT_ERRORS: tuple[type[BaseException], ...] = (
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.CannotConnectNowError,
    asyncpg.TooManyConnectionsError,
    asyncpg.DeadlockDetectedError,
    asyncpg.SerializationError,
    asyncpg.LockNotAvailableError,
    asyncpg.QueryCanceledError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    asyncpg.InsufficientResourcesError,
    asyncpg.InvalidCachedStatementError,
    ConnectionError,
    TimeoutError,
    OSError,
)
"""What may go away when it is tried again. Ask :func:`is_transient`: some of their subclasses do not."""


def is_transient(error: BaseException) -> bool:
    """Whether the same work may succeed when it is done anew; its effect was undone.

    An argument of the wrong kind is also an ``InterfaceError`` of asyncpg, but stays wrong.
    """
    return isinstance(error, TRANSIENT_ERRORS) and not isinstance(error, ValueError)


async def _prepare(connection: "asyncpg.Connection[asyncpg.Record]") -> None:
    connection.add_query_logger(note_statement)
    await connection.set_type_codec("jsonb", encoder=_encode_json, decoder=json.loads, schema="pg_catalog")


def _encode_json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


async def _keep_session(_connection: "asyncpg.Connection[asyncpg.Record]") -> None:
    """Do nothing at release: no borrower may set anything beyond its transaction, so nothing is to be reset.

    Saves a round trip at each release; an architecture test forbids session-level settings.
    """


def _session(application: str) -> dict[str, str]:
    # How a text is quoted in a statement (the principal of a transaction is) must not hang on how a server is set.
    return {"application_name": application, "timezone": "UTC", "standard_conforming_strings": "on"}


async def open_pool(url: str, *, application: str, size: int = POOL_SIZE) -> Pool:
    """Open a pool whose connections read and write ``jsonb`` as Python objects.

    Raises:
        OSError, asyncpg.PostgresError: the server cannot be reached or refuses.
    """
    return await asyncpg.create_pool(
        url,
        min_size=1,
        max_size=size,
        init=_prepare,
        reset=_keep_session,
        timeout=10,
        command_timeout=30,
        max_inactive_connection_lifetime=300,
        server_settings=_session(application),
    )


async def connect(url: str, *, application: str) -> "asyncpg.Connection[asyncpg.Record]":
    """Open one dedicated connection: for LISTEN and for locks that last as long as their holder."""
    connection = await asyncpg.connect(
        url,
        timeout=10,
        command_timeout=30,
        server_settings=_session(application),
    )
    await _prepare(connection)
    return connection
