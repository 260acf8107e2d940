"""People walk the road in a browser: they see, sign, report and act, and every other open page follows."""

import re
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from playwright.async_api import Browser, Route, expect

from tests.support.browser import DESK, PHONE, Person, chromium, signed_in
from tests.support.journey import SIGNERS, Journey
from tests.support.running_platform import Platform

MAYA, TANYA = "maya-okafor", "tanya-brooks"
SIZES = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
SOON_MS = 20_000


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as opened:
        yield opened


@pytest.fixture
async def journey(platform: Platform, client: httpx.AsyncClient) -> Journey:
    made = Journey(platform, client)
    await made.register()
    return made


async def _nothing_wrong(person: Person, name: str) -> None:
    await person.picture(name)
    assert await person.barriers() == []
    assert not await person.scrolls_sideways()
    assert person.misdeeds.foreign == []
    assert person.misdeeds.errors == []


@SIZES
async def test_a_lead_signs_on_the_standards_page_and_the_board_lets_go_of_it(
    browser: Browser, platform: Platform, journey: Journey, size: tuple[int, int]
) -> None:
    await journey.open_round()
    async with signed_in(browser, platform, MAYA, size) as maya:
        page = maya.page
        await expect(page.get_by_role("heading", name="Ambulatory Primary Care")).to_be_visible()
        await expect(page.get_by_text("Live", exact=True)).to_be_visible(timeout=SOON_MS)
        await _nothing_wrong(maya, "department")

        await maya.go(f"/standards/{journey.workflow}")
        await page.get_by_text("Yes, we sign").click()
        await _nothing_wrong(maya, "standard")
        await page.get_by_role("button", name="Sign for Clinical").click()
        await expect(page.get_by_text("Signed. Everybody's board is changing now.")).to_be_visible(timeout=SOON_MS)
        await journey.no_card("ambulatory-primary-care", MAYA, "awaiting-signature")


@SIZES
async def test_a_report_from_the_front_desk_appears_on_an_open_board_by_itself(
    browser: Browser, platform: Platform, journey: Journey, size: tuple[int, int]
) -> None:
    async with (
        signed_in(browser, platform, MAYA, size) as maya,
        signed_in(browser, platform, TANYA, size) as tanya,
    ):
        await expect(maya.page.get_by_text("Live", exact=True)).to_be_visible(timeout=SOON_MS)
        await _reported(tanya, journey)
        # Nobody reloads Maya's page.
        card = maya.page.get_by_role("link", name="Open the visit").first
        await expect(card).to_be_visible(timeout=SOON_MS)
        await card.click()
        await _nothing_wrong(maya, "incident-card")
        await maya.page.go_back()
        await expect(maya.page.get_by_role("heading", name="Ambulatory Primary Care")).to_be_visible()


async def _reported(person: Person, journey: Journey) -> None:
    page = person.page
    await person.go(
        f"/report?site={journey.site}&department=patient-access&workflow={journey.workflow}&step=s1&role=front-desk"
    )
    await page.get_by_text("A patient could be harmed").click()
    await page.get_by_label("What happened?").fill("The visit does not open.")
    await _nothing_wrong(person, "report")
    await page.get_by_role("button", name="Send the report").click()
    await expect(page.get_by_text("Thank you. You were heard.")).to_be_visible(timeout=SOON_MS)
    await _nothing_wrong(person, "reported")


async def test_an_incident_is_seen_contained_and_mended_on_its_page(
    browser: Browser, platform: Platform, journey: Journey
) -> None:
    told = await journey.report("high")
    async with signed_in(browser, platform, "marcus-lee") as marcus:
        page = marcus.page
        await marcus.go(f"/incidents/{told['incident_id']}")
        await page.get_by_role("button", name="We have seen it").click()
        await expect(page.get_by_text("Noted. Everybody can see that you know.").first).to_be_visible(timeout=SOON_MS)
        await _nothing_wrong(marcus, "incident")


async def test_an_edit_breaks_a_seal_before_the_eyes_of_its_holder(
    browser: Browser, platform: Platform, journey: Journey
) -> None:
    opened = await journey.open_round()
    await journey.sign(opened, "it")
    async with signed_in(browser, platform, SIGNERS["it"]) as priya:
        await expect(priya.page.get_by_text("Live", exact=True)).to_be_visible(timeout=SOON_MS)
        await journey.edit(system="phone")
        card = priya.page.get_by_role("link", name="no longer holds").first
        await expect(card).to_be_visible(timeout=SOON_MS)
        await priya.go(f"/standards/{journey.workflow}")
        await expect(priya.page.get_by_text("Broken by a change").first).to_be_visible(timeout=SOON_MS)
        await _nothing_wrong(priya, "broken-seal")


LONG = "Donaudampfschifffahrtsgesellschaft" * 9
NAMES = {"name", "site_name", "workflow_name", "step_name", "title", "because", "label", "decided_by_name", "by_name"}


def _with_long_names(told: Any, key: str = "") -> Any:
    if isinstance(told, dict):
        return {name: _with_long_names(value, name) for name, value in told.items()}
    if isinstance(told, list):
        return [_with_long_names(value, key) for value in told]
    return LONG if isinstance(told, str) and key in NAMES else told


async def _lengthen(route: Route) -> None:
    answer = await route.fetch()
    await route.fulfill(response=answer, json=_with_long_names(await answer.json()))


# The stream is left alone: it does not end, and the first view comes without it.
NOT_STREAMS = re.compile(r"/api/(?!.*(stream|live))")


@SIZES
async def test_the_longest_names_break_and_nothing_scrolls_sideways(
    browser: Browser, platform: Platform, journey: Journey, size: tuple[int, int]
) -> None:
    told = await journey.report("high")
    await journey.open_round()
    paths = (
        "/department/ambulatory-primary-care",
        "/department/patient-access/sites/oak-street",
        f"/standards/{journey.workflow}",
        "/incidents",
        f"/incidents/{told['incident_id']}",
        "/readiness",
    )
    async with signed_in(browser, platform, "nadia-rahman", size) as nadia:
        await nadia.page.route(NOT_STREAMS, _lengthen)
        for path in paths:
            await nadia.go(path)
            await expect(
                nadia.page.locator(".pl-main").get_by_text(LONG[:34]).filter(visible=True).first
            ).to_be_visible(timeout=SOON_MS)
            await nadia.picture(f"long{path.replace('/', '-')[:24]}")
            assert not await nadia.scrolls_sideways(), path


@SIZES
@pytest.mark.parametrize("path", ["/standards", "/incidents", "/readiness", "/report"])
async def test_every_place_can_be_used_by_everybody(
    browser: Browser, platform: Platform, size: tuple[int, int], path: str
) -> None:
    async with signed_in(browser, platform, MAYA, size) as maya:
        await maya.go(path)
        await expect(maya.page.get_by_role("heading", level=1)).to_be_visible(timeout=SOON_MS)
        await maya.page.wait_for_load_state("load")
        await _nothing_wrong(maya, path.strip("/"))
