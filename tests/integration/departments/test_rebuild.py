"""The views are built anew from the log beside the served ones, and switched to without losing or repeating a fact."""

import asyncio
from dataclasses import replace

import pytest

from chassis.delivery import Message, open_message
from chassis.worker import WorkerFrame
from departments.application.keep_house import Retention, keep_house
from departments.domain.errors import RebuildRefused
from departments.messaging.inbound import news_of
from departments.messaging.rebuild import Progress, RebuildRules, rebuild
from tests.support.departments_api import departments_app, listening, streaming
from tests.support.departments_database import StoredDepartments
from tests.support.departments_wire import Wire, create_topics, publish
from tests.support.departments_worker import folding, frame_on, until_folded
from tests.support.eventually import eventually
from tests.support.servers import KafkaServer

pytestmark = pytest.mark.integration

QUICK = RebuildRules(settle=1.5, look=0.05, patience=3.0)

INCIDENTS = """
select count(*) as cards from cards where epoch = 2 and department = 'patient-access' and kind = 'incident'
"""
COPY = """
insert into aggregates
select $1, kind, aggregate_id, version, site, department, workflow, is_over, mark, traceparent, state
from aggregates where epoch = 1
"""


def silence(_progress: Progress) -> None:
    """Nobody waits for it."""


async def rebuilt(frame: WorkerFrame, rules: RebuildRules = QUICK) -> int:
    return await rebuild(frame, silence, rules)


async def until_few_wait(stored: StoredDepartments, sent: int) -> None:
    """Wait until all but a few of ``sent`` events were folded somewhere: news comes no faster than it is taken."""

    async def look() -> bool:
        rows = await stored.rows("select count(distinct event_id) as events from inbox")
        return int(rows[0]["events"]) >= sent - 20

    await eventually(look, what=f"nearly {sent} events folded", within_seconds=60)


async def digests(stored: StoredDepartments, epoch: int) -> list[dict[str, object]]:
    return await stored.rows(
        "select cell_id as name, digest from cells where epoch = $1 union all"
        " select department || ' ' || card_id, digest from cards where epoch = $1 order by 1",
        epoch,
    )


@pytest.mark.timeout(180)
async def test_a_rebuilt_view_is_the_same_and_goes_on_where_the_old_one_was(
    kafka: KafkaServer, stored: StoredDepartments
) -> None:
    wire = Wire()
    await create_topics(kafka.bootstrap)
    await publish(kafka.bootstrap, [*wire.everything_ready(), wire.incident("i-1"), wire.incident("i-2")])
    async with folding(stored, kafka):
        await until_folded(stored, len(wire.sent))
        before = await digests(stored, 1)
        epoch = await rebuilt(frame_on(stored, kafka, "rebuild"))
        assert epoch == 2
        assert await digests(stored, epoch) == before

        late = [wire.resolve("i-1"), wire.incident("i-3"), wire.map(assumed=2)]
        await publish(kafka.bootstrap, late)
        await until_folded(stored, len(wire.sent), epoch)

    found = await stored.verify()
    assert (found.epoch, found.differing) == (2, [])
    assert await stored.rows("select 1 from parked_events") == []
    versions = await stored.rows("select max(version) as version from aggregates where epoch = 2 and kind = 'map'")
    assert versions == [{"version": 2}]


@pytest.mark.timeout(120)
async def test_who_streams_during_a_switch_is_told_to_begin_anew(kafka: KafkaServer, stored: StoredDepartments) -> None:
    wire = Wire()
    await create_topics(kafka.bootstrap)
    await publish(kafka.bootstrap, [wire.site(), wire.workflow()])
    async with folding(stored, kafka), listening(departments_app(stored.database)) as address:
        await until_folded(stored, 2)
        async with streaming(address, "patient-access", "lead", after="1-0-0") as stream:
            await stream.frame()
            await rebuilt(frame_on(stored, kafka, "rebuild"))
            assert (await stream.until("reset")).data == {"reason": "other-epoch"}
        async with streaming(address, "patient-access", "lead", after="1-0-0") as stream:
            assert (await stream.until("reset")).data == {"reason": "other-epoch"}


@pytest.mark.timeout(180)
async def test_facts_that_come_during_a_rebuild_are_in_the_new_view_once(
    kafka: KafkaServer, stored: StoredDepartments
) -> None:
    wire = Wire()
    await create_topics(kafka.bootstrap)
    await publish(kafka.bootstrap, wire.everything_ready())
    stop = asyncio.Event()

    async def keep_happening() -> None:
        while not stop.is_set():
            await publish(kafka.bootstrap, [wire.incident(), wire.map(assumed=len(wire.sent) % 4)])
            await until_few_wait(stored, len(wire.sent))

    async with folding(stored, kafka):
        happening = asyncio.create_task(keep_happening())
        await until_folded(stored, 20)
        assert await rebuilt(frame_on(stored, kafka, "rebuild"), replace(QUICK, patience=60.0)) == 2
        stop.set()
        await happening
        await until_folded(stored, len(wire.sent), epoch=2)

    assert (await stored.verify()).differing == []
    incidents = await stored.rows(
        "select count(*) as cards from cards where epoch = 2 and department = 'patient-access' and kind = 'incident'"
    )
    assert incidents[0]["cards"] == sum(event.topic == "incident-incidents" for event in wire.sent)


@pytest.mark.timeout(120)
async def test_a_log_that_no_longer_reaches_back_is_not_switched_to(
    kafka: KafkaServer, stored: StoredDepartments
) -> None:
    wire = Wire()
    await create_topics(kafka.bootstrap)
    kept, lost = wire.site(), wire.workflow()
    await publish(kafka.bootstrap, [kept])
    async with folding(stored, kafka):
        await until_folded(stored, 1)
    await publish_elsewhere(stored, lost.value)

    with pytest.raises(RebuildRefused, match="1 things are still missing"):
        await rebuilt(frame_on(stored, kafka, "rebuild"))

    assert await stored.rows("select epoch, status from epochs order by epoch") == [
        {"epoch": 1, "status": "serving"},
        {"epoch": 2, "status": "building"},
    ]


async def publish_elsewhere(stored: StoredDepartments, value: bytes) -> None:
    """Fold an event that is not in the log: what retention leaves behind."""
    opened = open_message(Message("intake-workflows", 0, 0, "check-in", value, None))
    await stored.fold([news_of(opened.delivered())])


async def test_a_retired_epoch_goes_after_its_time(stored: StoredDepartments) -> None:
    wire = Wire()
    await publish_elsewhere(stored, wire.workflow().value)
    async with stored.begin() as work:
        building = await work.epochs.begin_building()
        await work.connection.execute(COPY, building)
        assert await work.epochs.behind(building, 1) == 0
        await work.epochs.serve(building)
    now = (await stored.rows("select clock_timestamp() as now"))[0]["now"]
    async with stored.begin() as work:
        assert await keep_house(work, now=now, retention=Retention()) == 0
    async with stored.begin() as work:
        assert await keep_house(work, now=now + Retention().retired * 1.01, retention=Retention()) > 0
    assert await stored.rows("select epoch from epochs") == [{"epoch": 2}]
    assert await stored.rows("select distinct epoch from aggregates") == [{"epoch": 2}]
