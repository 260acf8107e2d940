"""The open incidents of a place, counted: what readiness needs of them, however many they are.

A place where something fails again and again may have hundreds of open incidents. Each new one changes the place's
readiness, so what readiness rests on has a bounded size: per severity the count, the oldest and the newest few.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from departments.domain.documents import IncidentDoc
from departments.domain.evidence import EVIDENCE_SHOWN, Mark
from departments.domain.news import Held


@dataclass(frozen=True)
class Glance:
    """An incident at a glance. ``opened_at`` is when it was opened; ``mark`` is the last that happened to it."""

    incident_id: str
    opened_at: str
    step: str
    mark: Mark

    @property
    def age(self) -> tuple[str, str]:
        """What incidents are ordered by: the oldest first, equal times by id."""
        return self.opened_at, self.incident_id


@dataclass(frozen=True)
class Band:
    """The open incidents of one severity at one place. ``newest`` are at most five, the newest last."""

    count: int
    oldest: Glance
    newest: tuple[Glance, ...]


Bands = dict[str, Band]
"""By severity; a severity without an open incident has no band."""


def glance_at(held: Held[IncidentDoc]) -> Glance:
    """``held`` at a glance."""
    state = held.state
    return Glance(held.aggregate_id, state["opened"]["at"], state["step_name"] or state["step"], held.mark)


def band_up(present: Iterable[Held[IncidentDoc]]) -> Bands:
    """Count open incidents by severity."""
    by_severity: dict[str, list[Glance]] = {}
    for held in present:
        by_severity.setdefault(held.state["severity"], []).append(glance_at(held))
    return {severity: _band(glances) for severity, glances in by_severity.items()}


def _band(glances: list[Glance]) -> Band:
    ordered = sorted(glances, key=lambda glance: glance.age)
    return Band(len(ordered), ordered[0], tuple(ordered[-EVIDENCE_SHOWN:]))


def newest_of(bands: Iterable[Band]) -> list[Glance]:
    """The newest few of several bands, the newest last."""
    glances = sorted((glance for band in bands for glance in band.newest), key=lambda glance: glance.age)
    return glances[-EVIDENCE_SHOWN:]
