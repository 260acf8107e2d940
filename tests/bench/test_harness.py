"""The harness counts what others hide, and says nothing where there is nothing to say."""

import asyncio
import time

import pytest

from tests.bench import contest, saturation
from tests.bench.contest import Entry, hold
from tests.bench.latencies import Latencies
from tests.bench.machine import Share
from tests.bench.pacing import Pace, Salvo, Shot, closed_loop, open_loop
from tests.bench.road import measured, point
from tests.bench.saturation import NotQuiet, Quiet, why_refused

GOOD = {"rate": 50.0, "achieved": 50.0, "commit_p99": 5.0, "late_p99": 1.0}


async def test_a_stall_counts_for_every_start_that_fell_into_it() -> None:
    loop = asyncio.get_running_loop()
    opened = asyncio.Event()
    loop.call_later(0.3, opened.set)

    async def act(_: int) -> int:
        await opened.wait()
        return time.monotonic_ns()

    salvo = await open_loop(act, Pace(rate=100.0, seconds=0.5, warm_up=0.0))

    waited = [shot.accepted - shot.intended for shot in salvo.good]
    assert len(waited) == 50
    assert sum(nanoseconds > 100_000_000 for nanoseconds in waited) >= 10


async def test_what_warms_up_is_not_counted() -> None:
    async def act(_: int) -> int:
        return time.monotonic_ns()

    salvo = await open_loop(act, Pace(rate=100.0, seconds=0.2, warm_up=0.1), first=1000)

    assert [shot.number for shot in salvo.shots] == list(range(1010, 1030))


async def test_failures_are_counted_by_their_class() -> None:
    async def act(number: int) -> int:
        if number % 2:
            raise ConnectionResetError
        return time.monotonic_ns()

    salvo = await open_loop(act, Pace(rate=100.0, seconds=0.1, warm_up=0.0))
    assert salvo.errors == {"ConnectionResetError": 5}
    assert (await closed_loop(act, at_once=2, seconds=0.05, warm_up=0.0)).errors > 0


def test_an_accepted_command_without_an_effect_is_an_error() -> None:
    shots = [Shot(number, 0, 1_000_000, 2_000_000) for number in range(3)]
    found = measured(Salvo(shots, 1.0), {0: 5_000_000, 2: 7_000_000})

    assert found.errors == 1
    assert found.stages["road"].count == 2
    assert found.stages["commit"].percentile(50) == pytest.approx(2.0, rel=0.01)
    assert found.stages["road"].percentile(99) == pytest.approx(5.0, rel=0.01)


@pytest.mark.parametrize(
    ("changed", "errors"),
    [({"commit_p99": 51.0}, 0), ({"achieved": 45.0}, 0), ({"late_p99": 11.0}, 0), ({}, 1)],
)
def test_figures_of_a_saturated_machine_are_refused(changed: dict[str, float], errors: int) -> None:
    assert why_refused(GOOD, 0) is None
    assert why_refused({**GOOD, **changed}, errors)


def test_refused_figures_do_not_stand_with_the_others() -> None:
    slow = Latencies.of([60_000_000] * 100)
    found = point(50.0, "plumbline", [measured(Salvo([Shot(0, 0, 0, 60_000_000)], 0.02))])

    assert slow.percentile(99) > saturation.COMMIT_P99_MS
    assert "saturated" in found["refused"]
    assert "figures" not in found


async def test_a_round_with_others_at_work_is_held_again(monkeypatch: pytest.MonkeyPatch) -> None:
    _see(monkeypatch, [0.9, 0.0, 0.0])
    held = await hold([_counting("a"), _counting("b")], 2, Quiet(0.0))

    assert (held.rounds, held.disturbed) == (2, 1)
    assert held.results == {"a": [1, 2], "b": [1, 2]}


async def test_a_machine_that_is_never_quiet_gives_no_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    _see(monkeypatch, [0.9] * 9)
    with pytest.raises(NotQuiet):
        await hold([_counting("a")], 2, Quiet(0.0))


def _counting(name: str) -> Entry[int]:
    measurements = iter(range(100))

    async def measure() -> int:
        return next(measurements)

    return Entry(name, measure)


def _see(monkeypatch: pytest.MonkeyPatch, foreign: list[float]) -> None:
    """Let the machine look quiet before every round, and like ``foreign`` after it."""
    shares = iter(foreign)

    class Watch:
        def share(self) -> Share:
            return Share(0.5, next(shares))

    monkeypatch.setattr(contest, "Watch", Watch)
    monkeypatch.setattr(saturation, "_look", lambda: Share(0.1, 0.0))
