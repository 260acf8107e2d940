"""Incident's world in memory, with the rules of the real one; the same scenarios run on both."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime

from chassis.errors import StaleVersion
from incident.application.readings import IncidentFilter, IncidentReading, Kind, Moment, Names, Narrative, Slice
from incident.domain.facts import IncidentFact
from incident.domain.flow import Flow, state_of
from incident.domain.incident import Actor, Incident, State
from incident.domain.registry import Site, Workflow


@dataclass
class IncidentRows:
    """What is stored."""

    sites: dict[str, Site] = field(default_factory=dict)
    workflows: dict[str, Workflow] = field(default_factory=dict)
    maps: dict[str, tuple[str, Flow]] = field(default_factory=dict)
    standards: dict[str, tuple[tuple[str, ...], Flow]] = field(default_factory=dict)
    incidents: dict[str, Incident] = field(default_factory=dict)
    acknowledged_at: dict[tuple[str, str], datetime] = field(default_factory=dict)
    moments: dict[str, list[Moment]] = field(default_factory=dict)
    narratives: dict[str, Narrative] = field(default_factory=dict)


class FakeRegistry:
    def __init__(self, rows: IncidentRows) -> None:
        self._rows = rows

    async def keep_site(self, site: Site) -> None:
        held = self._rows.sites.get(site.site)
        if held is None or held.version < site.version:
            self._rows.sites[site.site] = site

    async def keep_workflow(self, workflow: Workflow) -> None:
        held = self._rows.workflows.get(workflow.workflow)
        if held is None or held.version < workflow.version:
            self._rows.workflows[workflow.workflow] = workflow


class FakeFlows:
    def __init__(self, rows: IncidentRows) -> None:
        self._rows = rows
        self.readings_of_whole_sites = 0

    async def keep_map(self, site: str, flow: Flow) -> None:
        held = self._rows.maps.get(flow.key)
        if held is None or held[1].version < flow.version:
            self._rows.maps[flow.key] = (site, flow)

    async def keep_standard(self, covers: Sequence[str], flow: Flow) -> None:
        held = self._rows.standards.get(flow.key)
        if held is None or held[1].version < flow.version:
            self._rows.standards[flow.key] = (tuple(covers), flow)

    async def state(self, site: str) -> str | None:
        return state_of(self._of_site(site)) if site in self._rows.sites else None

    async def of_site(self, site: str) -> tuple[Flow, ...]:
        self.readings_of_whole_sites += 1
        return self._of_site(site)

    def _of_site(self, site: str) -> tuple[Flow, ...]:
        maps = [flow for where, flow in self._rows.maps.values() if where == site]
        standards = [flow for covers, flow in self._rows.standards.values() if site in covers]
        return (*maps, *standards)


class FakeIncidents:
    def __init__(self, rows: IncidentRows, reader: Actor) -> None:
        self._rows = rows
        self._reader = reader

    async def add(self, incident: Incident, moment: Moment, narrative: Narrative) -> None:
        assert incident.incident_id not in self._rows.incidents
        self._rows.incidents[incident.incident_id] = incident
        self._rows.moments[incident.incident_id] = [moment]
        self._keep_words(narrative)

    async def hold(self, incident_id: str) -> Incident | None:
        return self._rows.incidents.get(incident_id)

    async def save(self, incident: Incident, moment: Moment, narrative: Narrative | None) -> None:
        if self._rows.incidents[incident.incident_id].version != incident.version - 1:
            raise StaleVersion("The incident was changed by another; read it again.")
        self._rows.incidents[incident.incident_id] = incident
        self._rows.moments[incident.incident_id].append(moment)
        if moment.kind is Kind.ACKNOWLEDGED and moment.department is not None:
            self._rows.acknowledged_at[incident.incident_id, moment.department] = moment.at
        if narrative is not None:
            self._keep_words(narrative)

    def _keep_words(self, narrative: Narrative) -> None:
        assert narrative.author == self._reader.subject, "nobody writes in another's name"
        self._rows.narratives[narrative.narrative_id] = narrative

    async def read(self, incident_id: str) -> IncidentReading | None:
        incident = self._rows.incidents.get(incident_id)
        return None if incident is None else self._reading(incident)

    def _reading(self, incident: Incident) -> IncidentReading:
        acknowledged_at = {
            department: at
            for (incident_id, department), at in self._rows.acknowledged_at.items()
            if incident_id == incident.incident_id
        }
        site, workflow = self._rows.sites.get(incident.place.site), self._rows.workflows.get(incident.place.workflow)
        names = Names(
            site.name if site else None, workflow.name if workflow else None, dict(site.departments if site else ())
        )
        changed_at = self._rows.moments[incident.incident_id][-1].at
        return IncidentReading(incident, names, changed_at, acknowledged_at)

    async def page(self, wanted: IncidentFilter, window: Slice) -> Sequence[IncidentReading]:
        found = [
            self._reading(incident)
            for incident_id, incident in sorted(self._rows.incidents.items(), reverse=True)
            if (window.after is None or incident_id < window.after[0]) and _matches(incident, wanted)
        ]
        return found[: window.limit]

    async def timeline(self, incident_id: str) -> Sequence[Moment]:
        return self._rows.moments[incident_id]

    async def texts(self, incident_id: str) -> Mapping[str, str]:
        incident = self._rows.incidents[incident_id]
        return {
            narrative.narrative_id: narrative.text
            for narrative in self._rows.narratives.values()
            if narrative.incident_id == incident_id
            and (narrative.author == self._reader.subject or incident.may_be_told_to(self._reader))
        }


def _matches(incident: Incident, wanted: IncidentFilter) -> bool:
    return (
        wanted.state in (None, incident.state)
        and wanted.site in (None, incident.place.site)
        and wanted.severity in (None, incident.severity)
        and wanted.is_resolved in (None, incident.state is State.RESOLVED)
        and (wanted.department is None or wanted.department in incident.touched)
    )


class FakeIncidentWork:
    def __init__(self, rows: IncidentRows, reader: Actor) -> None:
        self.registry = FakeRegistry(rows)
        self.flows = FakeFlows(rows)
        self.incidents = FakeIncidents(rows, reader)
        self.facts: list[IncidentFact] = []

    def record(self, fact: IncidentFact) -> None:
        self.facts.append(fact)


@dataclass
class FakeIncident:
    """Units of work that keep all or nothing; ``facts`` are those that were kept, in order."""

    rows: IncidentRows = field(default_factory=IncidentRows)
    facts: list[IncidentFact] = field(default_factory=list)

    @asynccontextmanager
    async def begin(self, actor: Actor) -> AsyncIterator[FakeIncidentWork]:
        inside = deepcopy(self.rows)
        work = FakeIncidentWork(inside, actor)
        yield work
        self.rows = inside
        self.facts.extend(work.facts)
