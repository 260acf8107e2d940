"""The relay sends every committed fact, in order, whatever happens to it on the way."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import pytest

from chassis.relay import Relay
from chassis.telemetry import Telemetry
from contracts.event import EventType
from contracts.events.intake_workflows import WorkflowCatalogued
from tests.support.eventually import eventually
from tests.support.frame import Catalogued, Frame
from tests.support.servers import KafkaServer, kafka_server
from tests.support.topics import create_topic, drain_topic, read_topic, unique_topic


@pytest.fixture(scope="session")
def kafka() -> KafkaServer:
    return kafka_server()


@pytest.fixture
async def topic(kafka: KafkaServer, monkeypatch: pytest.MonkeyPatch) -> str:
    name = unique_topic()
    await create_topic(kafka.bootstrap, name)
    monkeypatch.setattr(WorkflowCatalogued, "EVENT", EventType("intake.workflow.catalogued.v1", name))
    return name


@asynccontextmanager
async def _running(relay: Relay) -> AsyncIterator[Relay]:
    async with asyncio.TaskGroup() as group:
        task = group.create_task(relay.run())
        yield relay
        task.cancel()


def _relay(frame: Frame, kafka: KafkaServer) -> Relay:
    return Relay(
        frame.database.app_url, kafka.bootstrap, service="frame", instance="one", telemetry=Telemetry.off("frame")
    )


def _identities(records: list) -> list[tuple[str, int]]:
    sealed = [json.loads(record.value) for record in records]
    return [(event["aggregateid"], event["aggregateversion"]) for event in sealed]


async def test_facts_leave_in_the_order_of_their_aggregate(frame: Frame, kafka: KafkaServer, topic: str) -> None:
    async with _running(_relay(frame, kafka)):
        for version in range(1, 51):
            await frame.record(*[Catalogued(f"workflow-{letter}", version) for letter in "abc"])
        records = await read_topic(kafka.bootstrap, topic, 150)
    sent = _identities(records)
    for letter in "abc":
        versions = [version for aggregate, version in sent if aggregate == f"workflow-{letter}"]
        assert versions == list(range(1, 51))


async def test_a_row_carries_its_envelope_and_headers(frame: Frame, kafka: KafkaServer, topic: str) -> None:
    async with _running(_relay(frame, kafka)):
        await frame.record(Catalogued("check-in", 1))
        (record,) = await read_topic(kafka.bootstrap, topic, 1)
    headers = {name: value.decode() for name, value in record.headers}
    event = json.loads(record.value)
    assert record.key == b"check-in"
    assert headers["ce_type"] == event["type"] == "intake.workflow.catalogued.v1"
    assert headers["ce_id"] == event["id"]
    assert headers["content-type"] == "application/cloudevents+json; charset=utf-8"


async def test_a_transaction_that_commits_late_is_not_passed_over(frame: Frame, kafka: KafkaServer, topic: str) -> None:
    """The naive cursor "id > last" loses it: its rows have lower ids than rows that were sent before it committed."""
    late = await asyncpg.connect(frame.database.app_url)
    try:
        async with _running(_relay(frame, kafka)):
            transaction = late.transaction()
            await transaction.start()
            await late.execute(
                "insert into outbox (epoch, event_id, topic, key, event_type, value)"
                " values (1, 'late', $1, 'late', 'intake.workflow.catalogued.v1',"
                """ '{"aggregateid": "late", "aggregateversion": 1}')""",
                topic,
            )
            await frame.record(*[Catalogued("early", version) for version in range(1, 11)])
            await transaction.commit()
            await frame.record(Catalogued("after", 1))
            records = await read_topic(kafka.bootstrap, topic, 12)
    finally:
        await late.close()
    assert sorted(_identities(records)) == sorted(
        [("late", 1), ("after", 1), *[("early", version) for version in range(1, 11)]]
    )


async def test_a_relay_killed_between_send_and_cursor_sends_again_and_loses_nothing(
    frame: Frame, kafka: KafkaServer, topic: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await frame.record(*[Catalogued("a", version) for version in range(1, 6)])
    sent = asyncio.Event()

    async def die_before_the_cursor_moves(*_: object) -> None:
        sent.set()
        await asyncio.Event().wait()

    with monkeypatch.context() as patch:
        patch.setattr(Relay, "_move", die_before_the_cursor_moves)
        async with _running(_relay(frame, kafka)):
            await asyncio.wait_for(sent.wait(), 30)
    async with _running(_relay(frame, kafka)):
        records = await read_topic(kafka.bootstrap, topic, 10)
    assert _identities(records) == [("a", version) for version in [1, 2, 3, 4, 5, 1, 2, 3, 4, 5]]
    ids = [json.loads(record.value)["id"] for record in records]
    assert ids[:5] == ids[5:]


async def test_only_one_of_two_relays_is_active(frame: Frame, kafka: KafkaServer, topic: str) -> None:
    async with _running(_relay(frame, kafka)) as first, _running(_relay(frame, kafka)) as second:

        async def one_is_active() -> bool:
            return first.state.is_active != second.state.is_active

        await eventually(one_is_active, what="one relay is active", within_seconds=30)
        await frame.record(*[Catalogued("a", version) for version in range(1, 101)])
        await read_topic(kafka.bootstrap, topic, 100)
    assert len(await drain_topic(kafka.bootstrap, topic)) == 100


async def test_a_relay_that_lost_its_place_moves_no_cursor(frame: Frame, kafka: KafkaServer, topic: str) -> None:
    async with _running(_relay(frame, kafka)) as relay:

        async def is_active() -> bool:
            return relay.state.is_active

        await eventually(is_active, what="the relay is active", within_seconds=30)
        await frame.value("update relay_cursors set fencing = fencing + 1, xid = '0' returning fencing")
        await frame.record(Catalogued("a", 1))

        async def noticed() -> bool:
            return relay.state.last_error == "LeaseLost"

        await eventually(noticed, what="the relay notices", within_seconds=30)


async def test_rows_of_an_earlier_epoch_are_sent_before_those_of_a_later_one(
    frame: Frame, kafka: KafkaServer, topic: str
) -> None:
    await frame.record(Catalogued("a", 1))
    await _as_superuser(frame, "update outbox_epochs set epoch = 2; update outbox set xid = '9223372036854775807'")
    await frame.record(Catalogued("a", 2))
    async with _running(_relay(frame, kafka)):
        records = await read_topic(kafka.bootstrap, topic, 2)
    assert _identities(records) == [("a", 1), ("a", 2)]


async def _as_superuser(frame: Frame, sql: str) -> None:
    connection = await asyncpg.connect(frame.database.superuser_url)
    try:
        await connection.execute(sql)
    finally:
        await connection.close()
