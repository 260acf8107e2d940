"""Latencies in high dynamic range histograms: the tail is counted, never averaged away."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from hdrh.histogram import HdrHistogram

LONGEST_MICROSECONDS = 120_000_000
PERCENTILES: Mapping[str, float] = {"p50": 50.0, "p99": 99.0, "p99.9": 99.9}


@dataclass
class Latencies:
    """Durations of one kind from one measurement, kept to three significant digits."""

    _histogram: Any = field(default_factory=lambda: HdrHistogram(1, LONGEST_MICROSECONDS, 3))

    @classmethod
    def of(cls, nanoseconds: Iterable[int]) -> "Latencies":
        """The latencies ``nanoseconds``."""
        made = cls()
        for each in nanoseconds:
            made.add(each)
        return made

    def add(self, nanoseconds: int) -> None:
        """Count one. What is shorter than a microsecond, or seems to end before it begins, counts as a microsecond."""
        self._histogram.record_value(min(max(1, nanoseconds // 1000), LONGEST_MICROSECONDS))

    @property
    def count(self) -> int:
        """How many there are."""
        return int(self._histogram.get_total_count())

    def percentile(self, percentile: float) -> float:
        """The latency, in milliseconds, that ``percentile`` per cent do not exceed; 0 where there are none."""
        return self._histogram.get_value_at_percentile(percentile) / 1000 if self.count else 0.0

    def figures(self) -> dict[str, float]:
        """p50, p99, p99.9 and the longest, in milliseconds."""
        found = {name: self.percentile(percentile) for name, percentile in PERCENTILES.items()}
        return {**found, "max": self._histogram.get_max_value() / 1000 if self.count else 0.0}


@dataclass(frozen=True)
class Spread:
    """The median of rounds, and how far the rounds lay apart."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        """The spread of ``values``, at least one."""
        return cls(round(median(values), 3), round(min(values), 3), round(max(values), 3))


def over_rounds(rounds: Sequence[Mapping[str, float]]) -> dict[str, Spread]:
    """The spread of each figure that all ``rounds`` have."""
    return {name: Spread.of([figures[name] for figures in rounds]) for name in rounds[0]}
