"""A process says what is wrong with it, in time, also when a check hangs or fails."""

import asyncio
import time

import pytest

from chassis.health import CheckResult, Health


async def well() -> CheckResult:
    return CheckResult(ok=True, figures={"lag": 3})


async def not_well() -> CheckResult:
    return CheckResult(ok=False, figures={"is_halted": True})


async def failing() -> CheckResult:
    raise ConnectionError("password=hunter2")


async def hanging() -> CheckResult:
    await asyncio.Event().wait()
    raise AssertionError("unreachable")


async def test_ready_with_all_checks_well() -> None:
    health = Health()
    health.add_readiness("consumer", well)
    report = await health.ready()
    assert report.document() == {"status": "ok", "checks": {"consumer": {"ok": True, "lag": 3}}}


@pytest.mark.parametrize("check", [not_well, failing, hanging])
async def test_one_bad_check_is_enough_and_the_others_are_told_as_well(check: object) -> None:
    health = Health()
    health.add_readiness("consumer", well)
    health.add_readiness("outbox", check, timeout_seconds=0.01)  # type: ignore[arg-type]
    report = await health.ready()
    assert not report.ok
    assert report.checks["consumer"].ok
    assert "hunter2" not in str(report.document())


async def test_readiness_does_not_make_a_process_dead() -> None:
    health = Health()
    health.add_readiness("database", failing)
    assert (await health.live()).ok


async def test_a_stuck_part_makes_a_process_dead() -> None:
    health = Health()
    health.add_liveness("relay", not_well)
    assert not (await health.live()).ok


async def test_a_process_that_stops_is_not_ready() -> None:
    health = Health()
    health.stopping()
    assert not (await health.ready()).ok


async def test_a_loop_that_did_not_turn_is_dead(monkeypatch: pytest.MonkeyPatch) -> None:
    health = Health()
    assert (await health.live()).ok
    now = time.monotonic()
    monkeypatch.setattr("chassis.health.time.monotonic", lambda: now + 16)
    assert not (await health.live()).ok
