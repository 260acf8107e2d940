"""The shapes of answers."""

from datetime import datetime
from typing import Any, Self

from pydantic import BaseModel

from incident.application.readings import IncidentDetail, IncidentReading, Kind, Moment
from incident.domain.flow import Origin
from incident.domain.incident import Severity, State
from incident.domain.route import Hop, Route

BLIND = "We have no map of this step: nobody can say yet who depends on it."


class ReceiptBody(BaseModel):
    """The report was taken."""

    report_id: str
    incident_id: str


class HopBody(BaseModel):
    """One step on the way. ``item`` is what leads to it: an item, a milestone, or how the work goes on.

    ``map`` is the site's map, or ``standard/<workflow>`` where the standard stands in.
    """

    map: str
    department: str
    step: str
    step_name: str | None
    item: str | None

    @classmethod
    def of(cls, hop: Hop) -> Self:
        """The step as it is shown."""
        return cls(map=hop.map, department=hop.department, step=hop.step, step_name=hop.name, item=hop.by)


class TouchedBody(BaseModel):
    """A department that the incident touches; ``item`` is what crosses into it, null for the step's own."""

    department: str
    department_name: str | None
    item: str | None
    acknowledged_at: datetime | None

    @classmethod
    def of(cls, route: Route, reading: IncidentReading) -> Self:
        """The department as a list shows it."""
        return cls(**_touched(route, reading))


class RoutedBody(TouchedBody):
    """The same with the way to it, and that way in words."""

    path: list[HopBody]
    label: str

    @classmethod
    def of(cls, route: Route, reading: IncidentReading) -> Self:
        """The department with the way to it."""
        return cls(**_touched(route, reading), path=[HopBody.of(hop) for hop in route.path], label=_label(route))


class MomentBody(BaseModel):
    """What happened. Who did it and in which words is for those whom the incident touches; null for others.

    ``by_name`` is what the person was called then; null too where the sign-in told no name.
    """

    at: datetime
    kind: Kind
    department: str | None
    by: str | None
    by_name: str | None
    text: str | None
    until: datetime | None

    @classmethod
    def of(cls, moment: Moment, detail: IncidentDetail) -> Self:
        """The moment as it is shown to the reader of ``detail``."""
        return cls(
            at=moment.at,
            kind=moment.kind,
            department=moment.department,
            by=moment.actor if detail.is_told else None,
            by_name=moment.actor_name if detail.is_told else None,
            text=detail.texts.get(moment.narrative_id or ""),
            until=moment.until,
        )


class _IncidentFields(BaseModel):
    incident_id: str
    report_id: str
    version: int
    state: State
    severity: Severity
    site: str
    site_name: str | None
    department: str
    workflow: str
    workflow_name: str | None
    step: str
    step_name: str | None
    owner: str
    origin: Origin
    is_blind: bool
    opened_at: datetime
    changed_at: datetime
    until: datetime | None


class IncidentSummary(_IncidentFields):
    """An incident in a list: no words, no ways."""

    routed_to: list[TouchedBody]

    @classmethod
    def of(cls, reading: IncidentReading) -> Self:
        """The incident as a list shows it."""
        touched = [TouchedBody.of(route, reading) for route in reading.incident.routes]
        return cls(**_common(reading), routed_to=touched)


class IncidentBody(_IncidentFields):
    """A whole incident. ``what``, ``measure`` and ``resolution`` are null for who may not be told."""

    routed_to: list[RoutedBody]
    blind_because: str | None
    role: str | None
    timeline: list[MomentBody]
    what: str | None
    measure: str | None
    resolution: str | None

    @classmethod
    def of(cls, detail: IncidentDetail) -> Self:
        """The incident as its reader may see it."""
        reading, incident = detail.reading, detail.reading.incident
        return cls(
            **_common(reading),
            routed_to=[RoutedBody.of(route, reading) for route in incident.routes],
            blind_because=BLIND if incident.origin is Origin.BLIND else None,
            role=incident.reporter_role,
            timeline=[MomentBody.of(moment, detail) for moment in detail.timeline],
            what=_last_text(detail, Kind.OPENED),
            measure=_last_text(detail, Kind.CONTAINED),
            resolution=_last_text(detail, Kind.RESOLVED),
        )


def _common(reading: IncidentReading) -> dict[str, Any]:
    incident, place = reading.incident, reading.incident.place
    return {
        "incident_id": incident.incident_id,
        "report_id": incident.report_id,
        "version": incident.version,
        "state": incident.state,
        "severity": incident.severity,
        "site": place.site,
        "site_name": reading.names.site,
        "department": place.department,
        "workflow": place.workflow,
        "workflow_name": reading.names.workflow,
        "step": place.step,
        "step_name": incident.step_name,
        "owner": incident.owner_department,
        "origin": incident.origin,
        "is_blind": incident.origin is Origin.BLIND,
        "opened_at": incident.reported_at,
        "changed_at": reading.changed_at,
        "until": incident.contained_until,
    }


def _touched(route: Route, reading: IncidentReading) -> dict[str, Any]:
    return {
        "department": route.department,
        "department_name": reading.names.departments.get(route.department),
        "item": route.by,
        "acknowledged_at": reading.acknowledged_at.get(route.department),
    }


def _last_text(detail: IncidentDetail, kind: Kind) -> str | None:
    told = [detail.texts.get(moment.narrative_id or "") for moment in detail.timeline if moment.kind is kind]
    return told[-1] if told else None


def _label(route: Route) -> str:
    onward = [f"({hop.by}) {hop.name or hop.step}" for hop in route.path[1:]]
    return " → ".join([route.path[0].name or route.path[0].step, *onward])
