"""A transaction is one span, a statement has one when it was slow or failed, each under the service it works for."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import asyncpg
import pytest
from asyncpg.connection import LoggedQuery
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from chassis.database_spans import SLOW_SECONDS, forget_database, note_statement, transaction_span
from chassis.settings import FrameSettings
from chassis.telemetry import Telemetry, configure_telemetry

STATEMENT = "select text\n  from narratives where narrative_id = $1"


@pytest.fixture
def spans() -> InMemorySpanExporter:
    return InMemorySpanExporter()


@pytest.fixture
def telemetry(spans: InMemorySpanExporter) -> Iterator[Telemetry]:
    made = _telemetry("intake", spans)
    yield made
    made.shutdown()


def _telemetry(service: str, spans: InMemorySpanExporter) -> Telemetry:
    return configure_telemetry(
        service, "api", FrameSettings(service=service), span_processor=SimpleSpanProcessor(spans)
    )


def _query(text: str = STATEMENT, *, elapsed: float = 0.001, exception: BaseException | None = None) -> LoggedQuery:
    parameters: Any = SimpleNamespace(database="intake")
    return LoggedQuery(text, ("what a person said",), None, elapsed, exception, ("127.0.0.1", 5432), parameters)


def _under_a_span(telemetry: Telemetry, spans: InMemorySpanExporter, query: LoggedQuery) -> list[ReadableSpan]:
    with telemetry.tracer.start_as_current_span("command"):
        note_statement(query)
    return [span for span in spans.get_finished_spans() if span.name != "command"]


def test_a_quick_statement_has_no_span(telemetry: Telemetry, spans: InMemorySpanExporter) -> None:
    assert _under_a_span(telemetry, spans, _query()) == []


def test_a_slow_statement_has_a_span_as_long_as_it_was_with_its_text_and_no_value(
    telemetry: Telemetry, spans: InMemorySpanExporter
) -> None:
    (span,) = _under_a_span(telemetry, spans, _query(elapsed=SLOW_SECONDS))
    assert span.name == "SELECT"
    assert (span.end_time or 0) - (span.start_time or 0) == int(SLOW_SECONDS * 1e9)
    assert dict(span.attributes or {}) == {
        "db.system.name": "postgresql",
        "db.operation.name": "SELECT",
        "db.namespace": "intake",
        "db.query.text": "select text from narratives where narrative_id = $1",
    }


def test_a_failed_statement_has_a_span_that_says_how_it_failed(
    telemetry: Telemetry, spans: InMemorySpanExporter
) -> None:
    failure = asyncpg.UniqueViolationError("the words of the failure")
    (span,) = _under_a_span(telemetry, spans, _query(exception=failure))
    assert not span.status.is_ok
    assert not span.status.description
    told = dict(span.attributes or {})
    assert (told["error.type"], told["db.response.status_code"]) == ("UniqueViolationError", "23505")


def test_whose_transaction_begins_is_not_told(telemetry: Telemetry, spans: InMemorySpanExporter) -> None:
    begin = "begin; select set_config('app.subject', 'ann', true)"
    (span,) = _under_a_span(telemetry, spans, _query(begin, elapsed=1.0))
    assert span.name == "BEGIN"
    assert "db.query.text" not in (span.attributes or {})


def test_a_transaction_is_one_span_beside_what_runs_in_it(telemetry: Telemetry, spans: InMemorySpanExporter) -> None:
    with (
        telemetry.tracer.start_as_current_span("command"),
        transaction_span(),
        telemetry.tracer.start_as_current_span("fold"),
    ):
        pass
    fold, transaction, command = spans.get_finished_spans()
    assert (fold.name, transaction.name, command.name) == ("fold", "transaction", "command")
    assert fold.parent is not None
    assert transaction.parent is not None
    assert fold.parent.span_id == transaction.parent.span_id == command.get_span_context().span_id


@pytest.mark.parametrize(
    ("raised", "told"), [(asyncpg.DeadlockDetectedError("x"), "DeadlockDetectedError"), (LookupError("refused"), None)]
)
def test_a_transaction_fails_with_the_database_and_not_with_a_refusal(
    telemetry: Telemetry, spans: InMemorySpanExporter, raised: Exception, told: str | None
) -> None:
    with telemetry.tracer.start_as_current_span("command"), pytest.raises(type(raised)), transaction_span():
        raise raised
    assert (spans.get_finished_spans()[0].attributes or {}).get("error.type") == told


def test_a_span_belongs_to_the_service_whose_span_runs() -> None:
    memories = {name: InMemorySpanExporter() for name in ("intake", "training")}
    made = {name: _telemetry(name, memory) for name, memory in memories.items()}
    for name, telemetry in made.items():
        with telemetry.tracer.start_as_current_span(f"command of {name}"), transaction_span():
            pass
    with transaction_span():
        note_statement(_query(elapsed=1.0))
    for name, memory in memories.items():
        assert [span.name for span in memory.get_finished_spans()] == ["transaction", f"command of {name}"]
        made[name].shutdown()


def test_a_service_that_ended_traces_no_more(telemetry: Telemetry, spans: InMemorySpanExporter) -> None:
    forget_database(telemetry.tracer_provider)
    with telemetry.tracer.start_as_current_span("command"), transaction_span():
        note_statement(_query(elapsed=1.0))
    assert [span.name for span in spans.get_finished_spans()] == ["command"]
