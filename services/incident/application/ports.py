"""What the use cases need of the world. ``storage`` fulfils these; tests have fakes with the same rules."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from incident.application.readings import IncidentFilter, IncidentReading, Moment, Narrative, Slice
from incident.domain.facts import IncidentFact
from incident.domain.flow import Flow
from incident.domain.incident import Incident
from incident.domain.registry import Site, Workflow


class Registry(Protocol):
    """Copies of the registry and the catalogue; an older version changes nothing."""

    async def keep_site(self, site: Site) -> None:
        """Keep the newest of the site."""
        ...

    async def keep_workflow(self, workflow: Workflow) -> None:
        """Keep the newest of the workflow."""
        ...


class Flows(Protocol):
    """Copies of maps and standards; an older version changes nothing."""

    async def keep_map(self, site: str, flow: Flow) -> None:
        """Keep the newest of the map."""
        ...

    async def keep_standard(self, covers: Sequence[str], flow: Flow) -> None:
        """Keep the newest of the standard, which is meant for the sites ``covers``."""
        ...

    async def state(self, site: str) -> str | None:
        """What names the state of the site's flows, as :func:`incident.domain.flow.state_of` does.

        Its flows are its maps, and the standards that cover it. None where the registry has not told of the site.
        """
        ...

    async def of_site(self, site: str) -> tuple[Flow, ...]:
        """Those flows, whole."""
        ...


class Incidents(Protocol):
    """Incidents, their timelines and their words."""

    async def add(self, incident: Incident, moment: Moment, narrative: Narrative) -> None:
        """Add a new incident with the report's words."""
        ...

    async def hold(self, incident_id: str) -> Incident | None:
        """The incident; nobody else changes it before this unit of work ends."""
        ...

    async def save(self, incident: Incident, moment: Moment, narrative: Narrative | None) -> None:
        """Keep what changed.

        Raises:
            StaleVersion: what is stored is not the version before it.
        """
        ...

    async def read(self, incident_id: str) -> IncidentReading | None:
        """One incident."""
        ...

    async def page(self, wanted: IncidentFilter, window: Slice) -> Sequence[IncidentReading]:
        """Incidents, newest first, after ``window.after`` (one part: an incident's id)."""
        ...

    async def timeline(self, incident_id: str) -> Sequence[Moment]:
        """What happened, in order."""
        ...

    async def texts(self, incident_id: str) -> Mapping[str, str]:
        """The words by narrative, as far as whoever opened this unit of work may read them."""
        ...


class Work(Protocol):
    """One unit of work of incident."""

    @property
    def registry(self) -> Registry:
        """Copies of sites and workflows."""
        ...

    @property
    def flows(self) -> Flows:
        """Copies of maps and standards."""
        ...

    @property
    def incidents(self) -> Incidents:
        """The incidents."""
        ...

    def record(self, fact: IncidentFact) -> None:
        """Let ``fact`` leave with this unit of work."""
        ...
