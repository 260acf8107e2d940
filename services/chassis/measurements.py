"""Counting and measuring by the names of the closed list."""

from collections.abc import Mapping

from opentelemetry.metrics import Counter, Histogram, Meter
from opentelemetry.metrics import _Gauge as Gauge

from chassis.telemetry_names import METRICS, Kind

SECONDS_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0)

Attributes = Mapping[str, str]


class Measurements:
    """All metrics of one process. An instrument is made at its first use.

    Raises ``KeyError`` for a name that is not in :data:`chassis.telemetry_names.METRICS`, ``TypeError`` for one of
    another kind, and ``ValueError`` for an attribute that the metric does not declare.
    """

    def __init__(self, meter: Meter) -> None:
        self._meter = meter
        self._counters: dict[str, Counter] = {}
        self._histograms: dict[str, Histogram] = {}
        self._gauges: dict[str, Gauge] = {}

    def add(self, name: str, amount: int = 1, attributes: Attributes | None = None) -> None:
        """Count ``amount`` more of counter ``name``."""
        if name not in self._counters:
            _declared(name, "counter")
            metric = METRICS[name]
            self._counters[name] = self._meter.create_counter(name, metric.unit, metric.description)
        self._counters[name].add(amount, _checked(name, attributes))

    def record(self, name: str, value: float, attributes: Attributes | None = None) -> None:
        """Add ``value`` to the distribution ``name``."""
        if name not in self._histograms:
            _declared(name, "histogram")
            metric = METRICS[name]
            self._histograms[name] = self._meter.create_histogram(
                name, metric.unit, metric.description, explicit_bucket_boundaries_advisory=SECONDS_BUCKETS
            )
        self._histograms[name].record(value, _checked(name, attributes))

    def set(self, name: str, value: float, attributes: Attributes | None = None) -> None:
        """Say that gauge ``name`` now stands at ``value``."""
        if name not in self._gauges:
            _declared(name, "gauge")
            metric = METRICS[name]
            self._gauges[name] = self._meter.create_gauge(name, metric.unit, metric.description)
        self._gauges[name].set(value, _checked(name, attributes))


def _declared(name: str, kind: Kind) -> None:
    if METRICS[name].kind != kind:
        raise TypeError(f"metric {name} is a {METRICS[name].kind}, not a {kind}")


def _checked(name: str, attributes: Attributes | None) -> dict[str, str]:
    given = dict(attributes or {})
    unknown = given.keys() - METRICS[name].attributes
    if unknown:
        raise ValueError(f"metric {name} does not declare {sorted(unknown)}")
    return given
