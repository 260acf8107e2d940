"""How the frame's own expected failures are answered."""

import asyncpg

from chassis.api.failures import (
    BodyUnreadable,
    KeyMissing,
    KeyStillInUse,
    KeyUsedForAnother,
    MediaTypeUnknown,
    PreconditionMissing,
    TooManyRequests,
    TooManyStreams,
    Unauthenticated,
    VersionMalformed,
)
from chassis.api.problems import Problem, Problems
from chassis.errors import Forbidden, NotFound, StaleVersion
from chassis.issuer_keys import IssuerAway

SOON = {"Retry-After": "1"}

AWAY = Problem(503, "not-available", "This part is not available right now", SOON)
NO_ROOM = Problem(503, "no-room", "There is no room to keep anything new right now", {"Retry-After": "60"})
UNEXPECTED = Problem(500, "unexpected", "Something went wrong on our side")
INVALID = Problem(422, "invalid", "What was sent cannot be accepted")
STALE = Problem(412, "stale-version", "Somebody else changed it since you read it")
TOO_LARGE = Problem(413, "too-large", "What was sent is too large")

FRAME_PROBLEMS: Problems = {
    Forbidden: Problem(403, "forbidden", "You may not do this"),
    NotFound: Problem(404, "not-found", "There is no such thing here"),
    StaleVersion: Problem(409, "stale-version", "Somebody else changed it since you read it"),
    Unauthenticated: Problem(401, "not-signed-in", "Please sign in", {"WWW-Authenticate": 'Bearer realm="plumbline"'}),
    IssuerAway: AWAY,
    KeyMissing: Problem(400, "idempotency-key-missing", "An Idempotency-Key is needed"),
    KeyUsedForAnother: Problem(422, "idempotency-key-reused", "This Idempotency-Key belongs to another request"),
    KeyStillInUse: Problem(409, "request-in-progress", "The same request is still at work", SOON),
    PreconditionMissing: Problem(428, "precondition-missing", "Say which version you changed"),
    VersionMalformed: Problem(400, "version-malformed", "If-Match must be one version in quotes"),
    BodyUnreadable: INVALID,
    MediaTypeUnknown: Problem(415, "media-type", "This kind of content is not understood here"),
    TooManyRequests: Problem(429, "too-many-requests", "Too many requests"),
    TooManyStreams: Problem(429, "too-many-streams", "Too many open live views", {"Retry-After": "10"}),
    asyncpg.PostgresConnectionError: AWAY,
    asyncpg.AdminShutdownError: AWAY,
    asyncpg.CrashShutdownError: AWAY,
    asyncpg.CannotConnectNowError: AWAY,
    asyncpg.TooManyConnectionsError: AWAY,
    asyncpg.InsufficientResourcesError: AWAY,
    asyncpg.DiskFullError: NO_ROOM,
    asyncpg.IdleInTransactionSessionTimeoutError: AWAY,
    asyncpg.QueryCanceledError: AWAY,
    asyncpg.DeadlockDetectedError: AWAY,
    asyncpg.SerializationError: AWAY,
    asyncpg.LockNotAvailableError: AWAY,
    asyncpg.InvalidCachedStatementError: AWAY,
    asyncpg.InterfaceError: AWAY,
    asyncpg.InternalClientError: AWAY,
    # Also a name that does not resolve, or no way to an address: so it is while a container is away.
    OSError: AWAY,
}
"""Expected failures of the frame, and of a database that is away, full or slow."""

STATUS_PROBLEMS: dict[int, Problem] = {
    400: Problem(400, "malformed", "The request cannot be read"),
    401: FRAME_PROBLEMS[Unauthenticated],
    403: FRAME_PROBLEMS[Forbidden],
    404: FRAME_PROBLEMS[NotFound],
    405: Problem(405, "method", "This address does not take this method"),
    413: TOO_LARGE,
    415: FRAME_PROBLEMS[MediaTypeUnknown],
}
"""For what the framework itself answers."""


def is_programming_error(error: BaseException) -> bool:
    """Whether ``error`` looks as if the database were away but is a mistake of ours.

    asyncpg has such a class; and an ``OSError`` about a file of ours names it, which none about a connection does.
    """
    if isinstance(error, OSError):
        return error.filename is not None
    return isinstance(error, asyncpg.InterfaceError) and isinstance(error, ValueError)
