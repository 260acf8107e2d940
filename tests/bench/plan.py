"""How long, how often and where to measure."""

import sys
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import uvloop

from tests.bench.pacing import Pace
from tests.bench.saturation import Quiet

T = TypeVar("T")


@dataclass(frozen=True)
class Plan:
    """One run of the benchmarks. ``seconds`` is one measurement of one contender; ``folder`` is for its scraps."""

    seconds: float
    rounds: int
    sizes: tuple[str, ...]
    quiet: Quiet
    folder: Path

    @property
    def warm_up(self) -> float:
        """Seconds at the head of a measurement that do not count."""
        return min(2.0, max(0.5, self.seconds / 5))

    def pace(self, rate: float, seconds: float | None = None) -> Pace:
        """The pace at ``rate``."""
        return Pace(rate, self.seconds if seconds is None else seconds, self.warm_up)

    @staticmethod
    def run(work: Coroutine[Any, Any, T]) -> T:
        """Run ``work`` on the loop that the services use."""
        return uvloop.run(work)

    @staticmethod
    def say(line: str) -> None:
        """Tell whoever watches."""
        print(line, file=sys.stderr, flush=True)
