"""The signals worker on a real Kafka, with the real Faust."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from chassis.delivery import Message
from chassis.health import Health
from chassis.telemetry import Telemetry
from contracts.envelope import Envelope
from contracts.fields import Party, Severity
from departments.application.watch_windows import SignalRules
from departments.domain.hot_spots import HotSpotRule
from departments.domain.news import News
from departments.domain.stalled_rounds import StallRule
from departments.messaging.inbound import news_of
from departments.signals import running as running_module
from departments.signals.observing import Observer, ObserverParts
from departments.signals.running import SIGNALS_TOPIC, Looks, SignalsWorker
from departments.signals.stream_app import StreamSettings
from tests.support.departments_database import StoredDepartments
from tests.support.departments_story import Story
from tests.support.departments_wire import Sent, Wire, create_topics, publish
from tests.support.eventually import eventually
from tests.support.servers import KafkaServer
from tests.support.topics import drain_topic

pytestmark = pytest.mark.integration

RULES = SignalRules(HotSpotRule(), StallRule())


@dataclass
class HandClock:
    """A clock that a test turns."""

    offset: timedelta = timedelta(0)

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset


@dataclass
class Running:
    """A worker at work."""

    worker: SignalsWorker
    observer: Observer
    health: Health
    ended: list[str]


@asynccontextmanager
async def signals(
    kafka: KafkaServer, stored: StoredDepartments, clock: HandClock, folder: Path
) -> AsyncIterator[Running]:
    telemetry, health = Telemetry.off("departments"), Health()
    worker = SignalsWorker(
        StreamSettings(kafka.bootstrap, "test", str(folder)), telemetry, Looks(windows=0.1, reconcile=0.2)
    )
    observer = Observer(ObserverParts(stored.units, clock, RULES, news_of, worker.say))
    ended: list[str] = []
    async with worker.running(observer, health, end=lambda: ended.append("ended")) as parts:
        tasks = [asyncio.create_task(part) for part in parts]
        await eventually(lambda: is_ready(health), what="the streams are assigned", within_seconds=30)
        try:
            yield Running(worker, observer, health, ended)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def is_ready(health: Health) -> bool:
    return (await health.ready()).ok


@pytest.fixture
async def topics_made(kafka: KafkaServer) -> KafkaServer:
    await create_topics(kafka.bootstrap)
    return kafka


async def said(kafka: KafkaServer) -> list[Envelope]:
    records = await drain_topic(kafka.bootstrap, SIGNALS_TOPIC)
    return sorted((Envelope.model_validate_json(record.value) for record in records), key=lambda each: each.time)


async def until_said(kafka: KafkaServer, is_enough: Callable[[list[Envelope]], bool]) -> list[Envelope]:
    async def look() -> list[Envelope]:
        found = await said(kafka)
        return found if is_enough(found) else []

    return await eventually(look, what="the signal is on its topic", within_seconds=30)


async def test_three_incidents_at_a_step_are_a_hot_spot_and_an_empty_window_clears_it(
    topics_made: KafkaServer, stored: StoredDepartments, tmp_path: Path
) -> None:
    wire, clock = Wire(), HandClock()
    async with signals(topics_made, stored, clock, tmp_path):
        opened = [wire.incident(), wire.incident(severity=Severity.SAFETY), wire.incident()]
        await publish(topics_made.bootstrap, opened)
        (raised,) = await until_said(topics_made, lambda found: len(found) == 1)
        clock.offset = timedelta(minutes=61)
        both = await until_said(topics_made, lambda found: len(found) == 2)

    assert raised.type == "departments.signal.raised.v1"
    assert raised.aggregateid == "hot-spot:oak-street/check-in/s2"
    assert raised.data["count"] == 3
    assert raised.data["severity"] == "safety"
    assert raised.data["departments"] == ["patient-access", "professional-billing"]
    assert set(raised.data["evidence"]) == {event.event_id for event in opened}
    cleared = both[1]
    assert cleared.type == "departments.signal.cleared.v1"
    assert cleared.aggregateversion > raised.aggregateversion


async def test_a_round_that_waits_too_long_is_a_signal_until_it_is_decided(
    topics_made: KafkaServer, stored: StoredDepartments, tmp_path: Path
) -> None:
    wire, clock = Wire(), HandClock()
    asked = datetime.now(UTC) - timedelta(hours=49)
    async with signals(topics_made, stored, clock, tmp_path):
        await publish(topics_made.bootstrap, [wire.round("round-1", asked), wire.grant("round-1", Party.IT)])
        found = await until_said(topics_made, lambda found: bool(found) and len(found[-1].data["waiting_for"]) == 4)
        rest = [party for party in Party if party is not Party.IT]
        await publish(topics_made.bootstrap, [wire.grant("round-1", party) for party in rest])
        done = await until_said(topics_made, lambda found: found[-1].type == "departments.signal.cleared.v1")

    assert found[-1].aggregateid == "stalled-sign-off:round-1"
    assert "it" not in found[-1].data["waiting_for"]
    assert found[-1].data["count"] >= 48
    # Sent at least once: a version may come twice, and never goes back.
    versions = [each.aggregateversion for each in done]
    assert versions == sorted(versions)


async def test_a_value_that_cannot_be_read_is_set_aside_and_the_stream_goes_on(
    topics_made: KafkaServer, stored: StoredDepartments, tmp_path: Path
) -> None:
    wire = Wire()
    async with signals(topics_made, stored, HandClock(), tmp_path) as running:
        bad = [Sent("incident-incidents", "x", value, "none") for value in (b"{", b"\x00", b'{"specversion":"9"}')]
        await publish(topics_made.bootstrap, [*bad, wire.incident("i-1"), wire.incident("i-2"), wire.incident("i-3")])
        await until_said(topics_made, lambda found: len(found) == 1)
        await eventually(lambda: is_caught_up(running.worker), what="offsets are committed")
        assert running.ended == []
    aside = await stored.rows("select error_class, value from unread_observations order by offset_number")
    assert [bytes(row["value"]) for row in aside] == [event.value for event in bad]
    assert {row["error_class"] for row in aside} == {"Undecodable"}


async def is_caught_up(worker: SignalsWorker) -> bool:
    return worker.progress().lag == 0


async def test_a_worker_that_comes_back_says_nothing_anew_and_misses_nothing(
    topics_made: KafkaServer, stored: StoredDepartments, tmp_path: Path
) -> None:
    wire, clock = Wire(), HandClock()
    async with signals(topics_made, stored, clock, tmp_path):
        await publish(topics_made.bootstrap, [wire.incident(), wire.incident()])
        await eventually(lambda: has_seen(stored, 2), what="two are seen")
    await publish(topics_made.bootstrap, [wire.incident()])
    async with signals(topics_made, stored, clock, tmp_path) as running:
        await until_said(topics_made, lambda found: len(found) == 1)
        for event in wire.sent:
            await running.observer.observe(message_of(event))
        await running.observer.look()
    assert len(await said(topics_made)) == 1


async def has_seen(stored: StoredDepartments, count: int) -> bool:
    return len(await stored.rows("select 1 from observed_incidents")) == count


def message_of(event: Sent) -> Message:
    return Message(event.topic, 0, 0, event.key, event.value, None)


class Said:
    """A log that keeps the names of what it is told."""

    def __init__(self) -> None:
        self.events: list[tuple[str, int]] = []

    def info(self, event: str, *, count: int) -> None:
        """A line."""
        self.events.append((event, count))

    warning = info


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Said:
    kept = Said()
    monkeypatch.setattr(running_module, "_log", kept)
    return kept


async def test_what_a_worker_finds_when_it_comes_back_was_not_missed(
    topics_made: KafkaServer, stored: StoredDepartments, tmp_path: Path, lines: Said
) -> None:
    """The folding went on while it was away, and its streams will bring the same."""
    wire = Wire()
    await publish(topics_made.bootstrap, [wire.incident(f"incident-{number}") for number in range(1, 4)])
    await stored.fold(_incidents_now(range(1, 4)))
    async with signals(topics_made, stored, HandClock(), tmp_path) as running:
        await eventually(lambda: _is_level(running.worker), what="the streams have read all", within_seconds=30)
        await eventually(lambda: has_seen(stored, 3), what="three are seen")
    assert "streams_had_missed" not in dict(lines.events)


async def test_what_streams_that_have_read_all_did_not_bring_was_missed(
    topics_made: KafkaServer, stored: StoredDepartments, tmp_path: Path, lines: Said
) -> None:
    async with signals(topics_made, stored, HandClock(), tmp_path) as running:
        await eventually(lambda: _is_level(running.worker), what="the streams have read all", within_seconds=30)
        await stored.fold(_incidents_now(range(2)))
        await eventually(lambda: has_seen(stored, 2), what="two are taken in")
    missed = [count for event, count in lines.events if event == "streams_had_missed"]
    assert sum(missed) == 2
    assert "streams_are_behind" not in dict(lines.events)


async def _is_level(worker: SignalsWorker) -> bool:
    return worker.is_level()


def _incidents_now(numbers: Iterable[int]) -> list[News]:
    story = Story()
    where = ("oak-street", "patient-access", "check-in")
    news = [story.incident(number, where, "high", ["professional-billing"]) for number in numbers]
    for item in news:
        item.mark["at"] = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return news


async def test_what_the_stream_skipped_is_taken_from_the_folded_facts(
    topics_made: KafkaServer, stored: StoredDepartments, tmp_path: Path
) -> None:
    await stored.fold(_incidents_now(range(3)))
    async with signals(topics_made, stored, HandClock(), tmp_path):
        (raised,) = await until_said(topics_made, lambda found: len(found) == 1)
    assert raised.aggregateid == "hot-spot:oak-street/check-in/s1"
