"""The signals worker, killed where it hurts most and started again, ends where a worker ends that nobody killed."""

import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from contracts.envelope import Envelope
from contracts.fields import Party
from tests.support.departments_commands import environment, has_seen, is_ready, running, said
from tests.support.departments_database import StoredDepartments, departments_database, open_departments
from tests.support.departments_wire import SEATS, Sent, Wire, create_topics, publish
from tests.support.eventually import eventually
from tests.support.ports import free_port
from tests.support.servers import Database, KafkaServer, new_kafka

pytestmark = [pytest.mark.integration, pytest.mark.timeout(300)]

HOT_SPOT = "hot-spot:oak-street/check-in/s2"
STALL = "stalled-sign-off:round-1"

FIRST_SEEN = """insert into observed_incidents
    (incident_id, event_id, site, workflow, step, severity, departments, opened_at)
    values ('incident-0', 'of-the-test', '', '', '', '', '[]', now())"""
HOT_SPOT_TOLD = (
    f"insert into told_signals (signal_id, version, is_raised, document) values ('{HOT_SPOT}', 1, true, '{{}}')"
)


@dataclass(frozen=True)
class Happenings:
    """What happens within one window, in four parts."""

    two_incidents_and_a_late_round: list[Sent]
    the_third: list[Sent]
    the_fourth_and_two_decisions: list[Sent]
    the_fifth_and_the_last_decisions: list[Sent]

    @property
    def all(self) -> list[Sent]:
        """All of it, in its order."""
        return [
            *self.two_incidents_and_a_late_round,
            *self.the_third,
            *self.the_fourth_and_two_decisions,
            *self.the_fifth_and_the_last_decisions,
        ]


def happenings() -> Happenings:
    """Five incidents at one step, and a round in which everybody is late and decides at last."""
    wire, now = Wire(), datetime.now(UTC)
    incidents = [wire.incident(f"incident-{number}", at=now - timedelta(seconds=9 - number)) for number in range(5)]
    round_ = wire.round("round-1", now - timedelta(hours=49))
    decided = [wire.grant("round-1", party) for party in (Party.IT, *(party for party in SEATS if party != Party.IT))]
    return Happenings(
        [*incidents[:2], round_],
        [incidents[2]],
        [incidents[3], *decided[:2]],
        [incidents[4], *decided[2:]],
    )


class Side:
    """A worker with a database and a Kafka of its own."""

    def __init__(self, stored: StoredDepartments, kafka: KafkaServer, folder: Path) -> None:
        self.stored, self.kafka = stored, kafka
        self._log = folder / f"signals-{stored.database.name}.log"
        self._port = free_port()

    @asynccontextmanager
    async def life(self) -> "AsyncIterator[subprocess.Popen[bytes]]":
        """One life of the worker, which ends by SIGKILL."""
        health = {"PLUMBLINE_HEALTH_PORT": str(self._port), "PLUMBLINE_SIGNALS_LOOK_SECONDS": "0.2"}
        with running(["signals"], environment(self.stored, self.kafka, **health), self._log) as process:
            await eventually(lambda: is_ready(self._port), what=f"ready, see {self._log}", within_seconds=60)
            yield process

    async def publish(self, events: list[Sent]) -> None:
        await publish(self.kafka.bootstrap, events)

    async def until_seen(self, count: int) -> None:
        await eventually(lambda: has_seen(self.stored, count), what=f"{count} incidents are seen", within_seconds=30)

    async def until_said(self, signal_id: str, count: int) -> None:
        """Wait until the signal is on its topic with ``count``."""

        async def look() -> bool:
            return any(
                each.aggregateid == signal_id and each.data.get("count") == count for each in await said(self.kafka)
            )

        await eventually(look, what=f"{signal_id} is said, see {self._log}", within_seconds=60)

    async def until_told(self, signal_id: str, *, is_raised: bool, count: int = 0) -> None:
        """Wait until it is kept that this was said."""

        async def look() -> bool:
            told = (await self.told()).get(signal_id)
            return told is not None and told["is_raised"] == is_raised and told["document"].get("count", 0) >= count

        await eventually(look, what=f"{signal_id} is kept, see {self._log}", within_seconds=60)

    async def until_all_is_told(self) -> None:
        await self.until_told(HOT_SPOT, is_raised=True, count=5)
        await self.until_told(STALL, is_raised=False)

    async def told(self) -> dict[str, dict[str, Any]]:
        """The last thing said of each signal, as the worker keeps it."""
        rows = await self.stored.rows("select signal_id, version, is_raised, document from told_signals")
        return {row["signal_id"]: row for row in rows}

    async def said(self) -> list[Envelope]:
        return await said(self.kafka)

    async def until_about_to_see(self) -> None:
        """Wait until the worker stands with an incident in hand, on its way into the database."""

        async def look() -> bool:
            return bool(
                await self.stored.rows(
                    """select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
                    and query like '%insert into observed_incidents%'"""
                )
            )

        await eventually(look, what=f"an incident is in hand, see {self._log}", within_seconds=30)

    @asynccontextmanager
    async def in_the_way(self, insert: str) -> AsyncIterator[None]:
        """Let whoever writes the row of ``insert`` wait, and nobody else: it is written, not committed, and goes."""
        connection = await asyncpg.connect(self.stored.database.superuser_url)
        try:
            await connection.execute("set idle_in_transaction_session_timeout = 0")
            await connection.execute("begin")
            await connection.execute(insert)
            yield
        finally:
            await connection.execute("rollback")
            await connection.close()


@pytest.fixture
def other_kafka() -> Iterator[KafkaServer]:
    with new_kafka() as server:
        yield server


@pytest.fixture
def other_database() -> Database:
    return departments_database()


@pytest.fixture
async def harmed(kafka: KafkaServer, stored: StoredDepartments, tmp_path: Path) -> Side:
    await create_topics(kafka.bootstrap)
    return Side(stored, kafka, tmp_path)


@pytest.fixture
async def unharmed(other_kafka: KafkaServer, other_database: Database, tmp_path: Path) -> AsyncIterator[Side]:
    await create_topics(other_kafka.bootstrap)
    async with open_departments(other_database) as stored:
        yield Side(stored, other_kafka, tmp_path)


async def live_through_kills(side: Side, events: Happenings) -> None:
    """Four lives: killed before it has seen, between saying and keeping it, in full run, and not any more."""
    async with side.in_the_way(FIRST_SEEN), side.life():
        await side.publish(events.two_incidents_and_a_late_round)
        await side.until_about_to_see()
    async with side.life() as process:
        await side.until_seen(2)
        await side.until_told(STALL, is_raised=True)
        async with side.in_the_way(HOT_SPOT_TOLD):
            await side.publish(events.the_third)
            await side.until_said(HOT_SPOT, count=3)
            # The kill comes first, the row goes after it: that it was said is not kept.
            process.kill()
            process.wait()
    assert HOT_SPOT not in await side.told()
    async with side.life():
        await side.publish(events.the_fourth_and_two_decisions)
        await side.until_seen(4)
    async with side.life():
        await side.publish(events.the_fifth_and_the_last_decisions)
        await side.until_all_is_told()


async def test_a_worker_killed_in_the_middle_of_a_window_ends_where_one_ends_that_nobody_killed(
    harmed: Side, unharmed: Side
) -> None:
    events = happenings()
    async with unharmed.life():
        await unharmed.publish(events.all)
        await unharmed.until_all_is_told()
    await live_through_kills(harmed, events)

    assert await harmed.told() == await unharmed.told()
    assert standing(await harmed.said()) == standing(await unharmed.said())

    heard = await harmed.said()
    assert len({(each.aggregateid, each.aggregateversion) for each in heard}) == len({each.id for each in heard})
    third = [each.id for each in heard if each.aggregateid == HOT_SPOT and each.data["count"] == 3]
    assert len(third) > 1, "it was said again after the kill, because that it was said had not been kept"


def standing(heard: list[Envelope]) -> dict[str, tuple[int, str, str, dict[str, Any]]]:
    """What stands for whoever listens: of each signal the newest version."""
    newest = sorted(heard, key=lambda each: each.aggregateversion)
    return {each.aggregateid: (each.aggregateversion, each.id, each.type, each.data) for each in newest}
