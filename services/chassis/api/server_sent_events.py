"""Live streams to browsers that never lie: a named heartbeat, an end that is announced, nobody slows the others.

A stream writes ``heartbeat`` every ten seconds, because a page cannot see comments; ends itself with ``goodbye`` after
its life, or when its token ends or is no longer allowed; and drops a reader that does not keep up, who then takes a
fresh snapshot.
"""

import asyncio
import contextlib
import random
from collections import Counter, OrderedDict
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fastapi.sse import EventSourceResponse
from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from chassis.api.failures import TooManyStreams, Unauthenticated
from chassis.api.feeds import LiveEvent
from chassis.api.policies import Policy, authenticate, verified_token
from chassis.api.serving import CLOSING
from chassis.api.stream_times import StreamRules, StreamTimes
from chassis.issuer_keys import IssuerAway
from chassis.logs import logger
from chassis.message_spans import push_span
from chassis.principals import Principal
from chassis.telemetry import Telemetry

_log = logger(__name__)

HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
RETRY_MS = 2000
SAMPLED = 0.01
"""Of the pushes of a change after its first one, how many get a span."""
REMEMBERED_PUSHES = 512


@dataclass(frozen=True)
class Viewer:
    """Who listens, until when their token is good, and how to ask whether they still may."""

    principal: Principal
    expires_at: datetime
    still_allowed: Callable[[], Awaitable[bool]]


def viewer_of(request: Request, policy: Policy, also: Callable[[Principal], bool] | None = None) -> Viewer:
    """The viewer behind ``request``, whom a guard has let through; ``also`` is asked again each time as well."""

    async def still_allowed() -> bool:
        try:
            principal = (await authenticate(request)).principal
        except (Unauthenticated, IssuerAway):
            return False
        return policy.allows(principal) and (also is None or also(principal))

    verified = verified_token(request)
    return Viewer(verified.principal, verified.expires_at, still_allowed)


class LiveStreams:
    """All streams of one application."""

    def __init__(self, telemetry: Telemetry, rules: StreamRules | None = None) -> None:
        self._telemetry = telemetry
        self.rules = rules or StreamRules()
        self._open: Counter[str] = Counter()
        self._pushed: OrderedDict[str, None] = OrderedDict()

    @property
    def count(self) -> int:
        """How many are open."""
        return self._open.total()

    def respond(
        self, source: AsyncIterator[LiveEvent], viewer: Viewer, heartbeat: Callable[[], str]
    ) -> EventSourceResponse:
        """A response that writes ``source`` to ``viewer``; ``heartbeat`` gives the JSON text of each heartbeat.

        ``source`` is closed when the stream ends. Raises ``TooManyStreams`` (429) when the viewer has as many open as
        one may.
        """
        if self._open[viewer.principal.subject] >= self.rules.per_subject:
            raise TooManyStreams(f"Close one of your {self.rules.per_subject} live views first.")
        return _LiveResponse(self, source, viewer, heartbeat)

    @contextlib.contextmanager
    def opened(self, subject: str) -> Iterator[None]:
        """Count one stream of ``subject`` while the block runs."""
        self._count(subject, 1)
        try:
            yield
        finally:
            self._count(subject, -1)

    def _count(self, subject: str, change: int) -> None:
        self._open[subject] += change
        if not self._open[subject]:
            del self._open[subject]
        self._telemetry.metrics.set("plumbline.stream.open", self.count)

    def ended(self, why: str) -> None:
        """Count a stream that ended."""
        self._telemetry.metrics.add("plumbline.stream.ended", 1, {"plumbline.stream.end": why})

    @contextlib.contextmanager
    def pushing(self, event: LiveEvent) -> Iterator[None]:
        """Count a push and, for the first of each change and a few others, trace it."""
        self._telemetry.metrics.add("plumbline.stream.pushed", 1, {"plumbline.stream.event": event.event})
        if event.traceparent is None or not self._is_traced(f"{event.traceparent}{event.id}"):
            yield
            return
        with push_span(self._telemetry, event.event, event.traceparent):
            yield

    def _is_traced(self, change: str) -> bool:
        if change in self._pushed:
            return random.random() < SAMPLED  # noqa: S311 - a sample of traces
        self._pushed[change] = None
        while len(self._pushed) > REMEMBERED_PUSHES:
            self._pushed.popitem(last=False)
        return True


class _LiveResponse(EventSourceResponse):
    """One stream at work. Gives up on a reader that takes nothing for a while."""

    def __init__(
        self, streams: LiveStreams, source: AsyncIterator[LiveEvent], viewer: Viewer, heartbeat: Callable[[], str]
    ) -> None:
        super().__init__((), headers=HEADERS)
        self._streams = streams
        self._source = source
        self._viewer = viewer
        self._heartbeat = heartbeat
        self._why = "left"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve until the stream ends, the reader leaves, or the reader hangs."""
        with self._streams.opened(self._viewer.principal.subject):
            try:
                await super().__call__(scope, receive, send)
            finally:
                self._streams.ended(self._why)

    async def stream_response(self, send: Send) -> None:
        """Write the events, each within the time that one write may take."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        async with contextlib.aclosing(self._events()) as events:
            try:
                async for event in events:
                    with self._streams.pushing(event):
                        await self._write(send, event.encoded(), more=True)
                await self._write(send, b"", more=False)
            except _ReaderHangs:
                self._why = "hangs"
                _log.info("stream_reader_hangs")

    async def _write(self, send: Send, body: bytes, *, more: bool) -> None:
        try:
            async with asyncio.timeout(self._streams.rules.write):
                await send({"type": "http.response.body", "body": body, "more_body": more})
        except TimeoutError:
            raise _ReaderHangs from None

    async def _events(self) -> AsyncGenerator[LiveEvent]:
        times = StreamTimes(self._streams.rules, self._viewer.expires_at)
        with CLOSING.heard() as closing:
            async with contextlib.aclosing(self._events_until(closing, times)) as events:
                async for event in events:
                    yield event

    async def _events_until(self, closing: asyncio.Event, times: StreamTimes) -> AsyncGenerator[LiveEvent]:
        coming = asyncio.ensure_future(_next(self._source))
        leaving = asyncio.ensure_future(closing.wait())
        try:
            yield LiveEvent("heartbeat", self._heartbeat(), retry_ms=RETRY_MS)
            end = None
            while end is None:
                await asyncio.wait({coming, leaving}, timeout=times.seconds_left(), return_when=asyncio.FIRST_COMPLETED)
                if coming.done():
                    event = coming.result()
                    if event is None:
                        end = "source"
                        break
                    yield event
                    coming = asyncio.ensure_future(_next(self._source))
                if times.is_heartbeat_due():
                    yield LiveEvent("heartbeat", self._heartbeat())
                end = "closing" if closing.is_set() else await self._end(times)
            self._why = end
            yield self._farewell(end)
        finally:
            await _forget(coming, leaving)
            if isinstance(self._source, AsyncGenerator):
                await self._source.aclose()

    async def _end(self, times: StreamTimes) -> str | None:
        if times.is_reauthorisation_due() and not await self._viewer.still_allowed():
            return "not-allowed"
        return times.end()

    def _farewell(self, why: str) -> LiveEvent:
        if getattr(self._source, "is_too_slow", False):
            return LiveEvent("reset", '{"reason":"slow"}', retry_ms=RETRY_MS)
        return LiveEvent("goodbye", f'{{"reason":"{why}"}}', retry_ms=RETRY_MS)


async def _forget(*waiting: "asyncio.Future[Any]") -> None:
    for future in waiting:
        future.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)


class _ReaderHangs(Exception):
    """The reader takes nothing."""


async def _next(source: AsyncIterator[LiveEvent]) -> LiveEvent | None:
    """The next event; none at the end. (A task may not raise StopAsyncIteration.)"""
    return await anext(source, None)
