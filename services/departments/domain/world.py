"""All that is held, arranged for looking things up; whole, or the part of it that one change touches."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from departments.domain.documents import (
    DeltaDoc,
    IncidentDoc,
    LessonDoc,
    MapDoc,
    ProficiencyDoc,
    RoundDoc,
    SignalDoc,
    SiteDepartmentDoc,
    SiteDoc,
    StandardDoc,
    WorkaroundDoc,
    WorkflowDoc,
)
from departments.domain.evidence import EVIDENCE_SHOWN, Mark, newest_first
from departments.domain.incident_tallies import Bands, band_up
from departments.domain.news import Held, Kind
from departments.domain.words import title_of

Where = tuple[str, str, str]
"""Site, department, workflow."""

TallyKey = tuple[str, str, str, str, str]
"""Site, department, workflow, role, content hash."""

ENOUGH = frozenset({"demonstrated", "observed"})
"""The levels of proficiency that count as able to do the work."""


@dataclass(frozen=True)
class Tally:
    """How many learners of a role have any evidence on one version of the standard, and how many enough."""

    recorded: int
    able: int
    newest: tuple[Mark, ...]


NOBODY = Tally(0, 0, ())


@dataclass
class World:
    """What is held, by what it is looked up with. ``rounds`` and ``deltas`` are lists because order never counts."""

    sites: dict[str, Held[SiteDoc]] = field(default_factory=dict)
    workflows: dict[str, Held[WorkflowDoc]] = field(default_factory=dict)
    maps: dict[str, Held[MapDoc]] = field(default_factory=dict)
    standards: dict[str, Held[StandardDoc]] = field(default_factory=dict)
    deltas: dict[tuple[str, str], Held[DeltaDoc]] = field(default_factory=dict)
    rounds: dict[str, list[Held[RoundDoc]]] = field(default_factory=lambda: defaultdict(list))
    lessons: dict[tuple[str, str, str, str], Held[LessonDoc]] = field(default_factory=dict)
    workarounds: dict[Where, list[Held[WorkaroundDoc]]] = field(default_factory=lambda: defaultdict(list))
    incidents: list[Held[IncidentDoc]] = field(default_factory=list)
    """The open ones whose cards a change may touch. Readiness looks at :attr:`open_incidents`."""
    open_incidents: dict[Where, Bands] = field(default_factory=dict)
    signals: list[Held[SignalDoc]] = field(default_factory=list)
    tallies: dict[TallyKey, Tally] = field(default_factory=dict)
    last_over: dict[Where, Mark] = field(default_factory=dict)
    """The newest end of an incident, by where it was."""

    def site_name(self, site: str) -> str:
        """The site's name; words made of its slug until the registry has told it."""
        held = self.sites.get(site)
        return held.state["name"] if held else title_of(site)

    def workflow_name(self, workflow: str) -> str:
        """The workflow's name; words made of its slug until the catalogue has told it."""
        held = self.workflows.get(workflow)
        return held.state["name"] if held else title_of(workflow)

    def department_at(self, site: str, department: str) -> SiteDepartmentDoc | None:
        """The department as it exists at the site."""
        held = self.sites.get(site)
        departments = held.state["departments"] if held else []
        return next((found for found in departments if found["department"] == department), None)

    def department_name(self, site: str, department: str) -> str:
        """The department's name at the site."""
        found = self.department_at(site, department)
        return found["name"] if found else title_of(department)

    def tally(self, where: Where, role: str, content_hash: str) -> Tally:
        """What the learners of ``role`` have shown on ``content_hash``."""
        return self.tallies.get((*where, role, content_hash), NOBODY)

    def places(self) -> list[Where]:
        """Every cell: each workflow, in each department that does it, at each site that has the department."""
        found = [
            (site, department, workflow)
            for workflow, catalogued in self.workflows.items()
            for department in catalogued.state["departments"]
            for site in self.sites
            if self.department_at(site, department) is not None
        ]
        return sorted(found)

    def card_sources(self) -> list[Held[Any]]:
        """Everything that a card may come from."""
        rounds = [held for of_workflow in self.rounds.values() for held in of_workflow]
        return [*rounds, *self.deltas.values(), *self.incidents, *self.signals]

    def add(self, held: Held[Any]) -> None:
        """Take in one thing. Proficiencies are taken in as tallies only, and readiness sees open incidents so."""
        place = (held.site or "", held.department or "", held.workflow or "")
        match held.kind:
            case Kind.SITE | Kind.WORKFLOW | Kind.MAP | Kind.STANDARD:
                self._shelf(held.kind)[held.aggregate_id] = held
            case Kind.DELTA:
                self.deltas[place[2], place[0]] = held
            case Kind.LESSON if not held.is_over:
                self.lessons[*place, held.state["role"]] = held
            case Kind.ROUND:
                self.rounds[place[2]].append(held)
            case Kind.WORKAROUND:
                self.workarounds[place].append(held)
            case Kind.INCIDENT:
                self._add_incident(place, held)
            case Kind.SIGNAL if not held.is_over:
                self.signals.append(held)

    def _shelf(self, kind: Kind) -> dict[str, Any]:
        shelves: dict[Kind, dict[str, Any]] = {
            Kind.SITE: self.sites,
            Kind.WORKFLOW: self.workflows,
            Kind.MAP: self.maps,
            Kind.STANDARD: self.standards,
        }
        return shelves[kind]

    def _add_incident(self, place: Where, held: Held[IncidentDoc]) -> None:
        if not held.is_over:
            self.incidents.append(held)
            return
        known = self.last_over.get(place)
        self.last_over[place] = newest_first([held.mark, *([known] if known else [])])[0]


def tally_up(proficiencies: Iterable[Held[ProficiencyDoc]]) -> dict[TallyKey, Tally]:
    """Count learners by place, role and version of the standard."""
    groups: dict[TallyKey, list[Held[ProficiencyDoc]]] = defaultdict(list)
    for held in proficiencies:
        state = held.state
        key = (state["site"], state["department"], state["workflow"], state["role"], state["content_hash"])
        groups[key].append(held)
    return {key: _tally(group) for key, group in groups.items()}


def _tally(group: list[Held[ProficiencyDoc]]) -> Tally:
    able = sum(1 for held in group if held.state["holds"] in ENOUGH)
    return Tally(len(group), able, tuple(newest_first(held.mark for held in group)[:EVIDENCE_SHOWN]))


def _bands(incidents: Iterable[Held[IncidentDoc]]) -> dict[Where, Bands]:
    places: dict[Where, list[Held[IncidentDoc]]] = defaultdict(list)
    for held in incidents:
        places[held.site or "", held.department or "", held.workflow or ""].append(held)
    return {where: band_up(there) for where, there in places.items()}


def world_of(everything: Iterable[Held[Any]]) -> World:
    """The world in which ``everything`` is held."""
    world = World()
    proficiencies = []
    for held in everything:
        if held.kind is Kind.PROFICIENCY:
            proficiencies.append(held)
        else:
            world.add(held)
    world.tallies = tally_up(proficiencies)
    world.open_incidents = _bands(world.incidents)
    return world
