"""Coverage and reopened cells, on any world."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from intake.application.list_coverage import list_coverage
from intake.application.readings import CoverageFilter, Slice
from intake.application.reopen_cell import ReopenCell, reopen_cell
from intake.domain.coverage import CellState, ReopeningReason
from intake.domain.errors import ReferenceUnknown
from tests.support.intake_samples import NOON, CountedIdentifiers, map_document, recording, step
from tests.support.intake_scenarios import EVERYTHING, World, prepare, record

ALL = CoverageFilter()
CELL = ("oak-street", "patient-access", "check-in")


@dataclass
class LaterClock:
    days: int = 0

    def now(self) -> datetime:
        return NOON + timedelta(days=self.days)


async def states(
    world: World, wanted: CoverageFilter = ALL, window: Slice = EVERYTHING, *, days: int = 0
) -> dict[tuple[str, str, str], CellState]:
    async with world.begin() as work:
        found = await list_coverage(work, wanted, window, clock=LaterClock(days))
    return {(one.cell.site, one.cell.department, one.cell.workflow): one.state for one in found}


async def reopen(world: World, *, days: int, cell: tuple[str, str, str] = CELL) -> None:
    command = ReopenCell(*cell, ReopeningReason.MANAGER_CHANGED, "manager-1")
    async with world.begin() as work:
        await reopen_cell(work, command, clock=LaterClock(days), ids=CountedIdentifiers(days))


class CoverageScenarios:
    async def test_cells_are_those_of_registry_and_catalogue_and_begin_unmapped(self, world: World) -> None:
        await prepare(world)
        found = await states(world)
        assert list(found) == [
            ("elm-street", "patient-access", "check-in"),
            ("oak-street", "laboratory", "rooming"),
            CELL,
        ]
        assert set(found.values()) == {CellState.UNMAPPED}

    async def test_cells_are_asked_for_by_site_department_and_wave_and_come_in_pages(self, world: World) -> None:
        await prepare(world)
        assert len(await states(world, CoverageFilter(site="oak-street"))) == 2
        assert list(await states(world, CoverageFilter(department="laboratory"))) == [
            ("oak-street", "laboratory", "rooming")
        ]
        assert list(await states(world, CoverageFilter(wave="wave-2"))) == [
            ("elm-street", "patient-access", "check-in")
        ]
        assert list(await states(world, window=Slice(1, ("oak-street", "laboratory", "rooming")))) == [CELL]

    async def test_a_map_is_fresh_and_grows_old(self, world: World) -> None:
        await prepare(world)
        await record(world, recording(map_document(step())))
        assert (await states(world))[CELL] is CellState.FRESH
        assert (await states(world, days=270))[CELL] is CellState.FRESH
        assert (await states(world, days=271))[CELL] is CellState.AGED

    async def test_a_map_of_assumptions_is_said_to_be_one(self, world: World) -> None:
        await prepare(world)
        await record(world, recording())
        assert (await states(world))[CELL] is CellState.ASSUMED_HEAVY

    async def test_a_cell_is_reopened_until_a_newer_map_is_recorded(self, world: World) -> None:
        await prepare(world)
        await reopen(world, days=-1)
        await record(world, recording(map_document(step())))
        assert (await states(world))[CELL] is CellState.FRESH
        await reopen(world, days=1)
        assert (await states(world, days=1))[CELL] is CellState.REOPENED

    async def test_only_a_cell_that_is_expected_can_be_reopened(self, world: World) -> None:
        await prepare(world)
        for cell in (("oak-street", "laboratory", "check-in"), ("mercy", "laboratory", "rooming")):
            with pytest.raises(ReferenceUnknown):
                await reopen(world, days=1, cell=cell)
