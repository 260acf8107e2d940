"""The log of changes is read in an order in which nothing can still come in between."""

import asyncio

import pytest

from departments.application.fold_news import fold_news
from departments.application.take_changes import BEGINNING, Batch, take_changes
from departments.domain.cursors import Cursor
from departments.live.feed import FeedRules, FeedStale, LiveFeed
from tests.support.bearers import person
from tests.support.departments_database import FIRST, SERVICE, StoredDepartments
from tests.support.departments_lives import registry
from tests.support.departments_story import Story

pytestmark = pytest.mark.integration

ACCESS, BILLING = "patient-access", "professional-billing"
CHECK_IN, CHARGE = ("oak-street", ACCESS, "check-in"), ("oak-street", BILLING, "charge-capture")


@pytest.fixture
async def story(stored: StoredDepartments) -> Story:
    story = Story()
    registry(story)
    await stored.fold(story.news)
    return story


async def taken(stored: StoredDepartments, after: Cursor) -> Batch:
    async with stored.begin() as work:
        return await take_changes(work, after, {ACCESS, BILLING})


async def test_a_change_waits_for_a_transaction_that_began_before_it(stored: StoredDepartments, story: Story) -> None:
    """Reading on at once would pass over the earlier one when it commits."""
    begin = (await taken(stored, BEGINNING)).position
    early, late = story.incident(1, CHECK_IN, "low", []), story.incident(2, CHARGE, "low", [])

    async with stored.begin() as work:
        await fold_news(work, early, FIRST)
        await stored.fold([late])
        meanwhile = await taken(stored, begin)
    after = await taken(stored, begin)

    assert meanwhile.changes == []
    assert meanwhile.position == begin
    assert meanwhile.log.is_held_back
    assert [change.cards[0]["card_id"] for change in after.changes] == ["incident:incident-1", "incident:incident-2"]
    assert (await taken(stored, after.position)).changes == []


async def test_a_snapshot_taken_in_between_is_gone_on_from_without_a_gap(
    stored: StoredDepartments, story: Story
) -> None:
    """Its cursor stands before the earlier, still open transaction, not after the later one that it has seen."""
    early = story.incident(1, CHECK_IN, "low", [])
    late = story.incident(2, ("mill-lane", ACCESS, "check-in"), "low", [])
    holding = story.map(("oak-street", BILLING, "charge-capture"), 3, 0)

    async with stored.begin() as work:
        await fold_news(work, holding, FIRST)
        await work.connection.execute("select pg_current_xact_id()")
        await stored.fold([late])
        async with stored.begin() as reading:
            snapshot = await reading.boards.snapshot(ACCESS, with_cells=False)
        assert snapshot is not None
        assert [card["card_id"] for card in snapshot.cards] == ["incident:incident-2"]
        await fold_news(work, early, FIRST)
    after = await taken(stored, snapshot.cursor)

    told = [card["card_id"] for change in after.changes for card in change.cards]
    assert "incident:incident-1" in told


async def test_a_change_says_what_its_rows_say_now(stored: StoredDepartments, story: Story) -> None:
    """So whatever the order of two transactions, the last word about a row is the right one."""
    begin = (await taken(stored, BEGINNING)).position
    await stored.fold([story.map(CHECK_IN, 4, 1), story.map(CHECK_IN, 4, 0)])
    first, second = (await taken(stored, begin)).changes
    assert first.cursor < second.cursor
    assert first.sites == second.sites


async def test_a_transaction_that_is_undone_leaves_no_trace(stored: StoredDepartments, story: Story) -> None:
    begin = (await taken(stored, BEGINNING)).position
    with pytest.raises(RuntimeError, match="undone"):
        await _fold_and_fail(stored, story)
    assert (await taken(stored, begin)).changes == []
    assert (await stored.verify()).differing == []


async def _fold_and_fail(stored: StoredDepartments, story: Story) -> None:
    async with stored.begin() as work:
        await fold_news(work, story.incident(1, CHECK_IN, "low", []), FIRST)
        raise RuntimeError("undone")


async def test_the_feed_looks_by_itself_when_no_wake_up_comes(stored: StoredDepartments, story: Story) -> None:
    feed = LiveFeed(stored.units, SERVICE, FeedRules(poll=0.05))
    running = asyncio.create_task(feed.run())
    try:
        lead = person("lead", "lead", departments=(ACCESS,))
        async with stored.begin(lead) as work:
            view = await work.boards.snapshot(ACCESS, with_cells=False)
        assert view is not None
        reader = await feed.join(lead, ACCESS, str(view.cursor))
        await stored.fold([story.incident(1, CHECK_IN, "low", [])])
        async with asyncio.timeout(5):
            told = await anext(reader.told())
        assert told.cards[0]["card_id"] == "incident:incident-1"  # type: ignore[union-attr]
        feed.leave(reader)
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_versions_only_grow_also_over_going_and_coming_back(stored: StoredDepartments, story: Story) -> None:
    where = ("oak-street", "check-in")
    seen = []
    for is_over in (False, True, False):
        await stored.fold([story.signal(where, [ACCESS], is_over=is_over)])
        rows = await stored.rows("select version from cards where department = $1 and kind = 'signal'", ACCESS)
        seen += [row["version"] for row in rows]
    assert len(seen) == 2
    assert seen[0] < seen[1]


async def test_a_feed_that_cannot_read_says_so(stored: StoredDepartments) -> None:
    feed = LiveFeed(stored.units, SERVICE, FeedRules(join=0.1))
    with pytest.raises(FeedStale):
        await feed.join(person("lead", "lead", departments=(ACCESS,)), ACCESS, None)
    assert feed.readers == 0
