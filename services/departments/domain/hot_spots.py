"""Hot spots: a step of a site's workflow that fails more often, within a window, than chance explains.

The rule is an exact one-sided Poisson test (F. Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28,
1936): with ``expected`` incidents in a window, ``count`` is too many when the chance of so many or more is below
``chance``. What is expected comes from the step's own past, and is never less than a declared background, because a
step with no past has no rate. A least number keeps one person's two reports from being a signal.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

SEVEREST_FIRST = ("safety", "high", "medium", "low")
EVIDENCE_KEPT = 200


@dataclass(frozen=True)
class HotSpotRule:
    """When incidents at a step are a hot spot. Every figure may be set, so that a test or a demo can be quick."""

    window: timedelta = timedelta(minutes=60)
    """How far back incidents count together: an hour is what a command centre's huddles look back on."""
    past: timedelta = timedelta(days=7)
    """How far before the window the step's own rate is taken from: a week has each weekday once."""
    least: int = 3
    """Fewer incidents than this never are a hot spot."""
    chance: float = 0.001
    """How seldom the rule may be wrong, for one step and one window."""
    background_per_hour: float = 0.05
    """The least rate that a step is taken to have. Assumed: at the peak, 300 tickets per 1,000 users a day are about
    one a day for the steps that a person touches."""


@dataclass(frozen=True)
class Step:
    """A step of a workflow as a site does it."""

    site: str
    workflow: str
    step: str

    @property
    def signal_id(self) -> str:
        """The name of this step's signal."""
        return f"hot-spot:{self.site}/{self.workflow}/{self.step}"


@dataclass(frozen=True)
class Sighting:
    """One incident at a step."""

    incident_id: str
    event_id: str
    at: datetime
    severity: str
    departments: tuple[str, ...]
    step_name: str | None = None


@dataclass(frozen=True)
class HotSpot:
    """A step that fails too often. ``as_of`` is the newest incident; ``threshold`` the count from which it is one."""

    step: Step
    count: int
    threshold: int
    as_of: datetime
    severity: str
    departments: tuple[str, ...]
    evidence: tuple[str, ...]
    step_name: str | None = None


def tail(count: int, expected: float) -> float:
    """The chance of ``count`` or more, where ``expected`` are expected (Poisson)."""
    if count <= 0:
        return 1.0
    term = math.exp(count * math.log(expected) - expected - math.lgamma(count + 1))
    total, turn = term, count
    while term > total * 1e-12:
        turn += 1
        term *= expected / turn
        total += term
    return min(1.0, total)


def threshold(expected: float, rule: HotSpotRule) -> int:
    """The least count that is too many."""
    count = rule.least
    while tail(count, expected) > rule.chance:
        count += 1
    return count


def within(sightings: Iterable[Sighting], now: datetime, rule: HotSpotRule) -> list[Sighting]:
    """The incidents in the window that ends at ``now``, oldest first, each once."""
    unique = {sighting.incident_id: sighting for sighting in sightings}
    inside = [sighting for sighting in unique.values() if now - rule.window < sighting.at <= now]
    return sorted(inside, key=lambda sighting: (sighting.at, sighting.event_id))


def expected_in_window(sightings: Iterable[Sighting], now: datetime, since: datetime, rule: HotSpotRule) -> float:
    """How many incidents the step's own past lets expect in a window.

    ``since``: when watching began. A past shorter than one window says nothing; then only the background counts.
    """
    end = now - rule.window
    begin = max(end - rule.past, since)
    background = rule.background_per_hour * (rule.window / timedelta(hours=1))
    if end - begin < rule.window:
        return background
    before = len({sighting.incident_id for sighting in sightings if begin < sighting.at <= end})
    return max(background, before * (rule.window / (end - begin)))


def hot_spot(
    step: Step, sightings: Sequence[Sighting], now: datetime, since: datetime, rule: HotSpotRule
) -> HotSpot | None:
    """The hot spot at ``step`` as of ``now``; none where it does not fail too often. Order and repetition of
    ``sightings`` do not matter."""
    inside = within(sightings, now, rule)
    least = threshold(expected_in_window(sightings, now, since, rule), rule)
    if len(inside) < least:
        return None
    return HotSpot(
        step=step,
        count=len(inside),
        threshold=least,
        as_of=inside[-1].at,
        severity=min((sighting.severity for sighting in inside), key=_gravity),
        departments=tuple(sorted({department for sighting in inside for department in sighting.departments})),
        evidence=tuple(sighting.event_id for sighting in inside[-EVIDENCE_KEPT:]),
        step_name=next((sighting.step_name for sighting in reversed(inside) if sighting.step_name), None),
    )


def _gravity(severity: str) -> int:
    return SEVEREST_FIRST.index(severity) if severity in SEVEREST_FIRST else len(SEVEREST_FIRST)
