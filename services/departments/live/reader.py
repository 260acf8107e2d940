"""One open stream's place in the feed: a bounded queue, and how far its browser has heard."""

import asyncio
from collections.abc import AsyncGenerator, Iterable
from dataclasses import dataclass
from datetime import datetime

from chassis.principals import Principal
from departments.application.sight import covers
from departments.application.tell_changes import Change
from departments.domain.cursors import Cursor

QUEUE = 256


@dataclass(frozen=True)
class Reset:
    """The stream cannot go on without a gap, for ``reason``; whoever reads it takes a whole view and comes again."""

    reason: str


class Reader:
    """Whoever listens to ``department``. Made by the feed; iterate :meth:`told` in one task."""

    def __init__(self, principal: Principal, department: str, *, limit: int = QUEUE) -> None:
        self.department = department
        self.position = Cursor(0, 0, 0)
        """The last change that was handed out, or the cursor that the reader came with."""
        self._principal = principal
        self._queue: asyncio.Queue[Change | Reset] = asyncio.Queue()
        self._limit = limit
        self._missed: list[Change] = []
        self._ending: Reset | None = None

    def begin(self, position: Cursor, missed: Iterable[Change], reset: str | None) -> None:
        """Say where the reader stands and what it has to hear before anything live."""
        self.position = position
        self._missed = [*missed]
        if reset is not None:
            self.end(reset)

    @property
    def is_ended(self) -> bool:
        """Whether nothing live will be told any more."""
        return self._ending is not None

    def offer(self, change: Change) -> None:
        """Queue ``change``. A reader who does not keep up is told to begin anew; what waited for it is dropped."""
        if self._ending is not None:
            return
        if change.is_reset:
            self.end("scope-changed")
        elif self._queue.qsize() >= self._limit:
            self.end("slow")
        else:
            self._queue.put_nowait(change)

    def end(self, reason: str) -> None:
        """End the stream with a reset. Nothing that is queued is told any more: the whole view has it."""
        if self._ending is None:
            self._ending = Reset(reason)
            self._queue.put_nowait(self._ending)

    async def told(self) -> AsyncGenerator[Change | Reset]:
        """What the reader hears, in order, no cursor twice; a reset is the last."""
        while self._ending is None:
            told = self._missed.pop(0) if self._missed else await self._queue.get()
            if isinstance(told, Reset):
                break
            if told.cursor > self.position and self._may_hear(told):
                self.position = told.cursor
                yield told
        yield self._ending or Reset("ended")

    def _may_hear(self, told: Change) -> bool:
        """Asked for each change anew: a department's change goes to nobody who may not see that department."""
        return told.department == self.department and covers(self._principal, told.department)


@dataclass
class Freshness:
    """When the feed last read the log, by the database's clock and by the loop's, and how far the folding was then."""

    as_of: datetime
    read_at: float
    folded_at: datetime | None = None
