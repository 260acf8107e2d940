"""What only the database can show."""

import asyncio

import asyncpg
import pytest

from chassis.database import open_pool
from chassis.migrations import newest_revision
from chassis.principals import Principal
from intake.application.list_workarounds import list_workarounds
from intake.application.ports import RecordedMap
from intake.application.record_maps import record_maps
from intake.domain.facts import site_fact
from intake.domain.sites import SiteDescription
from tests.support.bearers import person
from tests.support.intake_database import MIGRATIONS, StoredIntake
from tests.support.intake_samples import (
    NOON,
    CountedIdentifiers,
    StillClock,
    importing,
    map_document,
    recording,
    step,
    telling,
)
from tests.support.intake_scenarios import ANY, EVERYTHING, import_, prepare, record, tell
from tests.support.servers import Database

_OPEN_TABLES = """
select relname from pg_class
where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
  and not (relrowsecurity and relforcerowsecurity
           and exists (select from pg_policy where polrelid = pg_class.oid))
"""
FRAME = {"outbox_epochs", "outbox", "relay_cursors", "inbox", "aggregate_versions", "parked_events", "alembic_version"}


async def test_every_table_of_intake_is_closed_to_whoever_is_nobody(database: Database) -> None:
    connection = await asyncpg.connect(database.superuser_url)
    try:
        open_tables = {row["relname"] for row in await connection.fetch(_OPEN_TABLES)}
    finally:
        await connection.close()
    assert open_tables <= FRAME


async def test_without_a_principal_there_are_no_rows_and_none_can_be_added(
    database: Database, world: StoredIntake
) -> None:
    await import_(world, importing())
    pool = await open_pool(database.app_url, application="intake-tests")
    try:
        async with pool.acquire() as connection:
            assert await connection.fetchval("select count(*) from sites") == 0
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await connection.execute("insert into workflows values ('a', 'A', '{}', 1)")
    finally:
        await pool.close()


@pytest.mark.parametrize(
    ("reader", "seen"),
    [
        (person("a", "staff", departments=("patient-access",)), 1),
        (person("b", "staff", departments=("laboratory",)), 0),
        (person("c", "staff"), 0),
        (person("d", "lead", departments=("*",)), 1),
        (person("e", "mapper"), 1),
    ],
    ids=lambda value: value.subject if isinstance(value, Principal) else str(value),
)
async def test_a_workaround_is_seen_by_its_department_and_by_those_who_work_on_it(
    world: StoredIntake, reader: Principal, seen: int
) -> None:
    await prepare(world)
    await record(world, recording())
    await tell(world, telling(), CountedIdentifiers())
    async with world.begin(reader) as work:
        assert len(await list_workarounds(work, ANY, EVERYTHING)) == seen


async def test_a_workaround_that_was_told_is_neither_changed_nor_removed(world: StoredIntake) -> None:
    await prepare(world)
    await record(world, recording())
    await tell(world, telling(), CountedIdentifiers())
    async with world.begin() as work:
        assert await work.connection.execute("update workarounds set narrative = ''") == "UPDATE 0"
        assert await work.connection.execute("delete from workarounds") == "DELETE 0"


async def test_a_fact_and_its_rows_are_kept_together_or_not_at_all(world: StoredIntake) -> None:
    await prepare(world)
    with pytest.raises(ZeroDivisionError):
        await _record_and_fail(world)
    async with world.begin() as work:
        assert await work.maps.versions(["oak-street/patient-access/check-in"]) == {}
        assert await work.connection.fetchval("select count(*) from outbox where topic = 'intake-maps'") == 0


async def test_of_two_who_change_a_site_at_once_one_is_told_to_come_again(world: StoredIntake) -> None:
    await import_(world, importing())
    world.facts.clear()
    both_have_read = asyncio.Barrier(2)

    async def rename(name: str) -> None:
        async with world.begin() as work:
            site = (await work.sites.of(["oak-street"]))["oak-street"]
            await both_have_read.wait()
            renamed = site.with_said(SiteDescription("oak-street", name))
            await work.sites.save([renamed])
            work.record(site_fact(renamed))

    done = await asyncio.gather(rename("Oak North"), rename("Oak South"), return_exceptions=True)
    assert sorted(type(one).__name__ for one in done) == ["NoneType", "StaleVersion"]
    assert [fact.aggregate_version for fact in world.facts] == [2]


async def test_of_two_who_record_a_new_map_at_once_one_is_told_to_come_again(world: StoredIntake) -> None:
    await prepare(world)
    both_have_read = asyncio.Barrier(2)

    async def record_one(name: str) -> None:
        (content,) = recording(map_document(step(name))).maps.value
        async with world.begin() as work:
            assert await work.maps.versions([content.map_id]) == {}
            await both_have_read.wait()
            await work.maps.save([RecordedMap(content, 1, "staff-100", NOON)])

    done = await asyncio.gather(record_one("Scan"), record_one("Copy"), return_exceptions=True)
    assert sorted(type(one).__name__ for one in done) == ["NoneType", "StaleVersion"]


async def _record_and_fail(world: StoredIntake) -> None:
    async with world.begin() as work:
        await record_maps(work, recording(), clock=StillClock())
        raise ZeroDivisionError


def test_the_newest_revision_is_the_one_of_this_build() -> None:
    assert newest_revision(MIGRATIONS) == "0006"
