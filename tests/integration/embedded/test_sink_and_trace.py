"""A trace goes from the exporter through the receiver to the terminal."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http import Compression
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.trace import Link, SpanKind

from tests.support.embedded_platform import Platform, only, plumbline, running

PROTOBUF = {"Content-Type": "application/x-protobuf"}


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    with running(tmp_path_factory.mktemp("sink") / "data", *only("sink")) as started:
        yield started


@pytest.fixture
def address(platform: Platform) -> str:
    return f"http://127.0.0.1:{platform.run.ports['sink']}"


def _tracer(address: str, service: str, compression: Compression) -> trace.Tracer:
    provider = TracerProvider(resource=Resource.create({"service.name": service}))
    exporter = OTLPSpanExporter(f"{address}/v1/traces", compression=compression)
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    return provider.get_tracer("tests")


@pytest.mark.parametrize("compression", [Compression.NoCompression, Compression.Gzip])
def test_a_trace_is_drawn_with_what_links_to_it(platform: Platform, address: str, compression: Compression):
    incident = _tracer(address, "incident", compression)
    departments = _tracer(address, "departments", compression)
    with incident.start_as_current_span("POST /v1/reports", kind=SpanKind.SERVER) as post:
        context = post.get_span_context()
    with departments.start_as_current_span(
        "push change", kind=SpanKind.PRODUCER, links=[Link(context)], attributes={"plumbline.stream.event": "change"}
    ):
        pass
    trace_id = f"{context.trace_id:032x}"
    answer = plumbline("trace", trace_id[:12], "--data", str(platform.folder))
    assert answer.status == 0, answer.errors
    lines = answer.output.splitlines()
    assert trace_id in lines[0]
    assert "incident" in answer.output
    assert "▶ POST /v1/reports" in answer.output
    assert "↗ push change" in answer.output
    assert "stream=change" in answer.output
    spans = plumbline("trace", trace_id, "--json", "--data", str(platform.folder)).json["spans"]
    assert [(span["service"], span["depth"], span["is_linked"]) for span in spans] == [
        ("incident", 0, False),
        ("departments", 1, True),
    ]


def test_the_newest_is_listed_first(platform: Platform, address: str):
    with _tracer(address, "intake", Compression.NoCompression).start_as_current_span("newest"):
        pass
    listed = plumbline("trace", "--list", "--json", "--data", str(platform.folder)).json["items"]
    assert listed[0]["name"] == "newest"


def test_the_last_is_that_of_the_last_command_whatever_was_looked_at_since(platform: Platform, address: str):
    tracer = _tracer(address, "intake", Compression.NoCompression)
    with tracer.start_as_current_span("POST /v1/standards", kind=SpanKind.SERVER):
        pass
    with tracer.start_as_current_span("PUT /v1/standards/{workflow}", kind=SpanKind.SERVER) as put:
        trace_id = f"{put.get_span_context().trace_id:032x}"
    with tracer.start_as_current_span("GET /v1/standards", kind=SpanKind.SERVER):
        pass
    with tracer.start_as_current_span("POST", kind=SpanKind.CLIENT):
        pass
    answer = plumbline("trace", "--last", "--data", str(platform.folder))
    assert trace_id in answer.output.splitlines()[0]


def test_a_trace_that_is_not_there_is_said(platform: Platform):
    answer = plumbline("trace", "ffffffffff", "--data", str(platform.folder))
    assert answer.status == 2
    assert "--list" in answer.errors


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"\xff\xff\xff", PROTOBUF, 400),
        (b"{}", {"Content-Type": "application/json"}, 415),
        (b"x", {**PROTOBUF, "Content-Encoding": "br"}, 415),
        (b"x", {**PROTOBUF, "Content-Encoding": "gzip"}, 400),
        (gzip.compress(b"\0" * 20_000_000), {**PROTOBUF, "Content-Encoding": "gzip"}, 413),
        (b"\0" * 5_000_000, PROTOBUF, 413),
    ],
)
def test_what_is_not_otlp_is_refused(address: str, body: bytes, headers: dict[str, str], status: int):
    assert httpx.post(f"{address}/v1/traces", content=body, headers=headers).status_code == status


def test_an_empty_export_is_fine(address: str):
    for signal in ("traces", "metrics", "logs"):
        assert httpx.post(f"{address}/v1/{signal}", content=b"", headers=PROTOBUF).status_code == 200


def test_nothing_was_kept_where_nothing_ran(tmp_path: Path):
    answer = plumbline("trace", "--list", "--data", str(tmp_path))
    assert answer.status == 2
    assert "plumbline up" in answer.errors
