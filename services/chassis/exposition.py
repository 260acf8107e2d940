"""Metrics as Prometheus reads them, from the same instruments that are sent over OTLP.

Names follow the OpenTelemetry specification for Prometheus: dots become underscores, the unit becomes a suffix,
counters end in ``_total``; ``plumbline.outbox.oldest_age`` in ``s`` is ``plumbline_outbox_oldest_age_seconds``.
"""

import re
import threading
from collections.abc import Iterable, Mapping
from typing import Any

from opentelemetry.sdk.metrics.export import (
    AggregationTemporality,
    Histogram,
    HistogramDataPoint,
    Metric,
    MetricReader,
    MetricsData,
    NumberDataPoint,
    Sum,
)
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, InfoMetricFamily
from prometheus_client.core import Metric as Family
from prometheus_client.registry import Collector

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

_UNITS = {"s": "seconds", "ms": "milliseconds", "By": "bytes", "1": "ratio"}
_NOT_IN_A_NAME = re.compile(r"[^a-zA-Z0-9_]")


def prometheus_name(name: str) -> str:
    """``name`` as Prometheus may spell it."""
    return _NOT_IN_A_NAME.sub("_", name)


class ExpositionReader(MetricReader):
    """Collects when it is asked to. Any thread may ask."""

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._latest: MetricsData | None = None
        self._registry = CollectorRegistry(auto_describe=False)
        self._registry.register(_Bridge(self))

    def _receive_metrics(self, metrics_data: MetricsData, timeout_millis: float = 10_000, **_kwargs: Any) -> None:
        self._latest = metrics_data

    def text(self) -> bytes:
        """All metrics in the text format."""
        with self._lock:
            self.collect()
            return generate_latest(self._registry)

    def shutdown(self, timeout_millis: float = 30_000, **_kwargs: Any) -> None:
        """Keep nothing; what was collected goes away with the process."""
        self._latest = None

    def families(self) -> Iterable[Family]:
        """What was collected last, in Prometheus's own shapes."""
        if self._latest is None:
            return
        for resource in self._latest.resource_metrics:
            info = {prometheus_name(name): str(value) for name, value in resource.resource.attributes.items()}
            yield InfoMetricFamily("target", "Who reports.", value=info)
            for scope in resource.scope_metrics:
                for metric in scope.metrics:
                    yield _family(metric)


class _Bridge(Collector):
    def __init__(self, reader: ExpositionReader) -> None:
        self._reader = reader

    def collect(self) -> Iterable[Family]:
        return self._reader.families()


def _family(metric: Metric) -> Family:
    keys = sorted({key for point in metric.data.data_points for key in (point.attributes or {})})
    labels = [prometheus_name(key) for key in keys]
    unit = _UNITS.get(metric.unit or "", "")
    name, text = prometheus_name(metric.name), metric.description or metric.name
    if isinstance(metric.data, Histogram):
        histogram = HistogramMetricFamily(name, text, labels=labels, unit=unit)
        for measured in metric.data.data_points:
            histogram.add_metric(_values(keys, measured.attributes), _buckets(measured), measured.sum)
        return histogram
    family: CounterMetricFamily | GaugeMetricFamily
    if isinstance(metric.data, Sum) and _only_grows(metric.data):
        family = CounterMetricFamily(name, text, labels=labels, unit=unit)
    else:
        family = GaugeMetricFamily(name, text, labels=labels, unit=unit)
    for point in metric.data.data_points:
        if isinstance(point, NumberDataPoint):
            family.add_metric(_values(keys, point.attributes), point.value)
    return family


def _only_grows(data: Sum) -> bool:
    return data.is_monotonic and data.aggregation_temporality is AggregationTemporality.CUMULATIVE


def _values(keys: list[str], attributes: Mapping[str, Any] | None) -> list[str]:
    return [str((attributes or {}).get(key, "")) for key in keys]


def _buckets(point: HistogramDataPoint) -> list[tuple[str, float]]:
    total = 0
    buckets: list[tuple[str, float]] = []
    for bound, count in zip([*map(str, point.explicit_bounds), "+Inf"], point.bucket_counts, strict=True):
        total += count
        buckets.append((bound, total))
    return buckets
