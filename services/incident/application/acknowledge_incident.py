"""Acknowledge an incident: a department says that it knows."""

from dataclasses import dataclass

from chassis.clock import Clock
from incident.application.hold_incident import hold_incident
from incident.application.ports import Work
from incident.application.readings import Kind, Moment
from incident.domain.facts import IncidentAcknowledged
from incident.domain.incident import Actor, Incident


@dataclass(frozen=True)
class AcknowledgeIncident:
    """``department`` knows, says ``actor``."""

    incident_id: str
    department: str
    actor: Actor


async def acknowledge_incident(work: Work, command: AcknowledgeIncident, *, clock: Clock) -> Incident:
    """Record it.

    Raises:
        IncidentNotFound, NotYourIncident, DepartmentNotTouched, AlreadyResolved, AlreadyAcknowledged.
    """
    before = await hold_incident(work, command.incident_id)
    incident = before.acknowledged_by(command.department, command.actor)
    by = command.actor
    moment = Moment(
        incident.version, Kind.ACKNOWLEDGED, clock.now(), command.department, by.subject, actor_name=by.name
    )
    await work.incidents.save(incident, moment, None)
    work.record(IncidentAcknowledged(incident.incident_id, incident.version, command.department))
    return incident
