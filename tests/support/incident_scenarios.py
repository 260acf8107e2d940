"""What incident's use cases must do in any world: run on the fake one and on PostgreSQL by the same tests."""

from collections.abc import Iterable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field, replace
from typing import Protocol

import pytest

from incident.application.acknowledge_incident import AcknowledgeIncident, acknowledge_incident
from incident.application.contain_incident import ContainIncident, contain_incident
from incident.application.keep_map import keep_map
from incident.application.keep_site import keep_site
from incident.application.keep_standard import keep_standard
from incident.application.keep_workflow import keep_workflow
from incident.application.list_incidents import list_incidents
from incident.application.ports import Work
from incident.application.read_incident import read_incident
from incident.application.readings import IncidentDetail, IncidentFilter, Kind, Names, Slice
from incident.application.report_incident import ReportIncident, report_incident
from incident.application.resolve_incident import ResolveIncident, resolve_incident
from incident.application.site_indexes import SiteIndexes
from incident.domain.errors import (
    IdentifierInText,
    IncidentNotFound,
    NotYourIncident,
    SiteUnknown,
    StepUnknown,
)
from incident.domain.facts import (
    IncidentAcknowledged,
    IncidentContained,
    IncidentFact,
    IncidentOpened,
    IncidentResolved,
)
from incident.domain.flow import Flow, Origin
from incident.domain.incident import Actor, Incident, Severity, State
from incident.domain.registry import Site, Workflow
from incident.domain.start import ReportedPlace
from tests.support.incident_samples import (
    BILLER,
    EVENING,
    FRONT_DESK,
    NOON,
    NURSE,
    PHARMACIST,
    CountedIdentifiers,
    StillClock,
    check_in,
    claim_edit,
    oak_street,
    refill,
    rooming,
    standard,
    step,
)

CLOCK = StillClock()
SCAN = ReportedPlace("oak-street", "patient-access", "check-in", "s1")
HOUSE = Actor("service:incident", frozenset({"*"}))


class IncidentWorld(Protocol):
    """Somewhere that use cases run. ``facts`` are those of units of work that ended well, in order."""

    facts: list[IncidentFact]

    def begin(self, actor: Actor) -> AbstractAsyncContextManager[Work]: ...


@dataclass
class Stage:
    """A world, and what its process remembers."""

    world: IncidentWorld
    indexes: SiteIndexes = field(default_factory=SiteIndexes)
    ids: CountedIdentifiers = field(default_factory=CountedIdentifiers)

    async def know(self, *flows: Flow, covers: Iterable[str] = ("oak-street",)) -> None:
        async with self.world.begin(HOUSE) as work:
            await keep_site(work, oak_street())
            for flow in flows:
                if flow.origin is Origin.MAP:
                    await keep_map(work, "oak-street", flow)
                else:
                    await keep_standard(work, tuple(covers), flow)

    async def report(
        self, place: ReportedPlace = SCAN, *, what: str = "The plan is empty.", severity: Severity = Severity.HIGH
    ) -> Incident:
        command = ReportIncident(place, severity, what, FRONT_DESK.subject, "front-desk", FRONT_DESK.name)
        async with self.world.begin(FRONT_DESK) as work:
            return await report_incident(work, command, indexes=self.indexes, clock=CLOCK, ids=self.ids)

    async def acknowledge(self, incident: Incident, department: str, actor: Actor) -> Incident:
        command = AcknowledgeIncident(incident.incident_id, department, actor)
        async with self.world.begin(actor) as work:
            return await acknowledge_incident(work, command, clock=CLOCK)

    async def contain(self, incident: Incident, department: str, actor: Actor, measure: str) -> Incident:
        command = ContainIncident(incident.incident_id, department, actor, measure, EVENING)
        async with self.world.begin(actor) as work:
            return await contain_incident(work, command, clock=CLOCK, ids=self.ids)

    async def resolve(self, incident: Incident, department: str, actor: Actor, resolution: str) -> Incident:
        command = ResolveIncident(incident.incident_id, department, actor, resolution)
        async with self.world.begin(actor) as work:
            return await resolve_incident(work, command, clock=CLOCK, ids=self.ids)

    async def read(self, incident: Incident, reader: Actor) -> IncidentDetail:
        async with self.world.begin(reader) as work:
            return await read_incident(work, incident.incident_id, reader)


class ReportScenarios:
    """A report becomes an incident and finds everybody downstream."""

    async def test_a_report_is_routed_to_every_department_downstream(self, stage: Stage) -> None:
        await stage.know(check_in(), rooming(), claim_edit(), refill())
        incident = await stage.report()
        assert [(route.department, route.by) for route in incident.routes] == [
            ("patient-access", None),
            ("billing", "coverage.plan"),
            ("primary-care", "encounter"),
        ]
        assert (incident.owner_department, incident.step_name, incident.origin) == (
            "patient-access",
            "Do s1",
            Origin.MAP,
        )
        (fact,) = stage.world.facts
        assert isinstance(fact, IncidentOpened)
        assert (fact.aggregate_id, fact.aggregate_version, fact.incident) == (incident.incident_id, 1, incident)

    async def test_a_newer_map_is_followed_at_once(self, stage: Stage) -> None:
        await stage.know(check_in(), claim_edit())
        await stage.report()
        async with stage.world.begin(HOUSE) as work:
            await keep_map(work, "oak-street", Flow(claim_edit().key, Origin.MAP, "billing", "claim-edit", 2, ()))
        assert (await stage.report()).touched == ("patient-access",)

    async def test_an_older_map_changes_nothing(self, stage: Stage) -> None:
        await stage.know(check_in(version=2), claim_edit())
        await stage.know(Flow(check_in().key, Origin.MAP, "patient-access", "check-in", 1, ()))
        assert (await stage.report()).touched == ("patient-access", "billing")

    async def test_the_standard_stands_in_where_there_is_no_map(self, stage: Stage) -> None:
        future = standard("check-in", "patient-access", step("s1", "patient-access", gives="coverage.plan"))
        await stage.know(future, claim_edit())
        incident = await stage.report()
        assert (incident.origin, incident.touched) == (Origin.STANDARD, ("patient-access", "billing"))
        assert incident.routes[1].path[0].map == "standard/check-in"

    async def test_a_step_of_a_standard_needs_what_a_map_gives(self, stage: Stage) -> None:
        await stage.know(check_in(), standard("refill", "pharmacy", step("p1", "pharmacy", needs="encounter")))
        assert (await stage.report()).touched == ("patient-access", "pharmacy")

    async def test_a_standard_for_other_sites_stands_in_nowhere_else(self, stage: Stage) -> None:
        other = standard("refill", "pharmacy", step("p1", "pharmacy", needs="encounter"))
        await stage.know(check_in(), other, covers=("elm-street",))
        assert (await stage.report()).touched == ("patient-access",)

    async def test_without_a_map_it_is_taken_blind(self, stage: Stage) -> None:
        await stage.know(claim_edit())
        incident = await stage.report()
        assert (incident.origin, incident.touched, incident.step_name) == (Origin.BLIND, ("patient-access",), None)

    async def test_an_unknown_step_of_a_known_workflow_is_refused(self, stage: Stage) -> None:
        await stage.know(check_in())
        with pytest.raises(StepUnknown):
            await stage.report(ReportedPlace("oak-street", "patient-access", "check-in", "s9"))
        assert stage.world.facts == []

    async def test_an_unknown_site_is_refused(self, stage: Stage) -> None:
        with pytest.raises(SiteUnknown):
            await stage.report()

    async def test_words_with_an_identifier_are_refused_and_not_repeated(self, stage: Stage) -> None:
        await stage.know(check_in())
        with pytest.raises(IdentifierInText) as refused:
            await stage.report(what="Plan is empty for MRN 12345678.")
        assert "12345678" not in str(refused.value) + repr(refused.value.places)
        async with stage.world.begin(HOUSE) as work:
            assert await list_incidents(work, IncidentFilter(), Slice(9)) == []


class LifeScenarios:
    """An incident is acknowledged, contained and resolved by those it touches; its words are for them."""

    async def test_each_act_is_a_fact_and_a_moment(self, stage: Stage) -> None:
        incident = await self._opened(stage)
        await stage.acknowledge(incident, "billing", BILLER)
        await stage.contain(incident, "patient-access", FRONT_DESK, "Ask for the plan by voice.")
        await stage.resolve(incident, "patient-access", FRONT_DESK, "The field is back.")
        facts = stage.world.facts[1:]
        assert [type(fact) for fact in facts] == [IncidentAcknowledged, IncidentContained, IncidentResolved]
        assert [fact.aggregate_version for fact in facts] == [2, 3, 4]
        detail = await stage.read(incident, BILLER)
        assert [moment.kind for moment in detail.timeline] == list(Kind)
        assert detail.reading.incident.state is State.RESOLVED
        assert detail.reading.acknowledged_at == {"billing": NOON}
        assert [detail.texts.get(moment.narrative_id or "") for moment in detail.timeline] == [
            "The plan is empty.",
            None,
            "Ask for the plan by voice.",
            "The field is back.",
        ]

    async def test_what_was_read_again_is_what_was_written(self, stage: Stage) -> None:
        incident = await self._opened(stage)
        assert (await stage.read(incident, BILLER)).reading.incident == incident
        acknowledged = await stage.acknowledge(incident, "billing", BILLER)
        contained = await stage.contain(acknowledged, "billing", BILLER, "By voice.")
        assert (await stage.read(incident, BILLER)).reading.incident == contained

    async def test_a_timeline_keeps_what_people_were_called_then(self, stage: Stage) -> None:
        incident = await self._opened(stage)
        await stage.acknowledge(incident, "billing", replace(BILLER, name="Bea Ruiz"))
        await stage.contain(incident, "billing", replace(BILLER, name="Bea Ruiz-Lang"), "By voice.")
        await stage.resolve(incident, "billing", BILLER, "The field is back.")
        told = [(moment.actor, moment.actor_name) for moment in (await stage.read(incident, BILLER)).timeline]
        assert told == [
            (FRONT_DESK.subject, "Fay Desmond"),
            (BILLER.subject, "Bea Ruiz"),
            (BILLER.subject, "Bea Ruiz-Lang"),
            (BILLER.subject, None),
        ]

    async def test_others_see_the_incident_without_its_words(self, stage: Stage) -> None:
        incident = await self._opened(stage)
        detail = await stage.read(incident, PHARMACIST)
        assert (detail.is_told, detail.texts) == (False, {})

    async def test_the_reporter_keeps_sight_although_of_no_touched_department(self, stage: Stage) -> None:
        incident = await self._opened(stage)
        moved = Actor(FRONT_DESK.subject, frozenset({"pharmacy"}))
        assert list((await stage.read(incident, moved)).texts.values()) == ["The plan is empty."]

    async def test_whoever_is_of_a_touched_department_no_more_reads_no_words(self, stage: Stage) -> None:
        incident = await self._opened(stage)
        await stage.acknowledge(incident, "billing", BILLER)
        await stage.contain(incident, "billing", BILLER, "By voice.")
        moved = Actor(BILLER.subject, frozenset({"pharmacy"}))
        assert (await stage.read(incident, moved)).texts == {}

    async def test_nobody_else_acts(self, stage: Stage) -> None:
        incident = await self._opened(stage)
        for department in ("pharmacy", "billing"):
            with pytest.raises(NotYourIncident):
                await stage.acknowledge(incident, department, PHARMACIST)
        assert (await stage.read(incident, PHARMACIST)).reading.incident == incident

    async def test_measures_and_resolutions_are_screened_too(self, stage: Stage) -> None:
        incident = await self._opened(stage)
        await stage.acknowledge(incident, "billing", BILLER)
        with pytest.raises(IdentifierInText):
            await stage.contain(incident, "billing", BILLER, "Call 415-555-0134.")
        with pytest.raises(IdentifierInText):
            await stage.resolve(incident, "billing", BILLER, "Fixed for MRN 12345678.")

    async def test_no_incident_no_act(self, stage: Stage) -> None:
        incident = await self._opened(stage)
        command = AcknowledgeIncident(incident.incident_id + "0", "billing", BILLER)
        async with stage.world.begin(BILLER) as work:
            with pytest.raises(IncidentNotFound):
                await acknowledge_incident(work, command, clock=CLOCK)
            with pytest.raises(IncidentNotFound):
                await read_incident(work, "none", BILLER)

    async def test_incidents_are_listed_newest_first_by_what_is_wanted(self, stage: Stage) -> None:
        first = await self._opened(stage)
        await stage.acknowledge(first, "billing", BILLER)
        second = await stage.report(ReportedPlace("oak-street", "pharmacy", "refill", "p1"), severity=Severity.LOW)
        third = await stage.report(ReportedPlace("oak-street", "primary-care", "rooming", "r1"))
        assert await self._listed(stage) == [third, second, first]
        assert await self._listed(stage, state=State.ACKNOWLEDGED) == [first]
        assert await self._listed(stage, department="primary-care") == [third, first]
        assert await self._listed(stage, severity=Severity.LOW) == [second]
        assert await self._listed(stage, site="elm-street") == []
        await stage.resolve(first, "billing", BILLER, "The field is back.")
        assert await self._listed(stage, is_resolved=False) == [third, second]
        assert await self._listed(stage, is_resolved=True) == [first]
        async with stage.world.begin(NURSE) as work:
            rest = await list_incidents(work, IncidentFilter(), Slice(1, (third.incident_id,)))
        assert [reading.incident.incident_id for reading in rest] == [second.incident_id]

    async def test_it_is_shown_by_the_newest_names(self, stage: Stage) -> None:
        incident = await self._opened(stage)
        async with stage.world.begin(HOUSE) as work:
            await keep_workflow(work, Workflow("check-in", "Check-in", 2))
            await keep_workflow(work, Workflow("check-in", "Old", 1))
            await keep_site(work, Site("oak-street", "Old", 0, ()))
        names = (await stage.read(incident, BILLER)).reading.names
        assert names == Names("Oak Street", "Check-in", {"patient-access": "Patient Access"})

    @staticmethod
    async def _opened(stage: Stage) -> Incident:
        await stage.know(check_in(), rooming(), claim_edit(), refill())
        return await stage.report()

    @staticmethod
    async def _listed(stage: Stage, **wanted: object) -> list[Incident]:
        async with stage.world.begin(NURSE) as work:
            found = await list_incidents(work, IncidentFilter(**wanted), Slice(9))  # type: ignore[arg-type]
        return [_as_opened(reading.incident) for reading in found]


def _as_opened(incident: Incident) -> Incident:
    """The incident as it was when it opened, to be compared with what its report gave."""
    return replace(incident, version=1, state=State.OPEN, acknowledged=frozenset(), contained_until=None)
