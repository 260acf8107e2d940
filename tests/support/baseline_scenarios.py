"""Frozen baselines, on any world."""

from datetime import date, timedelta

import pytest

from intake.application.freeze_baseline import FreezeBaseline, freeze_baseline
from intake.application.plan_go_live import PlanGoLive, plan_go_live
from intake.application.read_baseline import BaselineReading, read_baseline
from intake.domain.baseline import DailyCounts, Interval, Measure, Timeliness
from intake.domain.errors import BaselineFrozen, BaselineNotFound, BaselineRefused, ReferenceUnknown
from tests.support.intake_samples import NOON, CountedIdentifiers, StillClock
from tests.support.intake_scenarios import World, prepare

TODAY = NOON.date()
DEPARTMENT = ("oak-street", "patient-access")


def days(count: int = 60, *, until: date = TODAY) -> tuple[DailyCounts, ...]:
    """Visits 1, 2, … on the days before ``until``."""
    first = until - timedelta(days=count)
    return tuple(DailyCounts(first + timedelta(days=at), {Measure.VISITS: at + 1.0}) for at in range(count))


async def freeze(world: World, series: tuple[DailyCounts, ...], department: tuple[str, str] = DEPARTMENT) -> None:
    async with world.begin() as work:
        await freeze_baseline(work, FreezeBaseline(*department, series, "lead-1"), clock=StillClock())


async def plan(world: World, go_live: date, made: int = 0) -> None:
    async with world.begin() as work:
        command = PlanGoLive("wave-1", go_live, "lead-1")
        await plan_go_live(work, command, clock=StillClock(), ids=CountedIdentifiers(made))


async def read(world: World) -> BaselineReading:
    async with world.begin() as work:
        return await read_baseline(work, *DEPARTMENT)


class BaselineScenarios:
    async def test_a_baseline_is_the_typical_day_with_its_interval(self, world: World) -> None:
        await prepare(world)
        await freeze(world, days())
        held = await read(world)
        assert held.baseline.measures == {Measure.VISITS: Interval(22.0, 30.5, 39.0)}
        assert (held.baseline.days, held.baseline.last_day) == (60, date(2026, 11, 1))
        assert held.timeliness is Timeliness.GO_LIVE_UNKNOWN

    async def test_a_frozen_baseline_cannot_be_changed(self, world: World) -> None:
        await prepare(world)
        await freeze(world, days())
        with pytest.raises(BaselineFrozen):
            await freeze(world, days(80))
        assert (await read(world)).baseline.days == 60

    async def test_eight_weeks_before_go_live_is_in_time_and_a_day_less_is_late(self, world: World) -> None:
        await prepare(world)
        await freeze(world, days())
        await plan(world, NOON.date() + timedelta(days=56))
        assert (await read(world)).timeliness is Timeliness.IN_TIME
        await plan(world, NOON.date() + timedelta(days=55), made=1)
        assert (await read(world)).timeliness is Timeliness.LATE

    @pytest.mark.parametrize(
        "series",
        [days(40), (*days(), days()[0]), days(until=NOON.date() + timedelta(days=1)), days(60)[::3]],
        ids=["too few weeks", "a day twice", "not over yet", "too few days"],
    )
    async def test_a_series_that_makes_no_baseline_is_refused(
        self, world: World, series: tuple[DailyCounts, ...]
    ) -> None:
        await prepare(world)
        with pytest.raises(BaselineRefused):
            await freeze(world, series)
        with pytest.raises(BaselineNotFound):
            await read(world)

    async def test_a_department_is_one_of_the_registry(self, world: World) -> None:
        await prepare(world)
        with pytest.raises(ReferenceUnknown):
            await freeze(world, days(), ("mercy", "laboratory"))
