"""Imports that wait for a person, on any world."""

import pytest

from intake.application.apply_registry_import import ApplyRegistryImport, apply_registry_import
from intake.application.read_registry import sift_csv_registry
from intake.application.read_site import read_site
from intake.application.remove_registry_import import remove_registry_import
from intake.application.show_registry_import import ImportPreview, show_registry_import
from intake.application.stage_registry import StageRegistry, stage_registry
from intake.domain.errors import (
    ImportAlreadyApplied,
    RegistryImportNotFound,
    RegistryMoved,
    RowsWait,
    SiteNotFound,
)
from intake.domain.registry_changes import Change, Level, Outcome, Tally
from intake.domain.registry_import import ImportState
from tests.support.intake_samples import HEADER, REGISTRY_CSV, CountedIdentifiers, StillClock, importing
from tests.support.intake_scenarios import World, import_

BAD_ROW = "ash,Ash,clinic,,,lab,Laboratory,rn,day,many\n"


async def stage(world: World, csv: str = REGISTRY_CSV, made: int = 0) -> str:
    command = StageRegistry(sift_csv_registry(csv, "registry.csv"), "registry.csv", "loader")
    async with world.begin() as work:
        return await stage_registry(work, command, clock=StillClock(), ids=CountedIdentifiers(made))


async def show(world: World, import_id: str) -> ImportPreview:
    async with world.begin() as work:
        return await show_registry_import(work, import_id)


async def apply(world: World, import_id: str, *, version: int = 1, rest: bool = False) -> ImportPreview:
    async with world.begin() as work:
        command = ApplyRegistryImport(import_id, version, rest, "lead-1")
        return await apply_registry_import(work, command, clock=StillClock())


class RegistryImportScenarios:
    async def test_staging_changes_nothing_and_shows_what_would_be_added(self, world: World) -> None:
        preview = await show(world, await stage(world))
        assert preview.diff.tallies == {
            Level.SITE: Tally(3, 0, 0),
            Level.DEPARTMENT: Tally(3, 0, 0),
            Level.ROLE: Tally(4, 0, 0),
        }
        assert (preview.staged.state, preview.registry_version, world.facts) == (ImportState.WAITING, 1, [])

    async def test_an_applied_import_keeps_who_and_what_and_the_same_file_then_changes_nothing(
        self, world: World
    ) -> None:
        import_id = await stage(world)
        done = await apply(world, import_id)
        assert len(world.facts) == 3
        assert await show(world, import_id) == done
        assert done.staged.applied is not None
        assert (done.staged.state, done.staged.applied.by, done.registry_version) == (ImportState.APPLIED, "lead-1", 4)
        again = await show(world, await stage(world, made=1))
        assert (again.diff.changes, again.diff.tallies[Level.ROLE]) == ((), Tally(0, 0, 4))
        await apply(world, again.staged.import_id, version=4)
        assert len(world.facts) == 3

    async def test_a_change_is_shown_before_and_after(self, world: World) -> None:
        await import_(world, importing())
        row = "oak-street,Oak Street,,,,patient-access,Front Office,front-desk,day,6"
        preview = await show(world, await stage(world, f"{HEADER}\n{row}\n"))
        at = ("oak-street", "patient-access")
        assert preview.diff.changes == (
            Change(Level.DEPARTMENT, Outcome.CHANGED, *at, None, None, "name", "Patient Access", "Front Office"),
            Change(Level.ROLE, Outcome.CHANGED, *at, "front-desk", "day", "headcount", "4", "6"),
        )
        assert preview.diff.tallies[Level.SITE] == Tally(0, 0, 1)

    async def test_sound_rows_wait_until_somebody_says_that_the_rest_is_to_be_loaded(self, world: World) -> None:
        import_id = await stage(world, REGISTRY_CSV + BAD_ROW)
        with pytest.raises(RowsWait):
            await apply(world, import_id)
        assert world.facts == []
        done = await apply(world, import_id, rest=True)
        assert [place.place for place in done.staged.refused] == ["registry.csv, row 7, headcount"]
        assert len(world.facts) == 3
        async with world.begin() as work:
            with pytest.raises(SiteNotFound):
                await read_site(work, "ash")

    async def test_a_registry_that_moved_is_looked_at_again(self, world: World) -> None:
        import_id = await stage(world)
        await import_(world, importing(f"{HEADER}\nmercy,Mercy,hospital,,,,,,,\n"))
        with pytest.raises(RegistryMoved):
            await apply(world, import_id)
        fresh = await show(world, import_id)
        assert fresh.diff.tallies[Level.SITE] == Tally(2, 1, 0)
        await apply(world, import_id, version=fresh.registry_version)

    async def test_an_import_is_applied_once(self, world: World) -> None:
        import_id = await stage(world)
        await apply(world, import_id)
        with pytest.raises(ImportAlreadyApplied):
            await apply(world, import_id, version=4)
        with pytest.raises(ImportAlreadyApplied):
            async with world.begin() as work:
                await remove_registry_import(work, import_id)

    async def test_a_removed_import_is_gone(self, world: World) -> None:
        import_id = await stage(world)
        async with world.begin() as work:
            await remove_registry_import(work, import_id)
        with pytest.raises(RegistryImportNotFound):
            await apply(world, import_id)
