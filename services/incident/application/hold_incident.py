"""The incident that a command is about, held until the command's end."""

from incident.application.ports import Work
from incident.domain.errors import IncidentNotFound
from incident.domain.incident import Incident


async def hold_incident(work: Work, incident_id: str) -> Incident:
    """The incident. Raises ``IncidentNotFound``."""
    incident = await work.incidents.hold(incident_id)
    if incident is None:
        raise IncidentNotFound
    return incident
