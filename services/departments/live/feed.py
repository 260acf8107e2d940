"""The live feed of one replica: reads what changed, once for all its readers, and hands it to each of them.

It is woken by a NOTIFY and looks by itself as well, so a lost message costs a quarter of a second. Where nobody
listens it rests. Where the database is away for long, streams end: a page that hears nothing says that it is not live,
and a page that heard old news as new would lie.
"""

import asyncio
import contextlib
from collections.abc import Collection
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from chassis.database import is_transient
from chassis.logs import logger
from chassis.principals import Principal
from departments.application.resume_stream import Resumed, resume_stream
from departments.application.take_changes import BEGINNING, Batch, take_changes
from departments.domain.cursors import Cursor
from departments.domain.freshness import true_of
from departments.live.reader import Freshness, Reader

_log = logger(__name__)


@dataclass(frozen=True)
class FeedRules:
    """The times of the feed, in seconds."""

    poll: float = 0.25
    """How long a lost wake-up can cost."""
    held_back: float = 0.005
    """How soon to look again where rows wait for a transaction that is still open."""
    retry: float = 0.5
    stale: float = 15.0
    """After so long without a look at the log, what readers have is old."""
    join: float = 5.0


class OpensWork(Protocol):
    """Opens units of work."""

    def begin(self, principal: Principal) -> AbstractAsyncContextManager[Any]:
        """A transaction as ``principal``."""
        ...


class FeedStale(ConnectionError):
    """The log of changes cannot be read just now; there is nothing live to give."""


class LiveFeed:
    """Fans out the log of changes to the readers of this replica."""

    def __init__(self, units_of_work: OpensWork, principal: Principal, rules: FeedRules | None = None) -> None:
        self._units_of_work = units_of_work
        self._principal = principal
        self.rules = rules or FeedRules()
        self._readers: set[Reader] = set()
        self._position = BEGINNING
        self._woken = asyncio.Event()
        self._current = asyncio.Event()
        self._fresh = Freshness(datetime.fromtimestamp(0, UTC), 0.0)

    @property
    def as_of(self) -> datetime:
        """The instant of which what readers have is true: not later than the folding has come."""
        return true_of(self._fresh.as_of, self._fresh.folded_at)

    @property
    def readers(self) -> int:
        """How many listen."""
        return len(self._readers)

    @property
    def seconds_since_read(self) -> float:
        """Seconds since the log was last read; 0 while nobody listens."""
        return asyncio.get_running_loop().time() - self._fresh.read_at if self._readers else 0.0

    def wake(self) -> None:
        """Look at once."""
        self._woken.set()

    async def run(self) -> None:
        """Read and hand out until cancelled."""
        while True:
            if not self._readers:
                await self._idle()
            pause = self.rules.poll
            try:
                pause = await self._turn()
            except Exception as error:
                if not is_transient(error):
                    raise
                _log.warning("feed_tries_again", error_class=type(error).__name__)
                pause = self.rules.retry
                self._end_stale()
            await self._rest(pause)

    async def join(self, principal: Principal, department: str, cursor: str | None) -> Reader:
        """A reader of ``department`` who has heard up to ``cursor``; it must :meth:`leave`.

        Raises:
            FeedStale: the log cannot be read just now.
        """
        reader = Reader(principal, department)
        # In the audience before its past is read: what happens meanwhile waits in its queue.
        self._readers.add(reader)
        try:
            self.wake()
            async with asyncio.timeout(self.rules.join):
                await self._current.wait()
            resumed = await self._resume(department, cursor, self._position)
        except TimeoutError:
            self.leave(reader)
            raise FeedStale("The live view cannot be read just now.") from None
        except BaseException:
            self.leave(reader)
            raise
        reader.begin(resumed.position, resumed.missed, resumed.reset)
        return reader

    def leave(self, reader: Reader) -> None:
        """The reader is gone. Safe to call twice."""
        self._readers.discard(reader)

    async def _resume(self, department: str, cursor: str | None, until: Cursor) -> Resumed:
        async with self._units_of_work.begin(self._principal) as work:
            return await resume_stream(work, department, cursor, until)

    async def _idle(self) -> None:
        """Rest until somebody comes; then the log is taken up where it stands by then."""
        self._current.clear()
        self._position = BEGINNING
        while not self._readers:
            self._woken.clear()
            await self._woken.wait()

    async def _turn(self) -> float:
        """Read once and hand out; returns how long to rest."""
        self._woken.clear()
        async with self._units_of_work.begin(self._principal) as work:
            batch = await take_changes(work, self._position, self._departments())
        self._hand_out(batch)
        self._fresh = Freshness(batch.log.as_of, asyncio.get_running_loop().time(), batch.log.folded_at)
        self._current.set()
        if batch.is_full:
            return 0.0
        return self.rules.held_back if batch.log.is_held_back else self.rules.poll

    def _departments(self) -> Collection[str]:
        return {reader.department for reader in self._readers}

    def _hand_out(self, batch: Batch) -> None:
        if self._position != BEGINNING and batch.log.epoch != self._position.epoch:
            self._end_all("other-epoch")
        self._position = batch.position
        for change in batch.changes:
            for reader in self._readers:
                if reader.department == change.department:
                    reader.offer(change)
        self._readers = {reader for reader in self._readers if not reader.is_ended}

    def _end_stale(self) -> None:
        if self.seconds_since_read > self.rules.stale:
            self._current.clear()
            self._end_all("stale")

    def _end_all(self, reason: str) -> None:
        for reader in self._readers:
            reader.end(reason)

    async def _rest(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._woken.wait()
