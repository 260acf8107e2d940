"""A person's browser: Chromium, signed in through the pages, reporting whatever a page should not do."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import Browser, ConsoleMessage, Page, Request, Response, async_playwright

from tests.support.chromium import executable
from tests.support.running_platform import Reached, name_of

AXE = Path(__file__).parents[2] / "services/web/node_modules/axe-core/axe.min.js"
PICTURES = Path(__file__).parents[2] / "build/screenshots"
PHONE, DESK = (375, 812), (1440, 1000)
SERIOUS = ("serious", "critical")
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass
class Misdeeds:
    """What pages did that they should not."""

    foreign: list[str] = field(default_factory=list)
    """Requests to other hosts."""
    errors: list[str] = field(default_factory=list)
    """Errors of scripts and of the content security policy, and answers of 500 and more."""


@dataclass
class Person:
    """Somebody at a screen."""

    page: Page
    url: str
    misdeeds: Misdeeds

    async def go(self, path: str) -> None:
        """Open the address."""
        await self.page.goto(f"{self.url}{path}")

    async def picture(self, name: str) -> None:
        """Keep what is seen under ``build/screenshots``."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        width = (self.page.viewport_size or {"width": 0})["width"]
        await self.page.screenshot(path=PICTURES / f"{name}-{width}.png")

    async def barriers(self) -> list[str]:
        """What axe finds serious or critical, as "rule: element"."""
        # By the debugger and not as a script of the page, which the content security policy would rightly refuse.
        await self.page.evaluate(AXE.read_text())
        found = await self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{violation['id']}: {node['target']}"
            for violation in found["violations"]
            if violation["impact"] in SERIOUS
            for node in violation["nodes"]
        ]

    async def scrolls_sideways(self) -> bool:
        """Whether the page is wider than its window."""
        wide = await self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1")
        return bool(wide)


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A headless Chromium."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=executable(), args=list(_QUIET))
        try:
            yield browser
        finally:
            await browser.close()


@asynccontextmanager
async def signed_in(
    browser: Browser, platform: Reached, person: str, size: tuple[int, int] = DESK
) -> AsyncIterator[Person]:
    """That person of the demo, signed in as a person would: by the button and the issuer's page."""
    context = await browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = await context.new_page()
    someone = Person(page, platform.url, _watched(page))
    await someone.go("/")
    await page.get_by_role("link", name="Sign in").or_(page.get_by_role("button", name="Sign in")).first.click()
    await page.get_by_role("button", name=name_of(person)).first.click()
    await page.wait_for_url(f"{platform.url}/**")
    try:
        yield someone
    finally:
        await context.close()


def _watched(page: Page) -> Misdeeds:
    misdeeds = Misdeeds()

    def requested(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            misdeeds.foreign.append(request.url)

    def answered(response: Response) -> None:
        if response.status >= 500:
            misdeeds.errors.append(f"{response.status} {response.url}")

    def said(message: ConsoleMessage) -> None:
        if message.type == "error" and "status of 401" not in message.text:
            misdeeds.errors.append(message.text)

    page.on("request", requested)
    page.on("response", answered)
    page.on("console", said)
    page.on("pageerror", lambda error: misdeeds.errors.append(str(error)))
    return misdeeds
