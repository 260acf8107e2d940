"""Folding into PostgreSQL gives what a fold in memory gives, also when several fold at once."""

import asyncio
import json
import random
from collections.abc import Iterator
from typing import Any

import pytest

from chassis.database import Connection
from departments.application.ports.folding import Shown
from departments.domain import incidents
from departments.domain.news import fold
from departments.domain.scope import Scope, scope_of
from departments.domain.views import sight_of, view_hash
from departments.domain.world import World
from departments.storage import views
from departments.storage.recall import recall
from tests.support.departments_database import StoredDepartments
from tests.support.departments_lives import busy_life, registry
from tests.support.departments_memory import folded
from tests.support.departments_story import Story

pytestmark = pytest.mark.integration

VERSIONS = "select cell_id, version from cells union all select card_id, version from cards order by 1, 2"


@pytest.mark.parametrize("seed", range(4))
async def test_what_is_shown_is_a_fold_of_what_happened(stored: StoredDepartments, seed: int) -> None:
    story = busy_life(random.Random(seed))
    told = story.shuffled(random.Random(seed + 100))

    await stored.fold(told)

    found = await stored.verify()
    assert found.differing == []
    assert found.shown_hash == view_hash(sight_of(folded(story.news).values()))


@pytest.mark.parametrize("seed", range(4))
async def test_the_order_in_which_things_are_told_is_as_good_as_any(stored: StoredDepartments, seed: int) -> None:
    await stored.fold(busy_life(random.Random(seed)).news)

    assert (await stored.verify()).differing == []


async def test_several_who_fold_at_once_leave_what_one_would_leave(stored: StoredDepartments) -> None:
    """Each thing's news comes in order, as a partition brings it; everything else meets everything else."""
    story = busy_life(random.Random(7))
    lines = list(story.lines.values())
    random.Random(8).shuffle(lines)
    hands = [[news for line in lines[hand::6] for news in line] for hand in range(6)]

    async with asyncio.TaskGroup() as group:
        for hand in hands:
            group.create_task(stored.fold(hand))

    found = await stored.verify()
    assert found.differing == []
    assert found.shown_hash == view_hash(sight_of(folded(story.news).values()))


async def test_folding_everything_again_changes_nothing(stored: StoredDepartments) -> None:
    story = busy_life(random.Random(3))
    await stored.fold(story.news)
    before = await stored.rows(
        "select cell_id, version from cells union all select card_id, version from cards order by 1"
    )
    logged = await stored.rows("select count(*) from view_changes")

    await stored.fold(story.shuffled(random.Random(4)))

    after = await stored.rows(
        "select cell_id, version from cells union all select card_id, version from cards order by 1"
    )
    assert after == before
    assert await stored.rows("select count(*) from view_changes") == logged


def _bad_day(chance: random.Random) -> Story:
    """One step of one place fails all day: more incidents than readiness names, of every severity, some over."""
    story = Story()
    registry(story)
    where = ("oak-street", "patient-access", "check-in")
    for number in range(40):
        severity = chance.choice(["low", "medium", "high", "safety"])
        story.incident(number, where, severity, ["professional-billing"])
        if chance.random() < (0.9 if severity == "safety" else 0.4):
            story.follow(number, incidents.Resolved())
    return story


@pytest.mark.parametrize("seed", range(3))
async def test_a_place_with_many_incidents_shows_what_a_fold_in_memory_shows(
    stored: StoredDepartments, seed: int
) -> None:
    story = _bad_day(random.Random(seed))
    told = story.shuffled(random.Random(seed + 100))
    for upto in (len(told) // 3, len(told) // 2, len(told)):
        await stored.fold(told[:upto])
        assert (await stored.verify()).differing == []


async def test_what_a_fold_reads_back_does_not_grow_with_the_incidents_of_its_place(stored: StoredDepartments) -> None:
    """Else a step that fails all day makes each incident slower to show than the one before it."""
    story = _bad_day(random.Random(1))
    await stored.fold(story.news)
    last = story.incident(99, ("oak-street", "patient-access", "check-in"), "high", ["professional-billing"])
    held = fold(None, last)

    async with stored.begin() as work:
        world, _ = await work.views.recall(1, scope_of(None, held))

    assert world.incidents == []
    assert sum(band.count for band in world.open_incidents["oak-street", "patient-access", "check-in"].values()) > 10


_MORE_OPEN = """
insert into aggregates (epoch, kind, aggregate_id, version, site, department, workflow, is_over, mark, traceparent,
                        state)
select epoch, kind, 'more-' || number, version, site, department, workflow, false, mark, traceparent,
       state || jsonb_build_object('severity', (array['medium', 'high'])[1 + number % 2])
from aggregates, generate_series(1, 2000) as number where kind = 'incident' and aggregate_id = $1
"""


async def test_all_open_incidents_of_a_place_are_counted_and_only_a_few_are_sorted(
    stored: StoredDepartments, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To sort them all, with their words, took longer than all else in a fold once a thousand were open."""
    story = Story()
    registry(story)
    first = story.incident(1, ("oak-street", "patient-access", "check-in"), "medium", ["professional-billing"])
    await stored.fold(story.news)
    held = fold(None, first)
    plans: list[Any] = []

    async def explained(connection: Connection, epoch: int, scope: Scope) -> tuple[World, Shown]:
        watched = _Explaining(connection)
        found = await recall(watched, epoch, scope)  # type: ignore[arg-type]
        plans.append(watched.plan)
        return found

    monkeypatch.setattr(views, "recall", explained)
    async with stored.begin() as work:
        await work.connection.execute(_MORE_OPEN, first.aggregate_id)
        world, _ = await work.views.recall(1, scope_of(None, held))

    bands = world.open_incidents["oak-street", "patient-access", "check-in"]
    assert {severity: band.count for severity, band in bands.items()} == {"medium": 1001, "high": 1000}
    assert sum(_sorted_kibibytes(plans[0])) < 300


class _Explaining:
    """A connection that keeps the plan of what it fetches."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.plan: Any = None

    async def fetch(self, statement: str, *arguments: Any) -> Any:
        told = await self._connection.fetchval(f"explain (analyze, format json) {statement}", *arguments)
        self.plan = json.loads(told)[0]["Plan"]
        return await self._connection.fetch(statement, *arguments)


def _sorted_kibibytes(plan: Any) -> Iterator[int]:
    yield plan.get("Sort Space Used", 0)
    for below in plan.get("Plans", ()):
        yield from _sorted_kibibytes(below)
