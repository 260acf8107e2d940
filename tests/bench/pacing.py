"""Open loop and closed loop.

Open loop: starts follow a fixed schedule whatever the answers do, and a latency counts from the *intended* start. A
closed loop waits for each answer before the next request, so a stall hides the requests that it kept away (Gil Tene's
"coordinated omission"; the model is that of wrk2). It is used here for throughput only, never for latency.

The beat comes from a thread: event loops round their timers to a millisecond, which is as long as what is measured.
"""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

Act = Callable[[int], Awaitable[int]]
"""Does the work of one number and returns when it was accepted, by :func:`time.monotonic_ns`."""

GRACE_SECONDS = 20.0
"""How long after the last start an answer may still come; then it counts as an error."""


@dataclass(frozen=True)
class Pace:
    """``rate`` starts a second for ``seconds``, after ``warm_up`` seconds at the same rate that do not count."""

    rate: float
    seconds: float
    warm_up: float

    @property
    def starts(self) -> int:
        """All starts."""
        return round(self.rate * (self.warm_up + self.seconds))

    @property
    def uncounted(self) -> int:
        """Those of the warming up."""
        return round(self.rate * self.warm_up)


@dataclass(frozen=True)
class Shot:
    """One start: when it was meant to be, when it was, when it was accepted; ``error`` is a class's name."""

    number: int
    intended: int
    began: int
    accepted: int
    error: str | None = None


@dataclass(frozen=True)
class Salvo:
    """The counted shots of one measurement. ``seconds`` is from the first intended start to the last acceptance."""

    shots: list[Shot]
    seconds: float

    @property
    def good(self) -> list[Shot]:
        """Those that were accepted."""
        return [shot for shot in self.shots if shot.error is None]

    @property
    def errors(self) -> dict[str, int]:
        """How often each class of error came."""
        names = [shot.error for shot in self.shots if shot.error is not None]
        return {name: names.count(name) for name in sorted(set(names))}


class _Range:
    """Fires the schedule and collects what comes back."""

    def __init__(self, act: Act, pace: Pace, first: int) -> None:
        self._act = act
        self._pace = pace
        self._first = first
        self._shots: list[Shot] = []
        self._open: set[asyncio.Task[None]] = set()
        self._stopped = threading.Event()
        self._loop = asyncio.get_running_loop()

    async def fire(self) -> list[Shot]:
        beat = threading.Thread(target=self._beat, name="bench-beat", daemon=True)
        beat.start()
        try:
            await asyncio.to_thread(beat.join)
        finally:
            self._stopped.set()
        if self._open:
            _, late = await asyncio.wait(self._open, timeout=GRACE_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        return sorted(self._shots, key=lambda shot: shot.number)

    def _beat(self) -> None:
        start = time.monotonic_ns() + 50_000_000
        for place in range(self._pace.starts):
            intended = start + round(place * 1e9 / self._pace.rate)
            wait = intended - time.monotonic_ns()
            if wait > 0 and self._stopped.wait(wait / 1e9):
                return
            self._loop.call_soon_threadsafe(self._begin, place, intended)

    def _begin(self, place: int, intended: int) -> None:
        task = self._loop.create_task(self._shoot(place, intended))
        self._open.add(task)
        task.add_done_callback(self._open.discard)

    async def _shoot(self, place: int, intended: int) -> None:
        number, began, error, accepted = self._first + place, time.monotonic_ns(), None, 0
        try:
            accepted = await self._act(number)
        except asyncio.CancelledError:
            error = "NotInTime"
        except Exception as failure:  # noqa: BLE001 - whatever goes wrong is counted by its class
            error = type(failure).__name__
        if place >= self._pace.uncounted:
            self._shots.append(Shot(number, intended, began, accepted, error))


async def open_loop(act: Act, pace: Pace, first: int = 0) -> Salvo:
    """Start ``act`` on schedule with the numbers from ``first`` on."""
    shots = await _Range(act, pace, first).fire()
    accepted = [shot.accepted for shot in shots if shot.error is None]
    seconds = (max(accepted) - shots[0].intended) / 1e9 if accepted else pace.seconds
    return Salvo(shots, max(seconds, pace.seconds))


@dataclass(frozen=True)
class Throughput:
    """What a closed loop got through: answers a second, and how many errors."""

    per_second: float
    errors: int


async def closed_loop(act: Act, at_once: int, seconds: float, warm_up: float) -> Throughput:
    """Let ``at_once`` callers each wait for an answer and ask again."""
    begins = time.monotonic() + warm_up
    ends = begins + seconds
    done = failed = number = 0

    async def caller() -> None:
        nonlocal done, failed, number
        while (now := time.monotonic()) < ends:
            number += 1
            try:
                await act(number)
            except Exception:  # noqa: BLE001 - counted
                failed += 1
                continue
            done += begins <= now and time.monotonic() < ends

    async with asyncio.TaskGroup() as group:
        for _ in range(at_once):
            group.create_task(caller())
    return Throughput(done / seconds, failed)
