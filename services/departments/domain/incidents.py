"""An incident: opened, acknowledged by those it touches, contained for a time, resolved."""

from dataclasses import dataclass

from departments.domain.documents import IncidentDoc, RouteDoc
from departments.domain.errors import BeginningMissing
from departments.domain.evidence import Mark


@dataclass(frozen=True)
class Opened:
    """A report became an incident."""

    incident_id: str
    site: str
    department: str
    workflow: str
    step: str
    step_name: str | None
    severity: str
    owner_department: str
    reported_at: str
    routed_to: tuple[RouteDoc, ...]

    def after(self, before: IncidentDoc | None, mark: Mark) -> IncidentDoc:
        """An incident that nobody has acknowledged."""
        return {
            "incident_id": self.incident_id,
            "site": self.site,
            "department": self.department,
            "workflow": self.workflow,
            "step": self.step,
            "step_name": self.step_name,
            "severity": self.severity,
            "owner_department": self.owner_department,
            "reported_at": self.reported_at,
            "routed_to": list(self.routed_to),
            "opened": mark,
            "acknowledged": {},
            "contained": None,
            "is_over": False,
        }


@dataclass(frozen=True)
class Acknowledged:
    """A department says that it knows."""

    department: str

    def after(self, before: IncidentDoc | None, mark: Mark) -> IncidentDoc:
        """The incident, with that department among those who know."""
        known = _begun(before)
        return {**known, "acknowledged": {self.department: mark, **known["acknowledged"]}}


@dataclass(frozen=True)
class Contained:
    """A sanctioned workaround holds until ``until``."""

    department: str
    until: str

    def after(self, before: IncidentDoc | None, mark: Mark) -> IncidentDoc:
        """The incident, contained."""
        return {**_begun(before), "contained": {"department": self.department, "until": self.until, "mark": mark}}


@dataclass(frozen=True)
class Resolved:
    """The fault is mended."""

    def after(self, before: IncidentDoc | None, mark: Mark) -> IncidentDoc:
        """The incident, over."""
        return {**_begun(before), "is_over": True}


def _begun(before: IncidentDoc | None) -> IncidentDoc:
    if before is None:
        raise BeginningMissing("an incident that was never opened")
    return before


def stage(state: IncidentDoc) -> str:
    """How far the incident is, in one word."""
    if state["is_over"]:
        return "resolved"
    if state["contained"]:
        return "contained"
    return "acknowledged" if state["acknowledged"] else "open"
