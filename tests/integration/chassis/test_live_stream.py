"""Live streams over real sockets: who leaves is forgotten, who takes nothing is dropped, the others are not slowed."""

import asyncio
import signal
import socket
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import httpx
import pytest
import uvicorn
from fastapi import APIRouter
from starlette.responses import Response

from chassis.api.feeds import Feed, LiveEvent
from chassis.api.policies import public
from chassis.api.server_sent_events import LiveStreams, Viewer
from chassis.api.serving import StreamingServer
from chassis.api.stream_times import StreamRules
from chassis.telemetry import Telemetry
from tests.support.asking import make_app, person
from tests.support.eventually import eventually

BIG = "x" * 100_000


@dataclass
class Served:
    port: int
    streams: LiveStreams
    feeds: dict[str, Feed]

    async def are_open(self, count: int) -> None:
        async def look() -> bool:
            return self.streams.count == count

        await eventually(look, what=f"{count} streams are open")


@pytest.fixture
def quiet_signal() -> Iterator[None]:
    """A server gives the signal that it got on to who handled it before, which is the end of most processes."""
    before = signal.signal(signal.SIGTERM, lambda *_: None)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.fixture
async def served(quiet_signal: None) -> AsyncIterator[Served]:
    streams = LiveStreams(Telemetry.off("test"), StreamRules(heartbeat=0.1, write=0.3))
    feeds: dict[str, Feed] = {}
    router = APIRouter(dependencies=[public("a test")])

    async def yes() -> bool:
        return True

    @router.get("/stream/{who}")
    async def stream(who: str) -> Response:
        feeds[who] = Feed(limit=10_000)
        viewer = Viewer(person(who), datetime.now(UTC) + timedelta(hours=1), yes)
        return streams.respond(feeds[who], viewer, lambda: "{}")

    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        config = uvicorn.Config(make_app(router), log_config=None, access_log=False, timeout_graceful_shutdown=1)
        server = StreamingServer(config)
        task = asyncio.create_task(server.serve([listening]))
        yield Served(listening.getsockname()[1], streams, feeds)
        for feed in feeds.values():
            feed.end()
        server.should_exit = True
        await task


async def _connect(served: Served, who: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    reader, writer = await asyncio.open_connection("127.0.0.1", served.port, limit=4096)
    writer.write(f"GET /stream/{who} HTTP/1.1\r\nHost: test\r\n\r\n".encode())
    await reader.readuntil(b"heartbeat")
    return reader, writer


async def test_a_server_that_is_told_to_stop_says_goodbye_to_its_streams_first(served: Served) -> None:
    reader, writer = await _connect(served, "ann")
    await served.are_open(1)

    signal.raise_signal(signal.SIGTERM)

    async with asyncio.timeout(5):
        said = await reader.read()
    assert b"event: goodbye" in said
    assert b'{"reason":"closing"}' in said
    writer.close()


async def test_a_stream_is_read_as_it_is_written(served: Served) -> None:
    url = f"http://127.0.0.1:{served.port}/stream/ann"
    async with httpx.AsyncClient() as client, client.stream("GET", url) as answer:
        lines = answer.aiter_lines()
        assert await anext(lines) == "event: heartbeat"
        served.feeds["ann"].offer(LiveEvent("change", '{"n":1}', id="1.1"))
        seen = [await anext(lines) for _ in range(4)]
        while "event: change" not in seen:
            seen.append(await anext(lines))
        assert await anext(lines) == 'data: {"n":1}'
        assert await anext(lines) == "id: 1.1"


async def test_who_leaves_is_forgotten(served: Served) -> None:
    _, writer = await _connect(served, "ann")
    await served.are_open(1)
    writer.close()
    await writer.wait_closed()
    await served.are_open(0)


async def test_who_takes_nothing_is_dropped_while_others_go_on(served: Served) -> None:
    _, stuck = await _connect(served, "stuck")
    reader, writer = await _connect(served, "ann")
    await served.are_open(2)
    for number in range(200):
        served.feeds["stuck"].offer(LiveEvent("change", f'"{BIG}"', id=str(number)))
    served.feeds["ann"].offer(LiveEvent("change", '"still here"', id="1"))
    await reader.readuntil(b"still here")
    await served.are_open(1)
    for each in (stuck, writer):
        each.close()
