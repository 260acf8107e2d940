"""What is measured of a road: from the intended start to the acceptance, on to the effect, and the whole way."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from tests.bench.contest import Held
from tests.bench.latencies import Latencies, Spread, over_rounds
from tests.bench.pacing import Salvo
from tests.bench.saturation import why_refused

STAGES = ("commit", "road", "whole")
"""Intended start → commit acknowledged to the caller; from there → effect; both together."""


@dataclass(frozen=True)
class Measured:
    """One measurement of one contender."""

    stages: Mapping[str, Latencies]
    late: Latencies
    achieved: float
    errors: int

    def figures(self) -> dict[str, float]:
        """Everything in one mapping: ``<stage>_<percentile>`` in milliseconds, ``achieved`` a second."""
        found = {"achieved": self.achieved, "late_p99": self.late.percentile(99.0)}
        for stage, latencies in self.stages.items():
            found |= {f"{stage}_{name}": value for name, value in latencies.figures().items()}
        return found


def measured(salvo: Salvo, effects: Mapping[int, int] | None = None) -> Measured:
    """The measurement of ``salvo`` whose effects were seen at ``effects``; one that was not counts as an error.

    Without ``effects`` it ends at the acceptance.
    """
    good = salvo.good if effects is None else [shot for shot in salvo.good if shot.number in effects]
    stages = {"commit": Latencies.of(shot.accepted - shot.intended for shot in good)}
    if effects is not None:
        stages["road"] = Latencies.of(effects[shot.number] - shot.accepted for shot in good)
        stages["whole"] = Latencies.of(effects[shot.number] - shot.intended for shot in good)
    late = Latencies.of(shot.began - shot.intended for shot in salvo.shots)
    return Measured(stages, late, len(good) / salvo.seconds, len(salvo.shots) - len(good))


def point(rate: float, contender: str, rounds: Sequence[Measured]) -> dict[str, Any]:
    """One contender at one rate, as it stands in the results. Refused figures are kept apart from the others."""
    spreads = over_rounds([each.figures() for each in rounds])
    errors = sum(each.errors for each in rounds)
    medians = {name: spread.median for name, spread in spreads.items()}
    refused = why_refused({**medians, "rate": rate}, errors)
    figures = {name: asdict(spread) for name, spread in spreads.items()}
    return {
        "rate": rate,
        "contender": contender,
        "samples": sum(each.stages["commit"].count for each in rounds),
        "errors": errors,
        "refused": refused,
        "figures" if refused is None else "withheld": figures,
    }


def points(rate: float, held: Held[Measured]) -> list[dict[str, Any]]:
    """All contenders at one rate."""
    return [point(rate, contender, rounds) for contender, rounds in held.results.items()]


def ratio(over: Sequence[Measured], under: Sequence[Measured], figure: str) -> dict[str, float]:
    """How many times the one's figure is the other's, round by round."""
    pairs = zip(over, under, strict=True)
    quotients = [one.figures()[figure] / max(other.figures()[figure], 1e-3) for one, other in pairs]
    return asdict(Spread.of(quotients))
