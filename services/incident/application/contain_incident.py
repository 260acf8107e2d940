"""Contain an incident: a measure that lets the work go on until the fault is mended."""

from dataclasses import dataclass
from datetime import datetime

from chassis.clock import Clock
from chassis.identifiers import Identifiers
from incident.application.hold_incident import hold_incident
from incident.application.ports import Work
from incident.application.readings import Kind, Moment, Narrative
from incident.application.screening import refuse_identifiers
from incident.domain.facts import IncidentContained
from incident.domain.incident import Actor, Incident


@dataclass(frozen=True)
class ContainIncident:
    """``department`` takes ``measure``, which holds until ``until``, says ``actor``."""

    incident_id: str
    department: str
    actor: Actor
    measure: str
    until: datetime


async def contain_incident(work: Work, command: ContainIncident, *, clock: Clock, ids: Identifiers) -> Incident:
    """Record it. A later measure replaces the one before.

    Raises:
        IdentifierInText, IncidentNotFound, NotYourIncident, DepartmentNotTouched, AlreadyResolved,
        NotAcknowledgedYet, ContainmentInThePast.
    """
    refuse_identifiers("measure", command.measure)
    before, now, measure_id = await hold_incident(work, command.incident_id), clock.now(), ids.new()
    incident = before.contained_by(command.department, command.actor, until=command.until, now=now)
    by = command.actor
    moment = Moment(
        incident.version, Kind.CONTAINED, now, command.department, by.subject, measure_id, command.until, by.name
    )
    await work.incidents.save(
        incident, moment, Narrative(measure_id, incident.incident_id, command.measure, by.subject, now)
    )
    work.record(
        IncidentContained(incident.incident_id, incident.version, command.department, measure_id, command.until)
    )
    return incident
