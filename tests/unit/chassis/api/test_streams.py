"""A live stream beats, ends itself and says why, and a slow reader is dropped (fault scenarios 48, 50)."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from chassis.api.failures import TooManyStreams
from chassis.api.feeds import Feed, LiveEvent
from chassis.api.server_sent_events import LiveStreams, Viewer
from chassis.api.stream_times import StreamRules
from chassis.settings import FrameSettings
from chassis.telemetry import Telemetry, configure_telemetry
from tests.support.asking import person
from tests.support.eventually import eventually

NEVER = 3600.0
CALM = StreamRules(heartbeat=NEVER, life=NEVER, reauthorise=NEVER)
PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
SCOPE = {"type": "http", "method": "GET", "path": "/stream", "headers": [], "asgi": {"spec_version": "2.3"}}


async def yes() -> bool:
    return True


def viewer(still_allowed: Callable[[], Awaitable[bool]] = yes, *, seconds: float = NEVER, who: str = "ann") -> Viewer:
    return Viewer(person(who), datetime.now(UTC) + timedelta(seconds=seconds), still_allowed)


def change(number: int) -> LiveEvent:
    return LiveEvent("change", json.dumps({"n": number}), id=f"1.{number}", traceparent=PARENT)


@dataclass
class Browser:
    """Reads a stream; ``hangs`` from some number of writes on."""

    hangs_after: int | None = None
    received: list[bytes] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    gone: asyncio.Event = field(default_factory=asyncio.Event)

    async def send(self, message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self.headers = {name.decode(): value.decode() for name, value in message["headers"]}
            return
        if self.hangs_after is not None and len(self.received) >= self.hangs_after:
            await asyncio.Event().wait()
        self.received.append(message["body"])

    async def receive(self) -> dict[str, Any]:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    def events(self) -> list[dict[str, str]]:
        blocks = b"".join(self.received).decode().strip().split("\n\n")
        return [dict(line.split(": ", 1) for line in block.splitlines()) for block in blocks if block]

    def names(self) -> list[str]:
        return [event["event"] for event in self.events()]


async def read(
    streams: LiveStreams, source: AsyncIterator[LiveEvent], who: Viewer, browser: Browser | None = None
) -> Browser:
    """Serve one stream to its end."""
    reader = browser or Browser()
    response = streams.respond(source, who, lambda: '{"as_of":"now"}')
    async with asyncio.timeout(5):
        await response(SCOPE, reader.receive, reader.send)  # type: ignore[arg-type]
    return reader


@asynccontextmanager
async def reading(streams: LiveStreams, feed: Feed, who: Viewer) -> AsyncIterator[Browser]:
    """Serve one stream while the block runs."""
    browser = Browser()
    task = asyncio.create_task(read(streams, feed, who, browser))
    await eventually(_async(lambda: bool(browser.received)), what="the stream begins")
    yield browser
    browser.gone.set()
    feed.end()
    await task


def _async(look: Callable[[], bool]) -> Callable[[], Awaitable[bool]]:
    async def looking() -> bool:
        return look()

    return looking


@pytest.fixture
def streams() -> LiveStreams:
    return LiveStreams(Telemetry.off("test"), CALM)


async def test_events_come_in_order_with_their_cursors_after_a_first_heartbeat(streams: LiveStreams) -> None:
    feed = Feed()
    for number in (1, 2):
        assert feed.offer(change(number))
    feed.end()
    browser = await read(streams, feed, viewer())
    first, *changes, last = browser.events()
    assert first == {"event": "heartbeat", "data": '{"as_of":"now"}', "retry": "2000"}
    assert [(event["id"], json.loads(event["data"])["n"]) for event in changes] == [("1.1", 1), ("1.2", 2)]
    assert last["event"] == "goodbye"


async def test_no_proxy_may_keep_or_hold_back_a_stream(streams: LiveStreams) -> None:
    feed = Feed()
    feed.end()
    headers = (await read(streams, feed, viewer())).headers
    assert headers["content-type"].startswith("text/event-stream")
    assert (headers["cache-control"], headers["x-accel-buffering"]) == ("no-store", "no")


async def test_a_quiet_stream_beats() -> None:
    streams = LiveStreams(Telemetry.off("test"), StreamRules(heartbeat=0.01, life=NEVER, reauthorise=NEVER))
    feed = Feed()
    async with reading(streams, feed, viewer()) as browser:
        await eventually(_async(lambda: browser.names().count("heartbeat") >= 4), what="heartbeats")


async def test_a_busy_stream_beats_too() -> None:
    streams = LiveStreams(Telemetry.off("test"), StreamRules(heartbeat=0.005, life=NEVER, reauthorise=NEVER))

    async def busy() -> AsyncIterator[LiveEvent]:
        number = 0
        while streams.count:
            number += 1
            await asyncio.wait([asyncio.ensure_future(asyncio.Event().wait())], timeout=0.001)
            yield change(number)

    browser = Browser()
    task = asyncio.create_task(read(streams, busy(), viewer(), browser))
    await eventually(_async(lambda: browser.names().count("heartbeat") >= 3), what="heartbeats between changes")
    browser.gone.set()
    await task


@pytest.mark.parametrize(
    ("rules", "who", "reason"),
    [
        (StreamRules(heartbeat=NEVER, life=0.01, reauthorise=NEVER), viewer(), "life"),
        (CALM, viewer(seconds=0.01), "token"),
    ],
)
async def test_a_stream_ends_itself_and_says_why(rules: StreamRules, who: Viewer, reason: str) -> None:
    last = (await read(LiveStreams(Telemetry.off("test"), rules), Feed(), who)).events()[-1]
    assert last == {"event": "goodbye", "data": f'{{"reason":"{reason}"}}', "retry": "2000"}


async def test_a_stream_of_somebody_who_may_no_longer_look_is_closed() -> None:
    answers = [True, True, False]

    async def still_allowed() -> bool:
        return answers.pop(0)

    streams = LiveStreams(Telemetry.off("test"), StreamRules(heartbeat=NEVER, life=NEVER, reauthorise=0.01))
    last = (await read(streams, Feed(), viewer(still_allowed))).events()[-1]
    assert last["data"] == '{"reason":"not-allowed"}'
    assert answers == []


async def test_a_reader_that_does_not_keep_up_is_told_to_begin_anew(streams: LiveStreams) -> None:
    feed = Feed(limit=3)
    assert [feed.offer(change(number)) for number in range(5)] == [True, True, True, False, False]
    events = (await read(streams, feed, viewer())).events()
    assert [event["event"] for event in events] == ["heartbeat", "reset"]
    assert events[-1]["data"] == '{"reason":"slow"}'


async def test_a_reader_that_takes_nothing_is_dropped_and_its_source_closed() -> None:
    streams = LiveStreams(
        Telemetry.off("test"), StreamRules(heartbeat=NEVER, life=NEVER, reauthorise=NEVER, write=0.01)
    )
    closed = []

    async def source() -> AsyncIterator[LiveEvent]:
        try:
            for number in range(1000):
                yield change(number)
        finally:
            closed.append(True)

    browser = await read(streams, source(), viewer(), Browser(hangs_after=2))
    assert len(browser.received) == 2
    assert closed == [True]
    assert streams.count == 0


async def test_a_reader_that_leaves_frees_its_place_and_its_source(streams: LiveStreams) -> None:
    closed = []

    async def source() -> AsyncIterator[LiveEvent]:
        try:
            await asyncio.Event().wait()
            yield change(1)
        finally:
            closed.append(True)

    browser = Browser()
    task = asyncio.create_task(read(streams, source(), viewer(), browser))
    await eventually(_async(lambda: bool(browser.received)), what="the stream begins")
    assert streams.count == 1
    browser.gone.set()
    await task
    assert (streams.count, closed) == (0, [True])


async def test_one_person_has_five_streams_at_most_and_others_theirs(streams: LiveStreams) -> None:
    feeds = [Feed() for _ in range(5)]
    tasks = [asyncio.create_task(read(streams, feed, viewer())) for feed in feeds]
    await eventually(_async(lambda: streams.count == 5), what="five streams are open")
    with pytest.raises(TooManyStreams):
        streams.respond(Feed(), viewer(), str)
    streams.respond(Feed(), viewer(who="bob"), str)
    for feed in feeds:
        feed.end()
    await asyncio.gather(*tasks)
    streams.respond(Feed(), viewer(), str)


async def test_a_failing_source_ends_the_stream_and_frees_its_place(streams: LiveStreams) -> None:
    async def source() -> AsyncIterator[LiveEvent]:
        yield change(1)
        raise ConnectionError("the database went away")

    with pytest.raises((ConnectionError, ExceptionGroup)):
        await read(streams, source(), viewer())
    assert streams.count == 0


async def test_the_first_push_of_a_change_is_in_the_trace_of_its_command() -> None:
    memory = InMemorySpanExporter()
    settings = FrameSettings(service="test")
    telemetry = configure_telemetry("test", "api", settings, span_processor=SimpleSpanProcessor(memory))
    streams = LiveStreams(telemetry, CALM)
    for _ in range(2):
        feed = Feed()
        feed.offer(change(1))
        feed.end()
        await read(streams, feed, viewer())
    (push, *_rest) = memory.get_finished_spans()
    assert push.name == "push change"
    assert format(push.get_span_context().trace_id, "032x") == PARENT.split("-")[1]  # type: ignore[union-attr]
    assert len(_rest) <= 1
    assert "plumbline_stream_pushed_total" in telemetry.exposition.text().decode()


async def test_a_feed_gives_what_was_queued_before_it_was_ended() -> None:
    feed = Feed()
    feed.offer(change(1))
    feed.end()
    assert not feed.offer(change(2))
    assert [event.id async for event in feed] == ["1.1"]
