"""Pages, entity tags and fair shares."""

from typing import Annotated

import pytest
from fastapi import APIRouter, Depends
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request

from chassis.api.entity_tags import entity_tag, expected_version, not_modified
from chassis.api.failures import BodyUnreadable, TooManyRequests
from chassis.api.pagination import Page, PageRequest, cursor_of, page_of, page_request, parts_of
from chassis.api.policies import public
from chassis.api.rate_limits import BURST_SECONDS, RateLimits
from tests.support.asking import asking, make_app, person

THINGS = [f"thing-{number:03}" for number in range(120)]


def routes() -> APIRouter:
    router = APIRouter(dependencies=[public("a test")])

    @router.get("/things")
    async def things(page: Annotated[PageRequest, Depends(page_request)]) -> Page[str]:
        after = page.key(1)
        rows = [thing for thing in THINGS if after is None or thing > after[0]][: page.limit + 1]
        return page_of(rows, page.limit, lambda thing: (thing,))

    @router.put("/thing")
    async def change(expected: Annotated[int, Depends(expected_version)]) -> int:
        return expected

    return router


async def test_a_list_is_read_page_by_page_without_gap_or_repetition() -> None:
    async with asking(make_app(routes())) as client:
        seen: list[str] = []
        after: str | None = None
        for _ in range(4):
            query = {"limit": "50"} if after is None else {"limit": "50", "after": after}
            page = (await client.get("/things", params=query)).json()
            seen += page["items"]
            after = page["next"]
            if after is None:
                break
    assert seen == THINGS


@pytest.mark.parametrize("query", ["limit=0", "limit=201", "limit=x", "after=!!", "after=W10", "after=" + "x" * 2001])
async def test_what_is_no_page_is_refused(query: str) -> None:
    async with asking(make_app(routes())) as client:
        assert (await client.get(f"/things?{query}")).status_code == 422


@given(st.lists(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_a_cursor_says_its_parts_again(parts: list[str]) -> None:
    assert parts_of(cursor_of(*parts), len(parts)) == tuple(parts)


@given(st.text(max_size=60))
def test_any_other_text_is_no_cursor_and_no_crash(text: str) -> None:
    try:
        found = parts_of(text, 2)
    except BodyUnreadable:
        return
    assert found is not None
    assert len(found) == 2


async def test_the_version_that_was_read_is_what_is_expected() -> None:
    async with asking(make_app(routes())) as client:
        answer = await client.put("/thing", headers={"If-Match": entity_tag(7)})
    assert answer.json() == 7


async def test_a_change_without_its_version_is_428() -> None:
    async with asking(make_app(routes())) as client:
        assert (await client.put("/thing")).status_code == 428


@pytest.mark.parametrize("header", ["7", '"x"', '"0"', '"-1"', '"7", "8"', "*", 'W/"7"', '"7777777777777777777"'])
async def test_what_is_not_one_version_is_400(header: str) -> None:
    async with asking(make_app(routes())) as client:
        assert (await client.put("/thing", headers={"If-Match": header})).status_code == 400


@pytest.mark.parametrize(("header", "same"), [('"3"', True), ('W/"3"', True), ('"2", "3"', True), ('"2"', False)])
def test_who_has_the_version_already_needs_no_body(header: str, same: bool) -> None:
    request = Request({"type": "http", "headers": [(b"if-none-match", header.encode())]})
    assert not_modified(request, 3) is same


class Seconds:
    def __init__(self) -> None:
        self.value = 0.0

    def __call__(self) -> float:
        return self.value


def test_a_share_is_refilled_with_time_and_counted_for_each_person() -> None:
    seconds = Seconds()
    limits = RateLimits(60, monotonic=seconds)
    ann, bob = person("ann"), person("bob")
    for _ in range(int(BURST_SECONDS)):
        limits.take(ann)
    with pytest.raises(TooManyRequests) as refused:
        limits.take(ann)
    assert refused.value.headers == {"Retry-After": "1"}
    limits.take(bob)
    seconds.value += 1
    limits.take(ann)
    with pytest.raises(TooManyRequests):
        limits.take(ann)


def test_an_integrator_has_a_larger_share() -> None:
    limits = RateLimits(60, monotonic=Seconds())
    integrator = person("hl7", "integrator")
    for _ in range(int(BURST_SECONDS) * 20):
        limits.take(integrator)
    with pytest.raises(TooManyRequests):
        limits.take(integrator)


def test_very_many_people_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chassis.api.rate_limits.MAX_BUCKETS", 10)
    limits = RateLimits(60, monotonic=Seconds())
    for number in range(100):
        limits.take(person(str(number)))
    assert len(limits._buckets) == 10
