"""What may not leave in a span is taken out before the span is queued.

Query strings, paths, client addresses, message keys and the words of exceptions can hold what a person wrote or who
they are; the route, the type of the error and our own identifiers say enough.
"""

from functools import lru_cache

from opentelemetry.context import Context
from opentelemetry.sdk.trace import Event, ReadableSpan, Span, SpanProcessor
from opentelemetry.trace import Status
from opentelemetry.util.types import AnyValue, Attributes

DENIED = frozenset(
    {
        "client.address",
        "client.port",
        "db.statement.parameters",
        "exception.message",
        "exception.stacktrace",
        "http.client_ip",
        "http.request.body",
        "http.target",
        "http.url",
        "messaging.kafka.message.key",
        "network.peer.address",
        "network.peer.port",
        "url.full",
        "url.path",
        "url.query",
        "user_agent.original",
    }
)
DENIED_PREFIXES = (
    "db.query.parameter.",
    "enduser.",
    "http.request.header.",
    "http.response.header.",
    "user.",
)


@lru_cache(maxsize=1024)
def is_denied(attribute: str) -> bool:
    """Whether ``attribute`` may not leave the process."""
    return attribute in DENIED or attribute.startswith(DENIED_PREFIXES)


class RedactingProcessor(SpanProcessor):
    """Hands a cleaned copy of every ended span to ``inner``. The span itself stays as it was."""

    def __init__(self, inner: SpanProcessor) -> None:
        self._inner = inner

    def on_start(self, span: Span, parent_context: Context | None = None) -> None:
        """Nothing to do: attributes are still being set."""

    def on_end(self, span: ReadableSpan) -> None:
        """Pass on a copy without what may not leave; where nothing is to be taken out, the span itself."""
        self._inner.on_end(span if _is_clean(span) else redacted(span))

    def shutdown(self) -> None:
        """Stop the inner processor."""
        self._inner.shutdown()

    def force_flush(self, timeout_millis: int = 30_000) -> bool:
        """Flush the inner processor."""
        return self._inner.force_flush(timeout_millis)


def _is_clean(span: ReadableSpan) -> bool:
    """Whether a copy would say the same: most spans are of database statements and hold nothing denied."""
    return not span.events and not span.status.description and not any(map(is_denied, span.attributes or ()))


def redacted(span: ReadableSpan) -> ReadableSpan:
    """A copy of ``span`` without denied attributes, and without the words of its exceptions and status."""
    return ReadableSpan(
        name=span.name,
        context=span.get_span_context(),
        parent=span.parent,
        resource=span.resource,
        attributes=_allowed(span.attributes),
        events=[Event(event.name, _allowed(event.attributes), event.timestamp) for event in span.events],
        links=span.links,
        kind=span.kind,
        status=Status(span.status.status_code),
        start_time=span.start_time,
        end_time=span.end_time,
        instrumentation_scope=span.instrumentation_scope,
    )


def _allowed(attributes: Attributes) -> dict[str, AnyValue]:
    return {name: value for name, value in (attributes or {}).items() if not is_denied(name)}
