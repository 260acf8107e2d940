"""With the profile auth people sign in by Keycloak, and are who the realm says."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.async_api import Page, expect

from plumbline.compose.begin import Wish
from plumbline.issuer.people import PEOPLE
from tests.compose.conftest import needs_engine
from tests.support.browser import chromium
from tests.support.compose_projects import deployment
from tests.support.composed import FILE, Deployment
from tests.support.journey import CLINICAL

pytestmark = pytest.mark.timeout(400)


@pytest.fixture(scope="module")
def guarded(described: Deployment, report: dict[str, Any]) -> Iterator[Deployment]:
    """What a sign-in needs, from the images that are built: the door, the APIs and Keycloak."""
    found = re.search(r"PLUMBLINE_KEYCLOAK_IMAGE:-([^}]+)}", FILE.read_text())
    assert found is not None
    needs_engine(found.group(1))
    with deployment(Wish(auth=True)) as made:
        report["up_seconds"]["the door with Keycloak"] = round(made.up("proxy"), 1)
        report.setdefault("start_seconds", {})["keycloak"] = made.start_seconds["keycloak"]
        report["memory_mebibytes_of_keycloak"] = made.memory()["keycloak-1"]
        yield made


async def _sign_in(page: Page, at: Deployment, person: str) -> None:
    await page.goto(f"{at.url}/")
    await page.get_by_role("link", name="Sign in").or_(page.get_by_role("button", name="Sign in")).first.click()
    await page.get_by_role("textbox", name="Username").fill(person)
    await page.get_by_role("textbox", name="Password").fill(at.settings["PLUMBLINE_DEMO_PASSWORD"])
    await page.get_by_role("button", name="Sign in").click()
    await page.wait_for_url(f"{at.url}/**")


async def test_somebody_of_the_realm_signs_in_and_is_who_the_realm_says(guarded: Deployment) -> None:
    async with chromium() as browser:
        page = await (await browser.new_context()).new_page()
        await _sign_in(page, guarded, CLINICAL)
        await expect(page.get_by_role("heading", name="Ambulatory primary care")).to_be_visible()
        me = await page.evaluate("fetch('/session/me').then(answer => answer.json())")
        # The APIs take the token that goes with the cookie: there is no department yet, and that is all they say.
        asked = await page.evaluate(
            "fetch('/api/departments/v1/departments/imaging/view').then(async a => [a.status, (await a.json()).type])"
        )
    person = PEOPLE[CLINICAL]
    assert (me["subject"], me["name"], me["roles"]) == (person.subject, person.name, list(person.roles))
    assert (me["parties"], me["departments"]) == (list(person.parties), list(person.departments))
    assert asked[0] in {403, 404}
    assert asked[1] != "urn:plumbline:problem:not-signed-in"
