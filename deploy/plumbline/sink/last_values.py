"""Metrics and logs that came in: how many, and the last of each. In memory and bounded; gone with the process."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceRequest
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest
from opentelemetry.proto.common.v1.common_pb2 import KeyValue
from opentelemetry.proto.metrics.v1.metrics_pb2 import Metric

from plumbline.sink.otlp import value_of

MOST_SERIES = 5_000


@dataclass
class LastValues:
    """What came in. A metric's value is the last number, or of a histogram its last count and sum."""

    metrics: dict[str, dict[str, object]] = field(default_factory=dict)
    points: int = 0
    logs: Counter[str] = field(default_factory=Counter)

    def add_metrics(self, export: ExportMetricsServiceRequest) -> None:
        """Keep the last value of each series of ``export``; series beyond the bound are counted only."""
        for resource in export.resource_metrics:
            service = _service(resource.resource.attributes)
            for scope in resource.scope_metrics:
                for metric in scope.metrics:
                    self._add(service, metric)

    def add_logs(self, export: ExportLogsServiceRequest) -> None:
        """Count the records of ``export`` by service and severity. What they say is not kept."""
        for resource in export.resource_logs:
            service = _service(resource.resource.attributes)
            for scope in resource.scope_logs:
                for record in scope.log_records:
                    self._count_log(f"{service} {record.severity_text or 'unset'}"[:128])

    def _count_log(self, key: str) -> None:
        if key in self.logs or len(self.logs) < MOST_SERIES:
            self.logs[key] += 1

    def _add(self, service: str, metric: Metric) -> None:
        kind = metric.WhichOneof("data")
        if kind is None:
            return
        for point in getattr(metric, kind).data_points:
            self.points += 1
            labels = ",".join(f"{pair.key}={value_of(pair.value)}" for pair in point.attributes)
            key = f"{service} {metric.name}{{{labels}}}"[:512]
            if key in self.metrics or len(self.metrics) < MOST_SERIES:
                self.metrics[key] = {"unit": metric.unit, **_last(kind, point)}


def _last(kind: str, point: object) -> dict[str, object]:
    if kind in {"histogram", "exponential_histogram", "summary"}:
        return {"count": getattr(point, "count", 0), "sum": getattr(point, "sum", 0.0)}
    is_whole = point.WhichOneof("value") == "as_int"  # type: ignore[attr-defined]
    return {"value": getattr(point, "as_int" if is_whole else "as_double")}


def _service(attributes: Iterable[KeyValue]) -> str:
    found = next((value_of(pair.value) for pair in attributes if pair.key == "service.name"), "unknown")
    return str(found)[:128]
