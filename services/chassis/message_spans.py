"""The spans of a fact's way: sent by the relay, processed by a consumer, folded, pushed to a browser.

By the messaging conventions: the producer's span links to the commands whose facts it sends, because one batch holds
many; an event carries its command's context, and the consumer's span has that as its parent, so that one command is
one trace from the request to every screen it changes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.trace import Link, Span, SpanKind, StatusCode

from chassis import telemetry_names as names
from chassis.telemetry import Telemetry, context_of

MAX_LINKS = 128


@dataclass(frozen=True)
class Received:
    """Where an event was read from, and what it says it is."""

    topic: str
    partition: int
    offset: int
    event_type: str
    event_id: str
    group: str


@contextmanager
def relay_send_span(
    telemetry: Telemetry, topic: str, creations: Iterable[tuple[str | None, str | None]]
) -> Iterator[Span]:
    """The span of sending to ``topic`` the facts that ``creations`` (traceparent, tracestate) caused."""
    contexts = [_span_context(*creation) for creation in creations]
    attributes = {
        **_messaging(names.SPAN_SEND, "send", topic),
        names.MESSAGING_BATCH_MESSAGE_COUNT: len(contexts),
    }
    links = [Link(context) for context in contexts[:MAX_LINKS] if context.is_valid]
    start = _Start(f"{names.SPAN_SEND} {topic}", SpanKind.PRODUCER, attributes, Context(), links)
    with _span(telemetry, start) as span:
        yield span


@contextmanager
def process_span(
    telemetry: Telemetry, received: Received, traceparent: str | None, tracestate: str | None = None
) -> Iterator[Span]:
    """The span of processing one event, under the command that caused it."""
    attributes = {
        **_messaging(names.SPAN_PROCESS, "process", received.topic),
        names.MESSAGING_DESTINATION_PARTITION_ID: str(received.partition),
        names.MESSAGING_KAFKA_OFFSET: received.offset,
        names.MESSAGING_CONSUMER_GROUP_NAME: received.group,
        names.MESSAGING_MESSAGE_ID: received.event_id,
        names.EVENT_TYPE: received.event_type,
    }
    parent = context_of(traceparent, tracestate)
    name = f"{names.SPAN_PROCESS} {received.topic}"
    with _span(telemetry, _Start(name, SpanKind.CONSUMER, attributes, parent)) as span:
        yield span


@contextmanager
def fold_span(telemetry: Telemetry, event_type: str) -> Iterator[Span]:
    """The span of folding one event into what is shown, under the span that is running."""
    attributes: dict[str, str | int] = {names.EVENT_TYPE: event_type}
    name = f"{names.SPAN_FOLD} {event_type}"
    with _span(telemetry, _Start(name, SpanKind.INTERNAL, attributes)) as span:
        yield span


@contextmanager
def push_span(telemetry: Telemetry, stream_event: str, traceparent: str | None) -> Iterator[Span]:
    """The span of writing one change to one browser, under its command and linked to the browser's own request."""
    request = trace.get_current_span().get_span_context()
    links = [Link(request)] if request.is_valid else []
    attributes: dict[str, str | int] = {names.STREAM_EVENT: stream_event}
    name = f"{names.SPAN_PUSH} {stream_event}"
    with _span(telemetry, _Start(name, SpanKind.PRODUCER, attributes, context_of(traceparent), links)) as span:
        yield span


@dataclass(frozen=True)
class _Start:
    name: str
    kind: SpanKind
    attributes: Mapping[str, str | int]
    context: Context | None = None
    """None: under the span that is running; an empty one: a trace of its own."""
    links: Sequence[Link] = ()


@contextmanager
def _span(telemetry: Telemetry, start: _Start) -> Iterator[Span]:
    with telemetry.tracer.start_as_current_span(
        start.name,
        context=start.context,
        kind=start.kind,
        attributes=start.attributes,
        links=start.links,
        record_exception=False,
        set_status_on_exception=False,
    ) as span:
        try:
            yield span
        except BaseException as error:
            span.set_attribute(names.ERROR_TYPE, type(error).__qualname__)
            span.set_status(StatusCode.ERROR)
            raise


def _messaging(operation: str, kind: str, topic: str) -> dict[str, str | int]:
    return {
        names.MESSAGING_SYSTEM: "kafka",
        names.MESSAGING_OPERATION_NAME: operation,
        names.MESSAGING_OPERATION_TYPE: kind,
        names.MESSAGING_DESTINATION_NAME: topic,
    }


def _span_context(traceparent: str | None, tracestate: str | None) -> trace.SpanContext:
    return trace.get_current_span(context_of(traceparent, tracestate)).get_span_context()
