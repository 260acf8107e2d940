"""One trace leads from a request to an open browser; every declared edge of it is there."""

import asyncio
import io
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from tests.support.browser import DESK, PICTURES, chromium
from tests.support.eventually import eventually
from tests.support.journey import SIGNERS, Journey
from tests.support.running_platform import Platform
from tests.support.trace_graph import missing_edges

PARTIES = list(SIGNERS)
PICTURE_COLUMNS = 170


@asynccontextmanager
async def _watching(platform: Platform, client: httpx.AsyncClient, department: str) -> AsyncIterator[None]:
    """Keep a live stream of ``department`` open, as a browser does."""
    visitor = platform.visitor("nadia-rahman", client, "watching")
    view = await visitor.ask(f"/api/departments/v1/departments/{department}/view")
    address = f"{platform.url}/api/departments/v1/departments/{department}/stream?after={view['cursor']}"
    listening = asyncio.Event()

    async def read() -> None:
        headers = {"Authorization": f"Bearer {await visitor.token()}"}
        async with client.stream("GET", address, headers=headers, timeout=None) as stream:
            assert stream.status_code == 200, await stream.aread()
            async for _ in stream.aiter_lines():
                listening.set()

    async with asyncio.TaskGroup() as group:
        reading = group.create_task(read())
        await asyncio.wait_for(listening.wait(), 30)
        yield
        reading.cancel()


async def _whole(platform: Platform, trace_id: str, *, without: str = "") -> None:
    async def complete() -> bool:
        return not missing()

    def missing() -> list[str]:
        return missing_edges(platform.spans_of(trace_id), without=without)

    try:
        await eventually(complete, what="the whole trace", within_seconds=40)
    except AssertionError:
        raise AssertionError(f"the trace has no {missing()}") from None


def _traced(client: httpx.AsyncClient) -> str:
    trace_id = secrets.token_hex(16)
    client.headers["traceparent"] = f"00-{trace_id}-{secrets.token_hex(8)}-01"
    return trace_id


async def test_the_trace_of_an_incident_is_whole(platform: Platform, client: httpx.AsyncClient) -> None:
    journey = Journey(platform, client)
    await journey.register()
    async with httpx.AsyncClient(trust_env=False) as own, _watching(platform, own, "ambulatory-primary-care"):
        trace_id = _traced(client)
        await journey.report()
        # Only a fact that causes another fact has this edge; a report causes none.
        await _whole(platform, trace_id, without="process process parent")


async def test_the_trace_of_the_last_signature_is_whole_with_the_lessons_that_it_causes(
    platform: Platform, client: httpx.AsyncClient
) -> None:
    journey = Journey(platform, client)
    await journey.register()
    opened = await journey.open_round()
    for party in PARTIES[:-1]:
        await journey.sign(opened, party)
    async with httpx.AsyncClient(trust_env=False) as own, _watching(platform, own, "patient-access"):
        trace_id = _traced(client)
        await journey.sign(opened, PARTIES[-1])
        await _whole(platform, trace_id)
    await _picture(platform, trace_id)


async def _picture(platform: Platform, trace_id: str) -> None:
    """Keep what an operator sees of the trace under ``build/screenshots``."""
    text = Text.from_ansi(platform.drawn(trace_id))
    console = Console(record=True, width=PICTURE_COLUMNS, file=io.StringIO())
    console.print(text, no_wrap=True, overflow="crop")
    PICTURES.mkdir(parents=True, exist_ok=True)
    async with chromium() as browser:
        page = await browser.new_page(viewport={"width": DESK[0], "height": DESK[1]})
        await page.set_content(console.export_html(inline_styles=True, theme=MONOKAI))
        await page.screenshot(path=PICTURES / "trace.png")
