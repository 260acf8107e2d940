"""List incidents, without their words."""

from collections.abc import Sequence

from incident.application.ports import Work
from incident.application.readings import IncidentFilter, IncidentReading, Slice


async def list_incidents(work: Work, wanted: IncidentFilter, window: Slice) -> Sequence[IncidentReading]:
    """Incidents, newest first."""
    return await work.incidents.page(wanted, window)
