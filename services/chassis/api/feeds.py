"""What travels to browsers, and the bounded queue between the one who publishes and one stream."""

import asyncio
from dataclasses import dataclass

from fastapi.sse import format_sse_event


@dataclass(frozen=True)
class LiveEvent:
    """One event for browsers: its name, its JSON text, its cursor, and the trace of what caused it."""

    event: str
    data: str
    id: str | None = None
    traceparent: str | None = None
    retry_ms: int | None = None

    def encoded(self) -> bytes:
        """The bytes on the wire."""
        return format_sse_event(event=self.event, data_str=self.data, id=self.id, retry=self.retry_ms)


class Feed:
    """The queue of one stream. Iterate it in one task; it ends when told to, or when it overflows."""

    def __init__(self, limit: int = 256) -> None:
        self._queue: asyncio.Queue[LiveEvent | None] = asyncio.Queue(limit + 1)
        self._limit = limit
        self._is_ended = False
        self.is_too_slow = False
        """Whether the reader did not keep up; it needs a fresh snapshot then."""

    def offer(self, event: LiveEvent) -> bool:
        """Queue ``event``; false where the feed has ended, also just now because the reader is too slow."""
        if self._is_ended:
            return False
        if self._queue.qsize() >= self._limit:
            self.is_too_slow = True
            self.end()
            return False
        self._queue.put_nowait(event)
        return True

    def end(self) -> None:
        """End the feed after what is queued. Safe to call twice."""
        if not self._is_ended:
            self._is_ended = True
            self._queue.put_nowait(None)

    def __aiter__(self) -> "Feed":
        """The feed itself."""
        return self

    async def __anext__(self) -> LiveEvent:
        """The next event. What is queued when the feed overflows is not given: a gap would follow it."""
        event = None if self.is_too_slow else await self._queue.get()
        if event is None or self.is_too_slow:
            raise StopAsyncIteration
        return event
