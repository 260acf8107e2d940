"""What only a real database shows: waiting for each other, who may read words, and what cannot be undone."""

import asyncio

import asyncpg
import pytest

from incident.domain.facts import IncidentAcknowledged
from incident.domain.flow import FlowStep, Need, state_of
from incident.domain.incident import Actor
from tests.support.incident_database import StoredIncident
from tests.support.incident_samples import (
    BILLER,
    COMMAND_CENTRE,
    FRONT_DESK,
    PHARMACIST,
    check_in,
    claim_edit,
    standard,
)
from tests.support.incident_scenarios import HOUSE, Stage

TABLES = ("sites", "workflows", "maps", "standards", "incidents", "incident_routes", "moments", "narratives")
FULL = FlowStep(
    "p1",
    "Refill",
    "pharmacist",
    "pharmacy",
    after=("arrived",),
    needs=(Need("order", "roomed"), Need("encounter")),
    gives=("dose",),
    marks=("refilled",),
    next=("p1",),
    branches=("p1",),
    exceptions=("p1",),
    hands_to="nurse",
)


async def test_two_departments_acknowledge_at_once_and_both_are_kept(stage: Stage) -> None:
    await stage.know(check_in(), claim_edit())
    incident = await stage.report()
    await asyncio.gather(
        stage.acknowledge(incident, "billing", BILLER), stage.acknowledge(incident, "patient-access", FRONT_DESK)
    )
    facts = [fact for fact in stage.world.facts if isinstance(fact, IncidentAcknowledged)]
    assert sorted(fact.aggregate_version for fact in facts) == [2, 3]
    assert (await stage.read(incident, BILLER)).reading.incident.acknowledged == {"billing", "patient-access"}


@pytest.mark.parametrize(
    ("reader", "count"),
    [
        (BILLER, 1),
        (FRONT_DESK, 1),
        (COMMAND_CENTRE, 1),
        (HOUSE, 1),
        (PHARMACIST, 0),
        (Actor("x", frozenset()), 0),
    ],
)
async def test_the_database_itself_keeps_words_from_others(
    world: StoredIncident, stage: Stage, reader: Actor, count: int
) -> None:
    await stage.know(check_in(), claim_edit())
    await stage.report()
    async with world.begin(reader) as work:
        assert await work.connection.fetchval("select count(*) from narratives") == count


async def test_nobody_writes_words_in_the_name_of_another(world: StoredIncident, stage: Stage) -> None:
    await stage.know(check_in(), claim_edit())
    incident = await stage.report()
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        async with world.begin(BILLER) as work:
            await work.connection.execute(
                "insert into narratives values ('n', $1, 'It was me.', $2, now())",
                incident.incident_id,
                FRONT_DESK.subject,
            )


async def test_timelines_and_words_can_neither_be_changed_nor_removed(world: StoredIncident, stage: Stage) -> None:
    await stage.know(check_in(), claim_edit())
    await stage.report()
    async with world.begin(HOUSE) as work:
        for table, column in (("moments", "actor"), ("narratives", "text")):
            assert await work.connection.execute(f"update {table} set {column} = 'x'") == "UPDATE 0"
            assert await work.connection.execute(f"delete from {table}") == "DELETE 0"


async def test_every_table_has_row_level_security_forced_and_a_policy(world: StoredIncident) -> None:
    async with world.begin(HOUSE) as work:
        rows = await work.connection.fetch(
            """select relname, relrowsecurity and relforcerowsecurity
                      and exists (select from pg_policy where polrelid = pg_class.oid) as is_closed
               from pg_class where relkind = 'r' and relname = any($1::text[])""",
            TABLES,
        )
    assert {row["relname"]: row["is_closed"] for row in rows} == dict.fromkeys(TABLES, True)


async def test_without_a_principal_there_are_no_rows(world: StoredIncident, stage: Stage) -> None:
    await stage.know(check_in())
    await stage.report()
    async with world.pool.acquire() as connection:
        counts = [await connection.fetchval(f"select count(*) from {table}") for table in TABLES]
    assert counts == [0] * len(TABLES)


async def test_the_words_of_a_report_are_in_no_other_table(world: StoredIncident, stage: Stage) -> None:
    await stage.know(check_in(), claim_edit())
    await stage.report(what="Quite unmistakable words.")
    async with world.begin(HOUSE) as work:
        outbox = await work.connection.fetch("select convert_from(value, 'UTF8') as value from outbox")
        others = [
            await work.connection.fetchval(f"select count(*) from {table} t where t::text like '%unmistakable%'")
            for table in TABLES
            if table != "narratives"
        ]
    assert len(outbox) == 1
    assert "unmistakable" not in outbox[0]["value"]
    assert set(others) == {0}


async def test_a_flow_comes_back_as_it_was_kept_and_by_its_version(world: StoredIncident, stage: Stage) -> None:
    kept = [check_in(version=3), claim_edit(), standard("refill", "pharmacy", FULL)]
    await stage.know(*kept)
    async with world.begin(HOUSE) as work:
        flows = await work.flows.of_site("oak-street")
        state = await work.flows.state("oak-street")
        unknown = await work.flows.state("nowhere")
    assert sorted(flows, key=lambda flow: flow.key) == sorted(kept, key=lambda flow: flow.key)
    assert state == state_of(kept)
    assert unknown is None
