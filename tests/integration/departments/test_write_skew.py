"""Two folds that meet: the second waits for the first, and sees what it did.

Without the locks each would work out its views from a world without the other's news.
"""

import asyncio
from collections.abc import Callable

import pytest

from departments.application.fold_news import fold_news
from departments.domain.news import News
from tests.support.departments_database import FIRST, StoredDepartments
from tests.support.departments_lives import SEATS, registry
from tests.support.departments_story import HASHES, Story
from tests.support.eventually import eventually

pytestmark = pytest.mark.integration

WHERE = ("oak-street", "patient-access", "check-in")
OTHER = ("oak-street", "professional-billing", "check-in")
WAITING = "select count(*) as waiting from pg_locks where locktype = 'advisory' and not granted"

PAIRS: dict[str, Callable[[Story], tuple[News, News]]] = {
    "a map, and the site that it is of": lambda story: (
        story.map(("new-site", *WHERE[1:]), 4, 1),
        story.site("new-site", "New Site", {"patient-access": {"front-desk": 2}}),
    ),
    "a site, and a workflow": lambda story: (
        story.site("new-site", "New Site", {"patient-access": {"front-desk": 2}}),
        story.workflow("refill", "Refill request", ["patient-access"]),
    ),
    "a map, and the workflow's standard": lambda story: (
        story.map(WHERE, 4, 1),
        story.standard("check-in", HASHES[0], ["oak-street"]),
    ),
    "a delta, and the round that it is in": lambda story: (
        story.delta("check-in", "oak-street", HASHES[0], [("front-desk", "patient-access", 1)]),
        story.round("round-1", "check-in", HASHES[0], SEATS),
    ),
    "two people of one role": lambda story: (
        story.proficiency(WHERE, "front-desk", "ann", (HASHES[0], "demonstrated")),
        story.proficiency(WHERE, "front-desk", "ben", (HASHES[0], "demonstrated")),
    ),
    "a map, and an incident there": lambda story: (
        story.map(WHERE, 4, 1),
        story.incident(1, WHERE, "safety", ["professional-billing"]),
    ),
}


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("is_turned", [False, True])
async def test_of_two_that_meet_the_second_sees_the_first(
    stored: StoredDepartments, pair: str, is_turned: bool
) -> None:
    story = Story()
    registry(story)
    if pair == "two people of one role":
        story.standard("check-in", HASHES[0], ["oak-street"])
        story.delta("check-in", "oak-street", HASHES[0], [("front-desk", "patient-access", 1)])
    await stored.fold(story.news)
    first, second = PAIRS[pair](story)
    if is_turned:
        first, second = second, first

    async with stored.begin() as work:
        await fold_news(work, first, FIRST)
        following = asyncio.create_task(stored.fold([second]))
        await eventually(lambda: _is_waiting_or_done(stored, following), what="the second waits for the first")
    await following

    found = await stored.verify()
    assert found.differing == []


async def _is_waiting_or_done(stored: StoredDepartments, following: "asyncio.Task[None]") -> bool:
    return following.done() or (await stored.rows(WAITING))[0]["waiting"] > 0


async def test_facts_of_different_workflows_do_not_wait_for_each_other(stored: StoredDepartments) -> None:
    story = Story()
    registry(story)
    await stored.fold(story.news)
    first, second = story.map(WHERE, 4, 1), story.map(("oak-street", "professional-billing", "charge-capture"), 3, 0)

    async with stored.begin() as work:
        await fold_news(work, first, FIRST)
        async with asyncio.timeout(5):
            await stored.fold([second])

    assert (await stored.verify()).differing == []
