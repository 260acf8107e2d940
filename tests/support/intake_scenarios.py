"""What intake does, on any world: in memory (unit tests) and on PostgreSQL (integration tests)."""

from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

import pytest

from chassis.errors import StaleVersion
from intake.application.catalogue_workflows import CatalogueEntry, CatalogueWorkflows, catalogue_workflows
from intake.application.import_registry import ImportRegistry, RegistryImported, SiteOutcome, import_registry
from intake.application.list_departments import list_departments
from intake.application.list_maps import list_maps
from intake.application.list_sites import list_sites
from intake.application.list_workarounds import list_workarounds
from intake.application.list_workflows import list_workflows
from intake.application.ports import RecordedMap
from intake.application.read_map import read_map
from intake.application.read_site import read_site
from intake.application.readings import CellFilter, DepartmentReading, Slice
from intake.application.record_maps import MapOutcome, RecordMaps, record_maps
from intake.application.record_workaround import RecordWorkaround, record_workaround
from intake.domain.errors import MapNotFound, ReferenceUnknown, RegistryRefused, SiteNotFound
from intake.domain.facts import IntakeFact, MapRecorded, SiteChanged, SiteRegistered
from intake.domain.site_map import EvidenceCounts
from intake.domain.sites import MAX_DEPARTMENTS, StaffGroup
from intake.domain.words import SiteKind
from tests.support.intake_samples import (
    HEADER,
    NOON,
    REGISTRY_CSV,
    CountedIdentifiers,
    StillClock,
    cataloguing,
    importing,
    map_document,
    recording,
    step,
    telling,
)

MAP = "oak-street/patient-access/check-in"
EVERYTHING = Slice(100)
ANY = CellFilter()


class World(Protocol):
    """Units of work, and the facts of those that were kept."""

    facts: list[IntakeFact]

    def begin(self) -> AbstractAsyncContextManager[Any]: ...


async def import_(world: World, command: ImportRegistry) -> RegistryImported:
    async with world.begin() as work:
        return await import_registry(work, command)


async def catalogue(world: World, command: CatalogueWorkflows) -> list[bool]:
    async with world.begin() as work:
        return [each.is_changed for each in await catalogue_workflows(work, command)]


async def record(world: World, command: RecordMaps) -> tuple[MapOutcome, ...]:
    async with world.begin() as work:
        return await record_maps(work, command, clock=StillClock())


async def tell(world: World, command: RecordWorkaround, ids: CountedIdentifiers) -> str:
    async with world.begin() as work:
        return await record_workaround(work, command, clock=StillClock(), ids=ids)


async def prepare(world: World) -> None:
    """A registry and a catalogue; their facts are forgotten."""
    await import_(world, importing())
    await catalogue(world, cataloguing())
    world.facts.clear()


def outcomes(done: RegistryImported) -> dict[str, str]:
    return {each.site: each.outcome.value for each in done.sites}


class RegistryScenarios:
    async def test_an_import_adds_every_site_and_tells_each(self, world: World) -> None:
        done = await import_(world, importing())
        assert outcomes(done) == {"elm-street": "added", "mercy": "added", "oak-street": "added"}
        assert [(type(fact), fact.aggregate_id, fact.aggregate_version) for fact in world.facts] == [
            (SiteRegistered, site, 1) for site in ("elm-street", "mercy", "oak-street")
        ]

    async def test_the_same_import_again_changes_nothing_and_tells_nothing(self, world: World) -> None:
        await import_(world, importing())
        world.facts.clear()
        done = await import_(world, importing())
        assert (done.count(SiteOutcome.UNCHANGED), len(done.sites), world.facts) == (3, 3, [])

    async def test_an_import_changes_what_it_names_and_leaves_the_rest(self, world: World) -> None:
        await import_(world, importing())
        world.facts.clear()
        row = "oak-street,Oak Street Clinic,,,,patient-access,Front Office,front-desk,day,6"
        done = await import_(world, importing(f"{HEADER}\n{row}\n"))
        assert outcomes(done) == {"oak-street": "changed"}
        async with world.begin() as work:
            site = await read_site(work, "oak-street")
        assert (site.name, site.kind, site.wave, site.version) == ("Oak Street Clinic", SiteKind.CLINIC, "wave-1", 2)
        assert [one.department for one in site.departments] == ["laboratory", "patient-access"]
        assert site.departments[1].name == "Front Office"
        assert site.departments[1].staff == (
            StaffGroup("front-desk", "day", 6),
            StaffGroup("front-desk", "evening", 2),
        )
        assert world.facts == [SiteChanged("oak-street", 2, site)]

    async def test_a_site_reads_as_it_was_told(self, world: World) -> None:
        await import_(world, importing())
        async with world.begin() as work:
            site = await read_site(work, "oak-street")
        told = next(fact for fact in world.facts if fact.aggregate_id == "oak-street")
        assert isinstance(told, SiteRegistered)
        assert site == told.site

    async def test_no_such_site(self, world: World) -> None:
        async with world.begin() as work:
            with pytest.raises(SiteNotFound):
                await read_site(work, "nowhere")

    async def test_too_many_departments_are_refused_and_nothing_is_kept(self, world: World) -> None:
        rows = "".join(f"big,Big,,,,d{n},D {n},,,\n" for n in range(MAX_DEPARTMENTS + 1))
        with pytest.raises(RegistryRefused):
            await import_(world, importing(f"{REGISTRY_CSV}{rows}"))
        async with world.begin() as work:
            assert list(await list_sites(work, EVERYTHING)) == []

    async def test_sites_and_departments_are_listed_page_by_page(self, world: World) -> None:
        await import_(world, importing())
        async with world.begin() as work:
            first = await list_sites(work, Slice(2))
            rest = await list_sites(work, Slice(2, (first[-1].site,)))
            departments = await list_departments(work, EVERYTHING)
        assert [one.site for one in (*first, *rest)] == ["elm-street", "mercy", "oak-street"]
        assert (rest[0].departments, rest[0].headcount, rest[0].kind) == (2, 9, "clinic")
        assert list(departments) == [
            DepartmentReading("laboratory", "Laboratory", 1, 3),
            DepartmentReading("patient-access", "Patient Access", 2, 11),
        ]

    async def test_a_version_that_was_overtaken_is_refused(self, world: World) -> None:
        await import_(world, importing())
        with pytest.raises(StaleVersion):
            await self._save_again(world)

    async def _save_again(self, world: World) -> None:
        async with world.begin() as work:
            await work.sites.save([await read_site(work, "oak-street")])


class CatalogueScenarios:
    async def test_entries_are_added_changed_and_left_alone(self, world: World) -> None:
        assert await catalogue(world, cataloguing()) == [True, True]
        renamed = CatalogueEntry("check-in", "Arrival", ("patient-access",))
        same = CatalogueEntry("rooming", "Rooming and vitals", ("laboratory", "ambulatory-primary-care", "laboratory"))
        assert await catalogue(world, cataloguing(renamed, same)) == [True, False]
        assert [(fact.aggregate_id, fact.aggregate_version) for fact in world.facts] == [
            ("check-in", 1),
            ("rooming", 1),
            ("check-in", 2),
        ]
        async with world.begin() as work:
            listed = await list_workflows(work, EVERYTHING)
            rest = await list_workflows(work, Slice(5, ("check-in",)))
        assert [(one.name, one.departments) for one in listed] == [
            ("Arrival", ("patient-access",)),
            ("Rooming and vitals", ("ambulatory-primary-care", "laboratory")),
        ]
        assert [one.workflow for one in rest] == ["rooming"]

    async def test_an_entry_that_was_overtaken_is_refused(self, world: World) -> None:
        await catalogue(world, cataloguing())
        with pytest.raises(StaleVersion):
            await self._save_again(world)

    async def _save_again(self, world: World) -> None:
        async with world.begin() as work:
            await work.workflows.save(await list_workflows(work, EVERYTHING))


class MapScenarios:
    async def test_a_map_is_recorded_with_its_evidence(self, world: World) -> None:
        await prepare(world)
        (done,) = await record(world, recording())
        assert (done.map_id, done.version, done.is_recorded) == (MAP, 1, True)
        (fact,) = world.facts
        assert isinstance(fact, MapRecorded)
        assert (fact.aggregate_id, fact.aggregate_version) == (MAP, 1)
        assert fact.content.evidence == EvidenceCounts(observed=1, assumed=1)
        assert fact.content.content_hash == done.content_hash

    async def test_the_same_content_again_makes_no_version(self, world: World) -> None:
        await prepare(world)
        await record(world, recording())
        world.facts.clear()
        (done,) = await record(world, recording())
        assert (done.version, done.is_recorded, world.facts) == (1, False, [])

    async def test_new_content_makes_a_version_and_the_old_one_is_kept(self, world: World) -> None:
        await prepare(world)
        await record(world, recording())
        (done,) = await record(world, recording(map_document(step(), legend="kept", zone=None)))
        assert (done.version, done.is_recorded) == (2, True)
        async with world.begin() as work:
            newest, first = await read_map(work, MAP), await read_map(work, MAP, 1)
        assert (newest.map.version, newest.map.evidence) == (2, EvidenceCounts(observed=1))
        assert newest.document == map_document(step(), legend="kept", zone=None)
        assert list(newest.document) == list(map_document(step(), legend="kept", zone=None))
        assert (first.map.version, first.map.recorded_at) == (1, NOON)
        assert first.document == map_document()

    async def test_no_such_map_and_no_such_version(self, world: World) -> None:
        await prepare(world)
        await record(world, recording())
        async with world.begin() as work:
            for map_id, version in (("a/b/c", None), (MAP, 2)):
                with pytest.raises(MapNotFound):
                    await read_map(work, map_id, version)

    async def test_one_unknown_reference_of_many_is_named_and_nothing_is_recorded(self, world: World) -> None:
        await prepare(world)
        others = [{"site": "nowhere"}, {"site": "mercy"}, {"workflow": "refill"}]
        documents = [map_document(), *(map_document(**other) for other in others)]
        with pytest.raises(ReferenceUnknown) as refused:
            await record(world, recording(*documents))
        assert [place.place.split(", ")[1] for place in refused.value.places] == ["site", "department", "workflow"]
        assert world.facts == []
        async with world.begin() as work:
            assert list(await list_maps(work, ANY, EVERYTHING)) == []

    async def test_maps_are_listed_by_cell_page_by_page(self, world: World) -> None:
        await prepare(world)
        cells = [{"site": "oak-street"}, {"site": "elm-street"}, {"department": "laboratory"}, {"workflow": "rooming"}]
        await record(world, recording(*(map_document(**cell) for cell in cells)))
        async with world.begin() as work:
            first = await list_maps(work, ANY, Slice(3))
            after = (first[-1].site, first[-1].department, first[-1].workflow)
            rest = await list_maps(work, ANY, Slice(3, after))
            of_site = await list_maps(work, CellFilter(site="elm-street"), EVERYTHING)
            of_workflow = await list_maps(work, CellFilter(workflow="rooming"), EVERYTHING)
        keys = [(one.site, one.department, one.workflow) for one in (*first, *rest)]
        assert keys == [
            ("elm-street", "patient-access", "check-in"),
            ("oak-street", "laboratory", "check-in"),
            ("oak-street", "patient-access", "check-in"),
            ("oak-street", "patient-access", "rooming"),
        ]
        assert [one.site for one in of_site] == ["elm-street"]
        assert [one.workflow for one in of_workflow] == ["rooming"]

    async def test_a_version_that_was_overtaken_is_refused(self, world: World) -> None:
        await prepare(world)
        await record(world, recording())
        with pytest.raises(StaleVersion):
            await self._save_again(world)

    async def _save_again(self, world: World) -> None:
        (content,) = recording().maps.value
        async with world.begin() as work:
            await work.maps.save([RecordedMap(content, 1, "staff-100", NOON)])


class WorkaroundScenarios:
    async def test_a_workaround_is_kept_and_told_without_its_narrative(self, world: World) -> None:
        await prepare(world)
        await record(world, recording())
        workaround_id = await tell(world, telling(), CountedIdentifiers())
        fact = world.facts[-1]
        assert (fact.aggregate_id, fact.aggregate_version) == (workaround_id, 1)
        assert "sticky" not in repr(fact)
        async with world.begin() as work:
            (kept,) = await list_workarounds(work, ANY, EVERYTHING)
        assert kept.workaround == telling().workaround.value

    @pytest.mark.parametrize("where", [{"step": "s9"}, {"workflow": "rooming"}, {"site": "nowhere"}])
    async def test_a_workaround_stands_at_a_step_of_a_map(self, world: World, where: dict[str, str]) -> None:
        await prepare(world)
        await record(world, recording())
        told = len(world.facts)
        with pytest.raises(ReferenceUnknown):
            await tell(world, telling(**where), CountedIdentifiers())
        assert len(world.facts) == told

    async def test_workarounds_are_listed_newest_first_page_by_page(self, world: World) -> None:
        await prepare(world)
        await record(world, recording(map_document(), map_document(site="elm-street")))
        ids = CountedIdentifiers()
        made = [await tell(world, telling(site=site), ids) for site in ("oak-street", "elm-street", "oak-street")]
        async with world.begin() as work:
            first = await list_workarounds(work, ANY, Slice(2))
            rest = await list_workarounds(work, ANY, Slice(2, (first[-1].workaround_id,)))
            of_site = await list_workarounds(work, CellFilter(site="elm-street"), EVERYTHING)
        assert [one.workaround_id for one in (*first, *rest)] == made[::-1]
        assert [one.workaround_id for one in of_site] == [made[1]]
