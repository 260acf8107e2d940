"""The live stream: it starts after the snapshot, loses nothing, repeats nothing, and says so when it cannot go on."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from departments.application.keep_house import Retention, keep_house
from departments.domain import incidents
from departments.domain.cursors import parse_cursor
from tests.support.bearers import Bearers, person
from tests.support.departments_api import Frame, Stream, departments_app, listening, people, streaming
from tests.support.departments_database import StoredDepartments
from tests.support.departments_lives import registry
from tests.support.departments_story import Story
from tests.support.servers import Database

pytestmark = pytest.mark.integration

ACCESS = "patient-access"
WHERE = ("oak-street", ACCESS, "check-in")


@pytest.fixture
def known() -> Bearers:
    return people()


@pytest.fixture
def story() -> Story:
    return Story()


@pytest.fixture
async def address(database: Database, stored: StoredDepartments, known: Bearers, story: Story) -> AsyncIterator[str]:
    registry(story)
    await stored.fold(story.news)
    async with listening(departments_app(database, known)) as address:
        yield address


async def shown(address: str, department: str = ACCESS, who: str = "lead") -> dict[str, Any]:
    async with httpx.AsyncClient() as client:
        path = f"{address}/v1/departments/{department}/view"
        answer = await client.get(path, headers={"Authorization": f"Bearer {who}"})
        return dict(answer.json())


async def cursor_of(address: str, department: str = ACCESS, who: str = "lead") -> str:
    return str((await shown(address, department, who))["cursor"])


async def changes(stream: Stream, count: int) -> list[Frame]:
    return [await stream.until("change") for _ in range(count)]


async def test_a_stream_is_never_kept_by_anything_on_the_way(address: str) -> None:
    async with streaming(address, ACCESS, "lead", after=await cursor_of(address)) as stream:
        headers = stream.response.headers
    assert headers["content-type"].startswith("text/event-stream")
    assert headers["cache-control"] == "no-store"
    assert headers["x-accel-buffering"] == "no"


async def test_what_changes_after_the_snapshot_arrives_in_order_once(
    address: str, stored: StoredDepartments, story: Story
) -> None:
    cursor = await cursor_of(address)
    # Between the snapshot and the stream: an update in that gap must not be lost.
    await stored.fold([story.incident(1, WHERE, "safety", ["professional-billing"])])
    async with streaming(address, ACCESS, "lead", after=cursor) as stream:
        await stored.fold([story.incident(2, WHERE, "low", [])])
        first, second = await changes(stream, 2)
        beat = await stream.until("heartbeat")
    assert [card["card_id"] for card in first.data["cards"]] == ["incident:incident-1"]
    assert [card["card_id"] for card in second.data["cards"]] == ["incident:incident-2"]
    assert parse_cursor(cursor) < parse_cursor(first.id or "") < parse_cursor(second.id or "")  # type: ignore[operator]
    assert beat.data["cursor"] == second.id == second.data["cursor"]
    assert first.data["sentence"].startswith("1 safety incident is open")
    assert first.data["trace_id"] == f"{story.told - 1:032x}"
    assert [site["site"] for site in first.data["sites"]] == ["oak-street"]


async def test_a_card_that_is_gone_is_told_as_removed(address: str, stored: StoredDepartments, story: Story) -> None:
    await stored.fold([story.incident(1, WHERE, "high", [])])
    async with streaming(address, ACCESS, "lead", after=await cursor_of(address)) as stream:
        await stored.fold([story.follow(1, incidents.Resolved())])
        (change,) = await changes(stream, 1)
    assert change.data["removed"] == ["incident:incident-1"]
    assert change.data["cards"] == []


async def test_other_departments_are_not_heard(address: str, stored: StoredDepartments, story: Story) -> None:
    async with streaming(address, ACCESS, "lead", after=await cursor_of(address)) as stream:
        await stored.fold([story.incident(1, ("oak-street", "professional-billing", "check-in"), "high", [])])
        await stored.fold([story.incident(2, WHERE, "high", [])])
        (change,) = await changes(stream, 1)
    assert [card["card_id"] for card in change.data["cards"]] == ["incident:incident-2"]


async def test_a_reader_who_comes_back_hears_what_it_missed(
    address: str, stored: StoredDepartments, story: Story
) -> None:
    async with streaming(address, ACCESS, "lead", after=await cursor_of(address)) as stream:
        await stored.fold([story.incident(1, WHERE, "high", [])])
        (heard,) = await changes(stream, 1)
    await stored.fold([story.incident(number, WHERE, "low", []) for number in range(2, 7)])
    async with streaming(address, ACCESS, "lead", header=heard.id) as stream:
        beat = await stream.frame()
        missed = await changes(stream, 5)
    assert beat.data["cursor"] == heard.id
    assert [change.data["cards"][0]["card_id"] for change in missed] == [f"incident:incident-{n}" for n in range(2, 7)]


async def test_in_quiet_the_cursor_of_a_new_snapshot_is_the_one_of_the_last_change(
    address: str, stored: StoredDepartments, story: Story
) -> None:
    """A page compares its cursor with the heartbeat's to know that nothing was lost."""
    async with streaming(address, ACCESS, "lead", after=await cursor_of(address)) as stream:
        await stored.fold([story.incident(1, WHERE, "high", [])])
        await stored.fold([story.incident(2, ("oak-street", "professional-billing", "check-in"), "high", [])])
        (heard,) = await changes(stream, 1)
        beat = await stream.until("heartbeat")
        assert await cursor_of(address) == heard.id == beat.data["cursor"]


@pytest.mark.parametrize(
    ("cursor", "reason"),
    [
        (None, "no-cursor"),
        ("not a cursor", "no-cursor"),
        ("1-007-1", "no-cursor"),
        ("7-1-1", "other-epoch"),
        ("1-18446744073709551000-1", "unknown-cursor"),
    ],
)
async def test_a_cursor_that_cannot_be_resumed_from_gets_a_reset(address: str, cursor: str | None, reason: str) -> None:
    async with streaming(address, ACCESS, "lead", after=cursor) as stream:
        assert (await stream.until("reset")).data == {"reason": reason}
        assert (await stream.frame()).event == "goodbye"


async def test_a_cursor_from_before_the_retention_gets_a_reset(
    address: str, stored: StoredDepartments, story: Story
) -> None:
    old = await cursor_of(address)
    await stored.fold([story.incident(number, WHERE, "low", []) for number in range(3)])
    now = (await stored.rows("select clock_timestamp() as now"))[0]["now"]
    async with stored.begin() as work:
        assert await keep_house(work, now=now + Retention().changes, retention=Retention()) > 0
    async with streaming(address, ACCESS, "lead", after=old) as stream:
        assert (await stream.until("reset")).data == {"reason": "too-old"}
    fresh = await cursor_of(address)
    async with streaming(address, ACCESS, "lead", after=fresh) as stream:
        assert (await stream.frame()).data["cursor"] == fresh


async def test_a_reader_of_a_department_that_lost_work_begins_anew(
    address: str, stored: StoredDepartments, story: Story
) -> None:
    async with streaming(address, ACCESS, "lead", after=await cursor_of(address)) as stream:
        await stored.fold([story.site("oak-street", "Oak Street", {"compliance": {"clerk": 1}})])
        assert (await stream.until("reset")).data == {"reason": "scope-changed"}


async def test_nobody_streams_what_is_not_theirs(address: str) -> None:
    async with streaming(address, ACCESS, "biller") as stream:
        assert stream.response.status_code == 403
    async with streaming(address, ACCESS, "programme", after=await cursor_of(address)) as stream:
        assert stream.response.status_code == 200


async def test_a_stream_ends_when_its_reader_may_no_longer_see_it(address: str, known: Bearers) -> None:
    async with streaming(address, ACCESS, "lead", after=await cursor_of(address)) as stream:
        await stream.until("heartbeat")
        known.people = {**known.people, "lead": person("lead", "lead", departments=("compliance",))}
        assert (await stream.until("goodbye")).data == {"reason": "not-allowed"}


async def test_many_readers_hear_the_same_changes(address: str, stored: StoredDepartments, story: Story) -> None:
    cursor = await cursor_of(address)

    async def listen(who: str) -> list[str]:
        async with streaming(address, ACCESS, who, after=cursor) as stream:
            return [str(change.id) for change in await changes(stream, 5)]

    async with asyncio.TaskGroup() as group:
        heard = [group.create_task(listen(who)) for who in ("lead", "programme", "lead", "programme")]
        group.create_task(stored.fold([story.incident(number, WHERE, "low", []) for number in range(5)]))
    assert len({tuple(task.result()) for task in heard}) == 1


async def test_a_heartbeat_is_no_later_than_the_folding(address: str, stored: StoredDepartments, story: Story) -> None:
    """A page must not say "as of now" while nobody folds."""
    async with stored.begin() as work:
        await work.epochs.beat("one", 1, is_caught_up=True)
    shown_fresh = (await shown(address))["as_of"]
    async with streaming(address, ACCESS, "lead", after=await cursor_of(address)) as stream:
        fresh = (await stream.until("heartbeat")).data["as_of"]
        async with stored.begin() as work:
            await work.connection.execute("update fold_pulses set caught_up_at = caught_up_at - interval '1 hour'")
        await stored.fold([story.incident(1, WHERE, "low", [])])
        (change,) = await changes(stream, 1)
        stale = (await stream.until("heartbeat")).data["as_of"]
    assert stale < fresh < change.data["as_of"]
    # The whole view, which a page takes while it is not live, says the same.
    assert (await shown(address))["as_of"] == stale < shown_fresh
