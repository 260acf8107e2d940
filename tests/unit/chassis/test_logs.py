"""A log line has the keys of the list and no words of people; of an exception the class and the places."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog
from opentelemetry.sdk._logs import LoggerProvider
from opentelemetry.sdk._logs.export import InMemoryLogRecordExporter, SimpleLogRecordProcessor

from chassis.logs import configure_logging, logger
from chassis.telemetry import Telemetry


@pytest.fixture
def exported() -> InMemoryLogRecordExporter:
    return InMemoryLogRecordExporter()


@pytest.fixture
def written() -> io.StringIO:
    return io.StringIO()


@pytest.fixture(autouse=True)
def configured(exported: InMemoryLogRecordExporter, written: io.StringIO) -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    telemetry = Telemetry.off("test")
    telemetry.logger_provider.add_log_record_processor(SimpleLogRecordProcessor(exported))
    assert isinstance(telemetry.logger_provider, LoggerProvider)
    configure_logging(telemetry, role="api", stream=written)
    yield
    structlog.reset_defaults()
    root.handlers[:] = handlers
    root.setLevel(level)
    for name in ("uvicorn.access", "httpx", "httpcore"):
        logging.getLogger(name).disabled = False


def lines(written: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


def test_a_line_says_the_event_its_keys_and_who_writes(written: io.StringIO) -> None:
    logger("intake").info("map_recorded", aggregate_id="oak/lab/check-in", aggregate_version=3)
    (line,) = lines(written)
    assert (line["event"], line["level"], line["service"], line["role"]) == ("map_recorded", "info", "test", "api")
    assert (line["aggregate_id"], line["aggregate_version"], line["logger"]) == ("oak/lab/check-in", 3, "intake")


def test_a_key_that_is_not_on_the_list_is_left_out_and_named(written: io.StringIO) -> None:
    logger("intake").info("reported", what="the label printer prints Mrs Doe's labels", step="s1")
    (line,) = lines(written)
    assert "Doe" not in str(line)
    assert line["dropped"] == ["step", "what"]


def test_an_exception_leaves_its_class_and_places_but_not_its_words(written: io.StringIO) -> None:
    try:
        int("Mrs Doe, born 1950")
    except ValueError:
        logger("intake").exception("failed")
    (line,) = lines(written)
    assert "Doe" not in str(line)
    assert line["error_class"] == "ValueError"
    assert any("test_logs.py" in str(frame) for frame in line["frames"])  # type: ignore[attr-defined]


def test_a_line_in_a_span_carries_its_trace(written: io.StringIO) -> None:
    with Telemetry.off("test").tracer.start_as_current_span("x") as span:
        logger("intake").info("inside")
    (line,) = lines(written)
    assert line["trace_id"] == format(span.get_span_context().trace_id, "032x")


def test_a_librarys_line_is_kept_where_it_speaks_of_machines(written: io.StringIO) -> None:
    logging.getLogger("uvicorn.error").info("Uvicorn running on %s", "port 1")
    logging.getLogger("some.library").warning("value was %s", "Mrs Doe")
    kept, cut = lines(written)
    assert kept["message"] == "Uvicorn running on port 1"
    assert "Doe" not in str(cut)


def test_access_lines_with_their_addresses_are_not_written(written: io.StringIO) -> None:
    logging.getLogger("uvicorn.access").info('GET /v1/maps?name="Doe"')
    logging.getLogger("httpx").info("HTTP Request: GET https://x/?q=Doe")
    assert lines(written) == []


def test_no_line_breaks_out_of_its_line(written: io.StringIO) -> None:
    logger("intake").info("x", path='/a\n{"event":"forged"}')
    assert len(lines(written)) == 1


def test_lines_go_to_the_collector_with_the_same_keys(exported: InMemoryLogRecordExporter) -> None:
    logger("intake").info("map_recorded", aggregate_id="a", what="Mrs Doe")
    (record,) = exported.get_finished_logs()
    assert record.log_record.body == "map_recorded"
    attributes = dict(record.log_record.attributes or {})
    assert attributes["aggregate_id"] == "a"
    assert "Doe" not in str(attributes)
