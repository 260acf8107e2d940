"""Resolve an incident: the fault is mended, and it is written down how."""

from dataclasses import dataclass

from chassis.clock import Clock
from chassis.identifiers import Identifiers
from incident.application.hold_incident import hold_incident
from incident.application.ports import Work
from incident.application.readings import Kind, Moment, Narrative
from incident.application.screening import refuse_identifiers
from incident.domain.facts import IncidentResolved
from incident.domain.incident import Actor, Incident


@dataclass(frozen=True)
class ResolveIncident:
    """``department`` has mended it as ``resolution`` says, says ``actor``."""

    incident_id: str
    department: str
    actor: Actor
    resolution: str


async def resolve_incident(work: Work, command: ResolveIncident, *, clock: Clock, ids: Identifiers) -> Incident:
    """Record it.

    Raises:
        IdentifierInText, IncidentNotFound, NotYourIncident, DepartmentNotTouched, AlreadyResolved,
        NotAcknowledgedYet.
    """
    refuse_identifiers("resolution", command.resolution)
    before, now, resolution_id = await hold_incident(work, command.incident_id), clock.now(), ids.new()
    incident = before.resolved_by(command.department, command.actor)
    by = command.actor
    moment = Moment(
        incident.version, Kind.RESOLVED, now, command.department, by.subject, resolution_id, actor_name=by.name
    )
    await work.incidents.save(
        incident, moment, Narrative(resolution_id, incident.incident_id, command.resolution, by.subject, now)
    )
    work.record(IncidentResolved(incident.incident_id, incident.version, command.department, resolution_id))
    return incident
