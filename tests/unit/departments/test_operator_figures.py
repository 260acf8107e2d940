"""What the API of departments tells operators: how old the views are, and how departments stand."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from chassis.principals import service_principal
from chassis.telemetry import Telemetry
from departments.application.ports.streaming import LogState
from departments.domain.cursors import Cursor
from departments.live import staleness
from departments.live.staleness import watch_staleness
from departments.live.standing import StandingFigures
from tests.support.eventually import eventually

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
STALENESS = "plumbline_view_staleness_seconds"


@dataclass
class Log:
    """The log of changes as a test wants it."""

    folded_at: datetime | None = NOW
    as_of: datetime = NOW
    failures: list[Exception] = field(default_factory=list)
    served: bool = True

    @property
    def changes(self) -> "Log":
        return self

    async def read(self, _after: Cursor, _limit: int) -> tuple[LogState | None, list[Any]]:
        if self.failures:
            raise self.failures[0]
        state = LogState(1, 10, Cursor(1, 0, 0), self.as_of, is_held_back=False, folded_at=self.folded_at)
        return (state if self.served else None), []

    @asynccontextmanager
    async def begin(self, _principal: object) -> AsyncIterator["Log"]:
        yield self


def _told(telemetry: Telemetry, name: str) -> dict[tuple[str, ...], float]:
    families = text_string_to_metric_families(telemetry.exposition.text().decode())
    samples = [sample for family in families for sample in family.samples if sample.name == name]
    return {tuple(sample.labels.values()): sample.value for sample in samples}


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staleness, "LOOK_SECONDS", 0.01)


@pytest.fixture
def telemetry() -> Telemetry:
    return Telemetry.off("departments")


@asynccontextmanager
async def _watching(log: Log, telemetry: Telemetry) -> AsyncIterator[None]:
    task = asyncio.create_task(watch_staleness(log, service_principal("departments"), telemetry.metrics))
    try:
        yield
    finally:
        task.cancel()
        ended = await asyncio.gather(task, return_exceptions=True)
        assert isinstance(ended[0], asyncio.CancelledError)


async def _staleness_above(telemetry: Telemetry, seconds: float) -> None:
    async def is_told() -> bool:
        return _told(telemetry, STALENESS).get((), -1.0) > seconds

    await eventually(is_told, what=f"staler than {seconds} s")


async def test_views_that_are_folded_are_not_stale(telemetry: Telemetry) -> None:
    async with _watching(Log(folded_at=NOW - timedelta(seconds=2)), telemetry):
        await _staleness_above(telemetry, -0.5)
        assert _told(telemetry, STALENESS)[()] < 0.5


async def test_views_are_as_stale_as_the_folding_is_behind(telemetry: Telemetry) -> None:
    async with _watching(Log(folded_at=NOW - timedelta(minutes=5)), telemetry):
        await _staleness_above(telemetry, 299.0)


async def test_where_nobody_ever_folded_the_views_are_as_old_as_the_watch(telemetry: Telemetry) -> None:
    log = Log(folded_at=None)
    async with _watching(log, telemetry):
        await _staleness_above(telemetry, -0.5)
        log.as_of = NOW + timedelta(minutes=2)
        await _staleness_above(telemetry, 119.0)


@pytest.mark.parametrize("is_served", [True, False])
async def test_while_nobody_can_be_asked_the_views_grow_older(telemetry: Telemetry, is_served: bool) -> None:
    log = Log()
    async with _watching(log, telemetry):
        await _staleness_above(telemetry, -0.5)
        log.served = is_served
        if is_served:
            log.failures.append(ConnectionResetError("away"))
        await _staleness_above(telemetry, 0.05)


def test_departments_are_counted_and_what_is_no_more_comes_down_to_nothing(telemetry: Telemetry) -> None:
    figures = StandingFigures(telemetry.metrics)
    figures.cells({("pharmacy", "ready"): 3, ("pharmacy", "unknown"): 4})
    figures.cells({("pharmacy", "ready"): 7})
    assert _told(telemetry, "plumbline_board_cells") == {("pharmacy", "ready"): 7, ("pharmacy", "unknown"): 0}
