"""Read one incident with its timeline; its words only for those it touches."""

from incident.application.ports import Work
from incident.application.readings import IncidentDetail
from incident.domain.errors import IncidentNotFound
from incident.domain.incident import Actor


async def read_incident(work: Work, incident_id: str, reader: Actor) -> IncidentDetail:
    """The incident. Words are told to people of the departments it touches, the command centre and the reporter.

    Raises:
        IncidentNotFound: there is none.
    """
    reading = await work.incidents.read(incident_id)
    if reading is None:
        raise IncidentNotFound
    timeline = tuple(await work.incidents.timeline(incident_id))
    is_told = reading.incident.may_be_told_to(reader)
    texts = await work.incidents.texts(incident_id) if is_told else {}
    return IncidentDetail(reading, timeline, texts, is_told)
