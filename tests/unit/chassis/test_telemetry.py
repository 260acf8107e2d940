"""What leaves in spans and metrics, and what a trace's edges are."""

import ast
from pathlib import Path

import pytest
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

import chassis
from chassis.message_spans import Received, fold_span, process_span, push_span, relay_send_span
from chassis.settings import FrameSettings
from chassis.telemetry import Telemetry, configure_telemetry, context_of, current_traceparent
from chassis.telemetry_names import ATTRIBUTES, METRICS, TRACE_EDGES

PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
RECEIVED = Received("intake-maps", 3, 41, "intake.map.recorded.v1", "e1", "departments")


@pytest.fixture
def spans() -> InMemorySpanExporter:
    return InMemorySpanExporter()


@pytest.fixture
def telemetry(spans: InMemorySpanExporter) -> Telemetry:
    settings = FrameSettings(service="test", instance="one")
    return configure_telemetry("test", "worker", settings, span_processor=SimpleSpanProcessor(spans))


def only(spans: InMemorySpanExporter) -> ReadableSpan:
    (span,) = spans.get_finished_spans()
    return span


def trace_of(span: ReadableSpan) -> str:
    return format(span.get_span_context().trace_id, "032x")  # type: ignore[union-attr]


def test_outside_of_a_span_there_is_nothing_to_carry() -> None:
    assert current_traceparent() == (None, None)


def test_the_running_spans_context_is_what_is_carried(telemetry: Telemetry) -> None:
    with telemetry.tracer.start_as_current_span("x") as span:
        traceparent, _ = current_traceparent()
    assert trace.get_current_span(context_of(traceparent)).get_span_context().span_id == span.get_span_context().span_id


def test_a_malformed_traceparent_begins_a_trace_of_its_own(telemetry: Telemetry, spans: InMemorySpanExporter) -> None:
    with process_span(telemetry, RECEIVED, "00-forged"):
        pass
    assert only(spans).parent is None


def test_a_send_span_links_to_the_commands_and_stands_alone(telemetry: Telemetry, spans: InMemorySpanExporter) -> None:
    with (
        telemetry.tracer.start_as_current_span("poll"),
        relay_send_span(telemetry, "intake-maps", [(PARENT, None)] * 2),
    ):
        pass
    span = spans.get_finished_spans()[0]
    assert (span.name, span.kind, span.parent) == ("send intake-maps", SpanKind.PRODUCER, None)
    assert [format(link.context.trace_id, "032x") for link in span.links] == [PARENT.split("-")[1]] * 2
    assert dict(span.attributes or {}) == {
        "messaging.system": "kafka",
        "messaging.operation.name": "send",
        "messaging.operation.type": "send",
        "messaging.destination.name": "intake-maps",
        "messaging.batch.message_count": 2,
    }


def test_a_process_span_is_a_child_of_the_command(telemetry: Telemetry, spans: InMemorySpanExporter) -> None:
    with process_span(telemetry, RECEIVED, PARENT), fold_span(telemetry, RECEIVED.event_type):
        pass
    fold, process = spans.get_finished_spans()
    assert (process.name, process.kind) == ("process intake-maps", SpanKind.CONSUMER)
    assert trace_of(process) == trace_of(fold) == PARENT.split("-")[1]
    assert fold.parent == process.get_span_context()
    assert (process.attributes or {})["messaging.kafka.offset"] == 41
    assert (process.attributes or {})["messaging.destination.partition.id"] == "3"


def test_a_push_span_is_a_child_of_the_command_and_links_to_the_browsers_request(
    telemetry: Telemetry, spans: InMemorySpanExporter
) -> None:
    with telemetry.tracer.start_as_current_span("GET /stream") as request, push_span(telemetry, "change", PARENT):
        pass
    push = spans.get_finished_spans()[0]
    assert trace_of(push) == PARENT.split("-")[1]
    assert [link.context.span_id for link in push.links] == [request.get_span_context().span_id]


def test_a_failure_leaves_its_class_and_none_of_its_words(telemetry: Telemetry, spans: InMemorySpanExporter) -> None:
    with pytest.raises(ValueError, match="Doe"), process_span(telemetry, RECEIVED, PARENT):
        raise ValueError("Mrs Doe")
    span = only(spans)
    assert (span.attributes or {})["error.type"] == "ValueError"
    assert (span.status.status_code, span.status.description, list(span.events)) == (StatusCode.ERROR, None, [])


def test_what_may_not_leave_is_taken_out_of_any_span(telemetry: Telemetry, spans: InMemorySpanExporter) -> None:
    denied = {"url.query": "name=Doe", "url.path": "/v1/x/Doe", "db.statement.parameters": "('Doe',)"}
    with telemetry.tracer.start_as_current_span("x", attributes=denied) as span:
        span.set_attribute("http.request.header.cookie", "Doe")
        span.set_attribute("messaging.kafka.message.key", "Doe")
        span.set_attribute("http.route", "/v1/x/{name}")
        span.record_exception(ValueError("Mrs Doe"))
        span.set_status(StatusCode.ERROR, "Mrs Doe")
    sent = only(spans)
    assert "Doe" not in sent.to_json()
    assert (sent.attributes or {})["http.route"] == "/v1/x/{name}"


def test_a_collector_that_is_away_costs_no_command_and_little_time() -> None:
    settings = FrameSettings(service="test", otlp_endpoint="http://127.0.0.1:9")
    telemetry = configure_telemetry("test", "api", settings)
    for _ in range(10_000):
        with telemetry.tracer.start_as_current_span("x"):
            telemetry.metrics.add("plumbline.idempotency.replays")
    telemetry.shutdown()
    telemetry.shutdown()


def test_metrics_have_the_names_that_prometheus_reads(telemetry: Telemetry) -> None:
    telemetry.metrics.add("plumbline.inbox.duplicates", 2, {"messaging.destination.name": "intake-maps"})
    telemetry.metrics.set("plumbline.outbox.oldest_age", 1.5)
    telemetry.metrics.record("plumbline.outbox.commit_to_publish", 0.004)
    text = telemetry.exposition.text().decode()
    assert 'plumbline_inbox_duplicates_total{messaging_destination_name="intake-maps"} 2.0' in text
    assert "plumbline_outbox_oldest_age_seconds 1.5" in text
    assert 'plumbline_outbox_commit_to_publish_seconds_bucket{le="0.005"} 1.0' in text
    assert 'plumbline_outbox_commit_to_publish_seconds_bucket{le="+Inf"} 1.0' in text
    assert 'target_info{plumbline_process_role="worker"' in text


def test_a_metric_that_is_not_on_the_list_cannot_be_counted(telemetry: Telemetry) -> None:
    with pytest.raises(KeyError):
        telemetry.metrics.add("plumbline.made.up")
    with pytest.raises(TypeError):
        telemetry.metrics.add("plumbline.outbox.oldest_age")
    with pytest.raises(ValueError, match="does not declare"):
        telemetry.metrics.add("plumbline.inbox.duplicates", 1, {"person": "ann"})


def test_names_follow_their_scheme() -> None:
    for name in [*METRICS, *ATTRIBUTES]:
        area = name.split(".")[0]
        assert area in {"plumbline", "messaging"}, name
        assert name == name.lower()
    assert {edge.relation for edge in TRACE_EDGES} == {"parent", "link"}


def test_every_metric_named_in_the_frame_is_on_the_list() -> None:
    root = Path(str(chassis.__file__)).parent
    named = {
        node.args[0].value
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"add", "record", "set"}
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and str(node.args[0].value).startswith(("plumbline.", "messaging."))
    }
    assert named
    assert named <= METRICS.keys()
