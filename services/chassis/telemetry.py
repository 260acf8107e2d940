"""Traces, metrics and logs of one process, over OTLP and for Prometheus.

Everything is sent from threads of the SDK with bounded queues: a collector that is down or slow costs telemetry,
never a command. Providers belong to a :class:`Telemetry`, not to the process: one process may hold several services.
"""

import threading
from dataclasses import dataclass
from importlib.metadata import version
from typing import Literal

from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.exporter.otlp.proto.http._log_exporter import OTLPLogExporter
from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk._logs import LoggerProvider
from opentelemetry.sdk._logs.export import BatchLogRecordProcessor
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import MetricReader, PeriodicExportingMetricReader
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import SpanLimits, SpanProcessor, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.sdk.trace.sampling import ALWAYS_ON
from opentelemetry.trace import Tracer
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from chassis.database_spans import forget_database, trace_database
from chassis.exposition import ExpositionReader
from chassis.measurements import Measurements
from chassis.settings import FrameSettings
from chassis.span_redaction import RedactingProcessor
from chassis.telemetry_names import (
    PROCESS_ROLE,
    SCOPE,
    SEMCONV_SCHEMA_URL,
    SERVICE_INSTANCE_ID,
    SERVICE_NAME,
    SERVICE_NAMESPACE,
    SERVICE_VERSION,
)

EXPORT_SECONDS = 3.0
"""How long one attempt to export may take."""
SHUTDOWN_SECONDS = 4.0
QUEUE_SPANS = 8192
QUEUE_LOGS = 4096
METRIC_INTERVAL_MS = 10_000

Role = Literal["api", "worker", "signals", "gateway", "origin", "command"]

_PROPAGATOR = TraceContextTextMapPropagator()


@dataclass(frozen=True)
class Telemetry:
    """What one service of one process reports with."""

    service: str
    tracer_provider: TracerProvider
    meter_provider: MeterProvider
    logger_provider: LoggerProvider
    tracer: Tracer
    metrics: Measurements
    exposition: ExpositionReader

    @classmethod
    def off(cls, service: str) -> "Telemetry":
        """Telemetry that goes nowhere but to ``/metrics``: for tests, and where nobody collects."""
        resource = _resource(service, "command", service)
        return _telemetry(resource, [], LoggerProvider(resource, shutdown_on_exit=False), [])

    def shutdown(self) -> None:
        """Send what is queued, for a few seconds at most, and stop. Safe to call twice."""
        forget_database(self.tracer_provider)
        stops = [self.tracer_provider.shutdown, self.logger_provider.shutdown, self.meter_provider.shutdown]
        threads = [threading.Thread(target=stop, name="telemetry-stop", daemon=True) for stop in stops]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(SHUTDOWN_SECONDS)


def configure_telemetry(
    service: str, role: Role, settings: FrameSettings, *, span_processor: SpanProcessor | None = None
) -> Telemetry:
    """Make the telemetry of ``service``; call :meth:`Telemetry.shutdown` at the end.

    ``span_processor`` gets every span as well, already redacted: a test's memory, for example.
    """
    resource = _resource(service, role, settings.instance)
    processors = [RedactingProcessor(span_processor)] if span_processor else []
    readers: list[MetricReader] = []
    logs = LoggerProvider(resource, shutdown_on_exit=False)
    if settings.otlp_endpoint:
        processors.append(RedactingProcessor(_batched_spans(f"{settings.otlp_endpoint}/v1/traces")))
        readers.append(_periodic_metrics(f"{settings.otlp_endpoint}/v1/metrics"))
        exporter = OTLPLogExporter(endpoint=f"{settings.otlp_endpoint}/v1/logs", timeout=EXPORT_SECONDS)
        logs.add_log_record_processor(
            BatchLogRecordProcessor(exporter, schedule_delay_millis=1000, max_queue_size=QUEUE_LOGS)
        )
    telemetry = _telemetry(resource, processors, logs, readers)
    if processors:
        trace_database(telemetry.tracer_provider)
    return telemetry


def _batched_spans(endpoint: str) -> BatchSpanProcessor:
    return BatchSpanProcessor(
        OTLPSpanExporter(endpoint=endpoint, timeout=EXPORT_SECONDS),
        max_queue_size=QUEUE_SPANS,
        schedule_delay_millis=1000,
        max_export_batch_size=512,
    )


def _periodic_metrics(endpoint: str) -> PeriodicExportingMetricReader:
    return PeriodicExportingMetricReader(
        OTLPMetricExporter(endpoint=endpoint, timeout=EXPORT_SECONDS),
        export_interval_millis=METRIC_INTERVAL_MS,
        export_timeout_millis=EXPORT_SECONDS * 1000,
    )


def _resource(service: str, role: Role, instance: str) -> Resource:
    attributes = {
        SERVICE_NAMESPACE: "plumbline",
        SERVICE_NAME: service,
        SERVICE_VERSION: version("plumbline"),
        SERVICE_INSTANCE_ID: f"{instance}-{role}",
        PROCESS_ROLE: role,
    }
    return Resource(attributes, SEMCONV_SCHEMA_URL)


def _telemetry(
    resource: Resource, processors: list[RedactingProcessor], logs: LoggerProvider, readers: list[MetricReader]
) -> Telemetry:
    # Always sampled here: a stranger's traceparent must not be able to hide a request. Who has too many traces
    # samples whole ones at the collector.
    tracer_provider = TracerProvider(
        sampler=ALWAYS_ON,
        resource=resource,
        shutdown_on_exit=False,
        span_limits=SpanLimits(max_attributes=64, max_attribute_length=400, max_links=128, max_events=16),
    )
    for processor in processors:
        tracer_provider.add_span_processor(processor)
    exposition = ExpositionReader()
    meter_provider = MeterProvider([exposition, *readers], resource, shutdown_on_exit=False)
    meter = meter_provider.get_meter(SCOPE, version("plumbline"), SEMCONV_SCHEMA_URL)
    tracer = tracer_provider.get_tracer(SCOPE, version("plumbline"), SEMCONV_SCHEMA_URL)
    service = str(resource.attributes[SERVICE_NAME])
    return Telemetry(service, tracer_provider, meter_provider, logs, tracer, Measurements(meter), exposition)


def current_traceparent() -> tuple[str | None, str | None]:
    """``(traceparent, tracestate)`` of the span that is running, for whatever it causes; ``(None, None)`` outside."""
    carrier: dict[str, str] = {}
    _PROPAGATOR.inject(carrier)
    return carrier.get("traceparent"), carrier.get("tracestate")


def current_trace_id() -> str | None:
    """The running trace's id in hexadecimal, for logs and for people who report a problem."""
    context = trace.get_current_span().get_span_context()
    return format(context.trace_id, "032x") if context.is_valid else None


def context_of(traceparent: str | None, tracestate: str | None = None) -> Context:
    """The context that ``traceparent`` names; an empty one where it is missing or malformed."""
    carrier = {"traceparent": traceparent or ""}
    if tracestate:
        carrier["tracestate"] = tracestate
    return _PROPAGATOR.extract(carrier, context=Context())
