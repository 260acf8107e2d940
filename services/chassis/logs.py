"""Structured logs: one JSON object per line, with the keys of a closed list and no free text.

The event is a constant name (``relay_resumes``), what varies is in keys. A key that is not on the list is left out and
its name is listed under ``dropped``, so that a mistake shows without leaking. Of an exception the class and the places
in the code are kept, never its words: they may quote what a person wrote.
"""

import logging
import sys
import time
import traceback
from collections.abc import Mapping
from typing import Any, TextIO, cast

import structlog
from opentelemetry._logs import LogRecord, SeverityNumber
from opentelemetry.sdk._logs import LoggerProvider
from structlog.typing import EventDict, FilteringBoundLogger, Processor, WrappedLogger

from chassis.log_keys import ALLOWED_KEYS
from chassis.telemetry import Telemetry, current_trace_id
from chassis.telemetry_names import SCOPE

_FOREIGN_LOGGERS = ("aiokafka", "alembic", "asyncio", "faust", "kafka", "mode", "uvicorn", "opentelemetry")
"""Libraries whose messages are about machines; they are kept, cut to one line."""
_SILENCED = ("uvicorn.access", "httpx", "httpcore")
"""They write addresses with their query strings. The server span says what is needed."""
LIBRARY_SAYS = "library_says"
"""The event of a line that a library wrote; only there a ``message`` is kept."""
_MAX_TEXT = 300
_SEVERITIES = {
    "debug": SeverityNumber.DEBUG,
    "info": SeverityNumber.INFO,
    "warning": SeverityNumber.WARN,
    "error": SeverityNumber.ERROR,
    "critical": SeverityNumber.FATAL,
}


def logger(name: str) -> FilteringBoundLogger:
    """The logger called ``name``. It may be made before :func:`configure_logging` is called."""
    return cast(FilteringBoundLogger, structlog.get_logger(name))


def configure_logging(
    telemetry: Telemetry, *, level: str = "INFO", role: str = "", stream: TextIO | None = None
) -> None:
    """Write logs to ``stream`` (the standard output), as JSON or, on a terminal, for people; and over OTLP as well.

    Once per process.
    """
    written = stream or sys.stdout
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _Place(telemetry.service, role),
        describe_exception,
        keep_allowed,
        _Export(telemetry.logger_provider),
    ]
    structlog.configure(
        processors=[structlog.stdlib.add_logger_name, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    renderer: Processor = structlog.dev.ConsoleRenderer() if written.isatty() else structlog.processors.JSONRenderer()
    handler = logging.StreamHandler(written)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[_foreign, *shared],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    _install(handler, level)


def _install(handler: logging.Handler, level: str) -> None:
    root = logging.getLogger()
    for old in list(root.handlers):
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(level)
    for name in ("uvicorn", "uvicorn.error"):
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = True
    for name in _SILENCED:
        logging.getLogger(name).disabled = True
    for name in ("aiokafka", "kafka", "faust", "mode"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # A collector that is down would be told of at every attempt.
    logging.getLogger("opentelemetry").setLevel(logging.ERROR)


class _Place:
    """Says who writes, and in which trace."""

    def __init__(self, service: str, role: str) -> None:
        self._said = {"service": service, **({"role": role} if role else {})}

    def __call__(self, _logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        event.update(self._said)
        trace_id = current_trace_id()
        if trace_id:
            event["trace_id"] = trace_id
        return event


def describe_exception(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Replace an exception by its class and the last places in the code that it passed through."""
    given = event.pop("exc_info", None)
    if not given:
        return event
    error = given if isinstance(given, BaseException) else sys.exception()
    if isinstance(given, tuple):
        error = given[1]
    if error is not None:
        event["error_class"] = type(error).__qualname__
        event["frames"] = frames_of(error)
    return event


def frames_of(error: BaseException) -> list[str]:
    """The last places in the code that ``error`` passed through, as ``file:line:function``, the innermost last."""
    return [
        f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}:{frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)[-12:]
    ]


def keep_allowed(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Leave out what is not on the list, and say so; cut what is long to one short line."""
    kept: dict[str, Any] = {}
    dropped: list[str] = []
    for key, value in event.items():
        if key in ALLOWED_KEYS or key.startswith("_") or (key == "message" and event.get("event") == LIBRARY_SAYS):
            kept[key] = _short(value) if isinstance(value, str) else value
        else:
            dropped.append(key)
    if dropped:
        kept["dropped"] = sorted(dropped)
    return kept


def _short(value: str) -> str:
    line = value.replace("\r", " ").replace("\n", " ")
    return line if len(line) <= _MAX_TEXT else f"{line[: _MAX_TEXT - 1]}…"


def _foreign(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    record = event.get("_record")
    name = record.name if isinstance(record, logging.LogRecord) else ""
    event["logger"] = name
    if name.split(".", 1)[0] in _FOREIGN_LOGGERS:
        event["message"] = event["event"]
    event["event"] = LIBRARY_SAYS
    return event


class _Export:
    """Hands each line to OTLP as well, with the same keys."""

    def __init__(self, provider: LoggerProvider) -> None:
        self._logger = provider.get_logger(SCOPE)

    def __call__(self, _logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
        if str(event.get("logger", "")).startswith("opentelemetry"):
            return event  # what the exporter says about itself would be exported, and so on for ever
        level = str(event.get("level", method))
        self._logger.emit(
            LogRecord(
                timestamp=time.time_ns(),
                severity_number=_SEVERITIES.get(level, SeverityNumber.INFO),
                severity_text=level.upper(),
                body=str(event.get("event", "")),
                attributes=_exported(event),
            )
        )
        return event


def _exported(event: Mapping[str, Any]) -> dict[str, Any]:
    left_out = {"event", "level", "timestamp", "trace_id"}
    return {
        key: value if isinstance(value, str | int | float | bool) else [str(part) for part in value]
        for key, value in event.items()
        if key not in left_out
        and not key.startswith("_")
        and isinstance(value, str | int | float | bool | list | tuple)
    }
