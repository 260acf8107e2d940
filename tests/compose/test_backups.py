"""A backup of the running deployment, everything thrown away, and back: as docs/operations/backup.md says it."""

import asyncio
import time
from typing import Any

import httpx
import pytest

from tests.compose.people import HEAL_SECONDS, more, ready_road, reporting
from tests.support.composed import Deployment
from tests.support.eventually import eventually
from tests.support.history import incidents_in_view
from tests.support.journey import CLINICAL, Journey

pytestmark = pytest.mark.timeout(600)

BACKUP = "backups/drill"


async def _in_view(journey: Journey, wanted: set[str]) -> None:
    async def all_there() -> bool:
        return wanted <= set(await incidents_in_view(journey))

    await eventually(all_there, what="what was told is in the view", within_seconds=HEAL_SECONDS)


async def _backed_up(running: Deployment, journey: Journey) -> tuple[set[str], set[str]]:
    """Back up while people write: what is in the backup for sure, and what may be in it."""
    async with reporting(journey, "before") as history:
        await more(history, 10)
        surely_in = set(history.told)
        said = await asyncio.to_thread(running.operator, "backup", BACKUP)
        maybe_in = set(history.told)
        await more(history, 10)
    assert f"{BACKUP} holds all as of" in said
    await _in_view(journey, set(history.told))
    return surely_in, maybe_in


async def _destroyed_and_restored(running: Deployment) -> float:
    """Throw every volume away and bring the backup back; the seconds that the second took."""
    refused = await asyncio.to_thread(running.tried_operator, "restore", BACKUP, "--replace")
    assert refused.status != 0
    assert "Stop every API and worker first" in refused.said
    await asyncio.to_thread(running.down, "--volumes")
    began = time.monotonic()
    said = await asyncio.to_thread(running.operator, "restore", BACKUP)
    assert "All is back as of" in said
    return round(time.monotonic() - began, 1)


async def test_after_a_restore_all_of_the_backup_is_there_once_and_new_facts_flow(
    running: Deployment, client: httpx.AsyncClient, report: dict[str, Any]
) -> None:
    journey = await ready_road(running, client)
    surely_in, maybe_in = await _backed_up(running, journey)
    report["restore_seconds"] = await _destroyed_and_restored(running)
    await asyncio.to_thread(running.up)

    await _in_view(journey, surely_in)
    seen = await incidents_in_view(journey)
    assert set(seen.values()) == {1}
    # A report that was made during the backup is in it or not; one that was made after it is not.
    assert surely_in <= set(seen) <= maybe_in

    async with reporting(journey, "after") as later:
        await more(later, 10)
    everything = set(seen) | set(later.told)
    await _in_view(journey, everything)
    assert await incidents_in_view(journey) == dict.fromkeys(everything, 1)
    another = await ready_road(running, client)
    await another.report()
    await another.card("ambulatory-primary-care", CLINICAL, "incident")
