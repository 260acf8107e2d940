"""Ends the process when its commits stand still while events wait.

Faust was seen to freeze its commits for good after a crash, and to go on as if nothing were. Nothing inside can mend
that; a new process can. The rule is here, free of threads and clocks; the thread that asks it is below.
"""

import asyncio
import os
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from chassis.logs import logger

_log = logger(__name__)

EXIT_CODE = 70
LOOK_SECONDS = 1.0
FAREWELL_SECONDS = 8.0
"""Below the ten seconds after which a supervisor loses patience; where there is none left, nobody else would end it."""


@dataclass(frozen=True)
class Progress:
    """How far the stream application is: by partition the committed offset, and the events behind the end in all."""

    committed: Mapping[object, int | None]
    lag: int


class FreezeRule:
    """Says when commits have stood still for too long. Seconds come from the caller."""

    def __init__(self, limit_seconds: float) -> None:
        self._limit = limit_seconds
        self._committed: Mapping[object, int | None] = {}
        self._since: float | None = None
        self.frozen_seconds = 0.0

    def is_frozen(self, progress: Progress, now: float) -> bool:
        """Whether nothing was committed for longer than the limit although events wait."""
        committed = dict(progress.committed)
        if progress.lag <= 0 or self._since is None or committed != self._committed:
            self._committed, self._since = committed, now
        self.frozen_seconds = now - self._since
        return self.frozen_seconds > self._limit


def end_process() -> None:
    """End at once: a process whose streams hang would hang in its farewell as well."""
    os._exit(EXIT_CODE)


class Farewell:
    """Ends the process when its farewell takes too long: without Kafka, Faust was seen to stop for minutes."""

    def __init__(self, end: Callable[[], None] = end_process, *, seconds: float = FAREWELL_SECONDS) -> None:
        self._timer = threading.Timer(seconds, end)
        self._timer.daemon = True

    async def begins_when_cancelled(self) -> None:
        """Wait until cancelled; from then on the seconds count."""
        try:
            await asyncio.Event().wait()
        finally:
            self._timer.start()

    def over(self) -> None:
        """The farewell came to its end by itself."""
        self._timer.cancel()


class Watchdog(threading.Thread):
    """Asks the rule every second, from outside of the event loop, so that a loop that hangs is noticed too."""

    def __init__(self, look: Callable[[], Progress], rule: FreezeRule, end: Callable[[], None] = end_process) -> None:
        super().__init__(name="signals-watchdog", daemon=True)
        self._look = look
        self._rule = rule
        self._end = end
        self._stopped = threading.Event()

    def run(self) -> None:
        """Watch until stopped."""
        while not self._stopped.wait(LOOK_SECONDS):
            if self._rule.is_frozen(self._look(), time.monotonic()):
                _log.error("commits_frozen", seconds=round(self._rule.frozen_seconds, 1), exit_code=EXIT_CODE)
                self._end()
                return

    def stop(self) -> None:
        """Watch no more."""
        self._stopped.set()
