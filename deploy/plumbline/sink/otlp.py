"""Reads spans from an OTLP export."""

from collections.abc import Iterable, Iterator

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.common.v1.common_pb2 import AnyValue, KeyValue
from opentelemetry.proto.trace.v1 import trace_pb2

from plumbline.sink.spans import Link, Span, Value

KINDS = ("unspecified", "internal", "server", "client", "producer", "consumer")
STATUSES = ("unset", "ok", "error")

LONGEST_TEXT = 1024
MOST_ATTRIBUTES = 64
MOST_LINKS = 512

TRACE_ID_BYTES, SPAN_ID_BYTES = 16, 8


def spans_of(export: ExportTraceServiceRequest) -> Iterator[Span]:
    """Every well-formed span of ``export``; one without proper ids is left out, as the specification asks."""
    for resource in export.resource_spans:
        attributes = _attributes(resource.resource.attributes)
        service = str(attributes.get("service.name", "unknown"))
        for scope in resource.scope_spans:
            for span in scope.spans:
                if len(span.trace_id) == TRACE_ID_BYTES and len(span.span_id) == SPAN_ID_BYTES:
                    yield _span(service, span)


def _span(service: str, span: trace_pb2.Span) -> Span:
    return Span(
        trace_id=span.trace_id.hex(),
        span_id=span.span_id.hex(),
        parent_id=span.parent_span_id.hex() or None,
        service=service[:LONGEST_TEXT],
        name=span.name[:LONGEST_TEXT],
        kind=KINDS[span.kind] if span.kind < len(KINDS) else KINDS[0],
        start_ns=_within_integer(span.start_time_unix_nano),
        end_ns=_within_integer(max(span.start_time_unix_nano, span.end_time_unix_nano)),
        status=STATUSES[span.status.code] if span.status.code < len(STATUSES) else STATUSES[0],
        attributes=_attributes(span.attributes),
        links=tuple(Link(link.trace_id.hex(), link.span_id.hex()) for link in span.links[:MOST_LINKS]),
    )


def _within_integer(nanoseconds: int) -> int:
    # OTLP has 64 bits without a sign; the file keeps 63.
    return min(int(nanoseconds), 2**63 - 1)


def _attributes(pairs: Iterable[KeyValue]) -> dict[str, Value]:
    kept: dict[str, Value] = {}
    for pair in pairs:
        if len(kept) == MOST_ATTRIBUTES:
            break
        kept[pair.key[:LONGEST_TEXT]] = value_of(pair.value)
    return kept


def value_of(value: AnyValue) -> Value:
    """``value`` in plain Python; bytes and maps, which nobody here sends, become their kind's name."""
    kind = value.WhichOneof("value")
    match kind:
        case "string_value":
            return value.string_value[:LONGEST_TEXT]
        case "bool_value" | "int_value" | "double_value":
            plain: Value = getattr(value, kind)
            return plain
        case "array_value":
            return [_plain(item) for item in value.array_value.values[:MOST_ATTRIBUTES]]
        case _:
            return kind


def _plain(item: AnyValue) -> Value:
    """An item of a list; lists within lists are not followed."""
    return "array_value" if item.WhichOneof("value") == "array_value" else value_of(item)
