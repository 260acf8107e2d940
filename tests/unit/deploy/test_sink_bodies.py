"""The receiver takes what OTLP sends and refuses the rest."""

import gzip

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from plumbline.sink.bodies import BodyRefused, parse, unpack
from plumbline.sink.otlp import spans_of


def test_gzip_is_unpacked():
    assert unpack(gzip.compress(b"spans")) == b"spans"


@pytest.mark.parametrize(
    ("packed", "status"),
    [
        (b"not gzip", 400),
        (gzip.compress(b"x" * 100)[:-9], 400),
        (gzip.compress(b"\0" * 1_000_000), 413),
    ],
)
def test_bad_gzip_is_refused(packed: bytes, status: int):
    with pytest.raises(BodyRefused) as refusal:
        unpack(packed, largest=10_000)
    assert refusal.value.status == status


def test_what_is_not_the_message_is_refused():
    with pytest.raises(BodyRefused) as refusal:
        parse(ExportTraceServiceRequest(), b"\xff\xff\xff")
    assert refusal.value.status == 400


def test_a_span_without_a_proper_id_is_left_out():
    export = ExportTraceServiceRequest()
    spans = export.resource_spans.add().scope_spans.add().spans
    spans.add(trace_id=b"short", span_id=b"12345678", name="bad")
    spans.add(trace_id=b"0123456789abcdef", span_id=b"12345678", name="good", start_time_unix_nano=2**64 - 1)
    assert [span.name for span in spans_of(export)] == ["good"]


def test_a_span_of_another_version_of_the_protocol_is_kept_as_unspecified():
    export = ExportTraceServiceRequest()
    spans = export.resource_spans.add().scope_spans.add().spans
    spans.add(trace_id=b"0123456789abcdef", span_id=b"12345678", kind=5)
    assert [span.kind for span in spans_of(export)] == ["consumer"]
