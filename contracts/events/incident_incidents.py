"""Topic ``incident-incidents``: what is wrong since go-live.

Emitted by incident. Key: the incident. Versions gapless from 1. What was reported in words stays in incident.
"""

from typing import Annotated

from pydantic import Field

from contracts.event import ContractModel, EventData, event
from contracts.events.workflow_steps import StepPointer
from contracts.fields import Identifier, Instant, Label, Severity, Slug, StepId

TOPIC = "incident-incidents"


class Routed(ContractModel):
    """A department that the incident touches, and the way from the failing step to it.

    ``path`` starts at the failing step and ends at the department's first step downstream; ``by`` is the item that
    crosses into the department, none where it is the department of the failing step itself.
    """

    department: Slug
    by: Label | None = None
    path: Annotated[tuple[StepPointer, ...], Field(min_length=1, max_length=300)]


@event("incident.incident.opened.v1", topic=TOPIC)
class IncidentOpened(EventData):
    """A report became an incident, routed to every department downstream of its step."""

    incident_id: Identifier
    report_id: Identifier
    site: Slug
    department: Slug
    workflow: Slug
    step: StepId
    step_name: Label | None = None
    severity: Severity
    owner_department: Slug
    reported_at: Instant
    routed_to: Annotated[tuple[Routed, ...], Field(min_length=1, max_length=200)]


@event("incident.incident.acknowledged.v1", topic=TOPIC)
class IncidentAcknowledged(EventData):
    """A department says that it knows."""

    incident_id: Identifier
    department: Slug


@event("incident.incident.contained.v1", topic=TOPIC)
class IncidentContained(EventData):
    """A sanctioned workaround holds until ``until``; the measure's text is ``measure_id`` in incident."""

    incident_id: Identifier
    department: Slug
    measure_id: Identifier
    until: Instant


@event("incident.incident.resolved.v1", topic=TOPIC)
class IncidentResolved(EventData):
    """The fault is mended; the text of the resolution is ``resolution_id`` in incident."""

    incident_id: Identifier
    department: Slug
    resolution_id: Identifier
