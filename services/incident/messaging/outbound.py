"""Fact → wire: what incident tells the others, in the words of the contracts. Narratives are named, never told."""

from contracts.event import EventData
from contracts.events.incident_incidents import IncidentAcknowledged as AcknowledgedOnWire
from contracts.events.incident_incidents import IncidentContained as ContainedOnWire
from contracts.events.incident_incidents import IncidentOpened as OpenedOnWire
from contracts.events.incident_incidents import IncidentResolved as ResolvedOnWire
from contracts.events.incident_incidents import Routed
from contracts.events.workflow_steps import StepPointer
from contracts.fields import Severity
from incident.domain.facts import IncidentAcknowledged, IncidentContained, IncidentOpened, IncidentResolved
from incident.domain.route import Route


def to_event(fact: object) -> EventData:
    """The event that tells ``fact``. Raises ``TypeError`` for what is no fact of incident."""
    match fact:
        case IncidentOpened():
            return _opened(fact)
        case IncidentAcknowledged():
            return AcknowledgedOnWire(incident_id=fact.aggregate_id, department=fact.department)
        case IncidentContained():
            return ContainedOnWire(
                incident_id=fact.aggregate_id,
                department=fact.department,
                measure_id=fact.measure_id,
                until=fact.until,
            )
        case IncidentResolved():
            return ResolvedOnWire(
                incident_id=fact.aggregate_id, department=fact.department, resolution_id=fact.resolution_id
            )
    raise TypeError(f"{type(fact).__name__} is no fact of incident")


def _opened(fact: IncidentOpened) -> OpenedOnWire:
    incident = fact.incident
    return OpenedOnWire(
        incident_id=incident.incident_id,
        report_id=incident.report_id,
        site=incident.place.site,
        department=incident.place.department,
        workflow=incident.place.workflow,
        step=incident.place.step,
        step_name=incident.step_name,
        severity=Severity(incident.severity.value),
        owner_department=incident.owner_department,
        reported_at=incident.reported_at,
        routed_to=tuple(_routed(route) for route in incident.routes),
    )


def _routed(route: Route) -> Routed:
    path = tuple(StepPointer(map=hop.map, step=hop.step, name=hop.name) for hop in route.path)
    return Routed(department=route.department, by=route.by, path=path)
