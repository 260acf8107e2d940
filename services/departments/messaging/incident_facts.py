"""Incident's events as changes."""

from contracts.events.incident_incidents import (
    IncidentAcknowledged,
    IncidentContained,
    IncidentOpened,
    IncidentResolved,
    Routed,
)
from departments.domain.documents import RouteDoc
from departments.domain.incidents import Acknowledged, Contained, Opened, Resolved
from departments.domain.instants import iso


def opened(data: IncidentOpened) -> Opened:
    """An incident with its routes; a department that is named twice keeps its first way."""
    routes: dict[str, RouteDoc] = {}
    for routed in data.routed_to:
        routes.setdefault(routed.department, _route(routed))
    return Opened(
        data.incident_id,
        data.site,
        data.department,
        data.workflow,
        data.step,
        data.step_name,
        data.severity.value,
        data.owner_department,
        iso(data.reported_at),
        tuple(routes.values()),
    )


def _route(routed: Routed) -> RouteDoc:
    return {
        "department": routed.department,
        "by": routed.by,
        "path": [{"map": hop.map, "step": hop.step, "name": hop.name} for hop in routed.path],
    }


def acknowledged(data: IncidentAcknowledged) -> Acknowledged:
    """A department knows."""
    return Acknowledged(data.department)


def contained(data: IncidentContained) -> Contained:
    """A measure holds for a time."""
    return Contained(data.department, iso(data.until))


def resolved(_data: IncidentResolved) -> Resolved:
    """The fault is mended."""
    return Resolved()
