"""Database spans: one for each transaction, and one more for each statement that was slow or failed.

A span for every statement was most of all spans, cost half of a command's time, and said little: all of them took a
millisecond. So a transaction is one span, and a statement stands out when there is something to see. The measurements
are in decision 0007.

One process may hold several services, each with exporters of its own; so a span goes where the running span goes.
What runs outside of any span, a relay's poll for example, is not traced. Values are never recorded, only the text of a
statement, which holds none: they are sent apart from it.
"""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import asyncpg
from asyncpg.connection import LoggedQuery
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.trace import Span, SpanKind, Status, StatusCode, Tracer
from opentelemetry.util.types import AttributeValue

from chassis.telemetry_names import (
    DB_NAMESPACE,
    DB_OPERATION_NAME,
    DB_QUERY_TEXT,
    DB_RESPONSE_STATUS_CODE,
    DB_SYSTEM_NAME,
    ERROR_TYPE,
    SCOPE,
    SPAN_TRANSACTION,
)

SLOW_SECONDS = 0.02
"""From here on a statement has a span of its own."""

_NAMED = {DB_SYSTEM_NAME: "postgresql", DB_OPERATION_NAME: SPAN_TRANSACTION}
_tracers: dict[int, Tracer] = {}
"""By the identity of the resource, which all spans of a provider share and which the provider keeps alive."""


def trace_database(provider: TracerProvider) -> None:
    """Trace what runs under spans of ``provider``."""
    _tracers[id(provider.resource)] = provider.get_tracer(SCOPE)


def forget_database(provider: TracerProvider) -> None:
    """Trace nothing more under spans of ``provider``."""
    _tracers.pop(id(provider.resource), None)


def _tracer() -> Tracer | None:
    span = trace.get_current_span()
    if not isinstance(span, ReadableSpan) or not span.is_recording():
        return None
    return _tracers.get(id(span.resource))


@contextmanager
def transaction_span() -> Iterator[None]:
    """The span of one transaction, from before its beginning to after its end; the running span stays the same.

    What a domain refuses ends a transaction too, and is no error of the database.
    """
    tracer = _tracer()
    if tracer is None:
        yield
        return
    span = tracer.start_span(SPAN_TRANSACTION, kind=SpanKind.CLIENT, attributes=_NAMED)
    try:
        yield
    except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
        _failed(span, error)
        raise
    finally:
        span.end()


def note_statement(query: LoggedQuery) -> None:
    """Give ``query`` a span where it was slow or failed. For asyncpg's ``add_query_logger``."""
    if query.elapsed < SLOW_SECONDS and query.exception is None:
        return
    tracer = _tracer()
    if tracer is None:
        return
    ended = time.time_ns()
    span = tracer.start_span(
        _verb(query.query),
        kind=SpanKind.CLIENT,
        attributes=_described(query),
        start_time=ended - int(query.elapsed * 1e9),
    )
    if query.exception is not None:
        _failed(span, query.exception)
    span.end(ended)


def _described(query: LoggedQuery) -> Mapping[str, AttributeValue]:
    verb = _verb(query.query)
    described = {DB_SYSTEM_NAME: "postgresql", DB_OPERATION_NAME: verb, DB_NAMESPACE: str(query.conn_params.database)}
    if verb == "BEGIN":
        # The one statement that is sent with values in its text: whose transaction it is.
        return described
    return {**described, DB_QUERY_TEXT: " ".join(query.query.split())}


def _verb(query: str) -> str:
    return query.split(None, 1)[0].rstrip(";").upper() if query.strip() else "STATEMENT"


def _failed(span: Span, error: BaseException) -> None:
    span.set_attribute(ERROR_TYPE, type(error).__name__)
    code = getattr(error, "sqlstate", None)
    if code:
        span.set_attribute(DB_RESPONSE_STATUS_CODE, str(code))
    span.set_status(Status(StatusCode.ERROR))
