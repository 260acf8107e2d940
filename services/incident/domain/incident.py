"""An incident and its life: open, acknowledged department by department, contained, resolved."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from incident.domain.errors import (
    AlreadyAcknowledged,
    AlreadyResolved,
    ContainmentInThePast,
    DepartmentNotTouched,
    NotAcknowledgedYet,
    NotYourIncident,
)
from incident.domain.flow import Origin
from incident.domain.route import Route
from incident.domain.start import ReportedPlace


class Severity(StrEnum):
    """How bad it is for patients and the day's work, worst first."""

    SAFETY = "safety"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class State(StrEnum):
    """How far an incident is."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    CONTAINED = "contained"
    RESOLVED = "resolved"


@dataclass(frozen=True)
class Actor:
    """Who acts: a person of ``departments`` (``*`` for all), or of the command centre.

    ``name`` is what people call them, none where the sign-in does not tell it.
    """

    subject: str
    departments: frozenset[str]
    is_command_centre: bool = False
    name: str | None = None

    def speaks_for(self, department: str) -> bool:
        """Whether the actor is of ``department`` or of the command centre."""
        return self.is_command_centre or "*" in self.departments or department in self.departments


@dataclass(frozen=True)
class Incident:
    """What is wrong. ``version`` grows by one with each change; ``routes`` is fixed when it opens, nearest first."""

    incident_id: str
    report_id: str
    version: int
    state: State
    severity: Severity
    place: ReportedPlace
    step_name: str | None
    owner_department: str
    origin: Origin
    reported_by: str
    reporter_role: str | None
    reported_at: datetime
    routes: tuple[Route, ...]
    acknowledged: frozenset[str] = frozenset()
    contained_until: datetime | None = None

    @property
    def touched(self) -> tuple[str, ...]:
        """The departments that it touches, nearest first."""
        return tuple(route.department for route in self.routes)

    def may_be_told_to(self, actor: Actor) -> bool:
        """Whether ``actor`` may read what was reported in words: the reporter, and whoever may act."""
        return actor.subject == self.reported_by or any(actor.speaks_for(department) for department in self.touched)

    def acknowledged_by(self, department: str, actor: Actor) -> "Incident":
        """The incident after ``department`` said that it knows. A containment stays.

        Raises:
            NotYourIncident, DepartmentNotTouched, AlreadyResolved, AlreadyAcknowledged.
        """
        self._may_act(department, actor)
        if department in self.acknowledged:
            raise AlreadyAcknowledged
        state = State.ACKNOWLEDGED if self.state is State.OPEN else self.state
        return replace(self, version=self.version + 1, state=state, acknowledged=self.acknowledged | {department})

    def contained_by(self, department: str, actor: Actor, *, until: datetime, now: datetime) -> "Incident":
        """The incident after a measure that holds until ``until``; a later measure replaces the one before.

        Raises:
            NotYourIncident, DepartmentNotTouched, AlreadyResolved, NotAcknowledgedYet, ContainmentInThePast.
        """
        self._may_act(department, actor)
        self._is_acknowledged()
        if until <= now:
            raise ContainmentInThePast
        return replace(self, version=self.version + 1, state=State.CONTAINED, contained_until=until)

    def resolved_by(self, department: str, actor: Actor) -> "Incident":
        """The incident after the fault is mended.

        Raises:
            NotYourIncident, DepartmentNotTouched, AlreadyResolved, NotAcknowledgedYet.
        """
        self._may_act(department, actor)
        self._is_acknowledged()
        return replace(self, version=self.version + 1, state=State.RESOLVED)

    def _may_act(self, department: str, actor: Actor) -> None:
        if department not in self.touched:
            raise DepartmentNotTouched(self.touched) if actor.is_command_centre else NotYourIncident(self.touched)
        if not actor.speaks_for(department):
            raise NotYourIncident(self.touched)
        if self.state is State.RESOLVED:
            raise AlreadyResolved

    def _is_acknowledged(self) -> None:
        if self.state is State.OPEN:
            raise NotAcknowledgedYet
