"""What only a real database shows: waiting for each other, rights, and what cannot be undone."""

import asyncio

import asyncpg
import pytest

from chassis.errors import StaleVersion
from tests.support.eventually import eventually
from tests.support.servers import Database
from tests.support.training_database import StoredTraining
from tests.support.training_samples import FIRST, NOON, SECOND, THIRD, delta
from tests.support.training_scenarios import CLOCK, LESSON, attempt, complete, entry, prepared, take_delta
from training.application.record_proficiency import RecordedProficiency
from training.application.take_site_delta import TakeSiteDelta, take_site_delta
from training.domain.proficiency import Level

WAITING = """
select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')
"""

TABLES = """
select c.relname, c.relrowsecurity and c.relforcerowsecurity as is_forced,
       exists (select from pg_policy p where p.polrelid = c.oid) as has_policy
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'public' and c.relkind = 'r' and c.relname in (
    'sites', 'site_staff', 'workflows', 'standards', 'curricula', 'signed_hashes', 'waiting_deltas',
    'site_curricula', 'lessons', 'proficiencies', 'attempts')
"""


@pytest.mark.parametrize("earlier", [[], [THIRD]], ids=["first-of-the-workflow", "later"])
async def test_a_delta_and_its_last_signature_at_the_same_moment_still_make_one_lesson(
    world: StoredTraining, earlier: list[str]
) -> None:
    for content_hash in earlier:
        await complete(world, content_hash)
    delta_is_in, may_end = asyncio.Event(), asyncio.Event()

    async def delta_that_takes_its_time() -> None:
        async with world.begin() as work:
            await take_site_delta(work, TakeSiteDelta(delta()), clock=CLOCK)
            delta_is_in.set()
            await may_end.wait()

    async with asyncio.timeout(30), asyncio.TaskGroup() as group:
        group.create_task(delta_that_takes_its_time())
        await delta_is_in.wait()
        signature = group.create_task(complete(world, FIRST))

        async def has_ended_or_waits() -> bool:
            async with world.pool.acquire() as connection:
                return signature.done() or await connection.fetchval(WAITING)

        await eventually(has_ended_or_waits, what="the signature waits for the delta", within_seconds=25)
        may_end.set()
    assert prepared(world.facts) == [(LESSON, 1, FIRST)]


async def test_taught_and_overtaken_deltas_leave_no_rows(world: StoredTraining) -> None:
    await take_delta(world, delta())
    await take_delta(world, delta(2, SECOND))
    await complete(world, SECOND)
    await take_delta(world, delta())
    async with world.begin() as work:
        assert await work.connection.fetchval("select count(*) from waiting_deltas") == 0


async def test_every_table_has_row_level_security_forced_and_a_policy(world: StoredTraining) -> None:
    async with world.begin() as work:
        rows = await work.connection.fetch(TABLES)
    assert len(rows) == 11
    assert [row["relname"] for row in rows if not (row["is_forced"] and row["has_policy"])] == []


async def test_without_a_principal_there_are_no_rows_and_no_writing(world: StoredTraining) -> None:
    await take_delta(world, delta())
    await complete(world, FIRST)
    async with world.pool.acquire() as connection:
        assert await connection.fetchval("select count(*) from lessons") == 0
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.execute("insert into curricula (workflow) values ('rooming')")


async def test_attempts_can_neither_be_changed_nor_removed(world: StoredTraining) -> None:
    await take_delta(world, delta())
    await complete(world, FIRST)
    await attempt(world, entry("staff-7", Level.ATTENDED))
    async with world.begin() as work:
        assert await work.connection.execute("update attempts set outcome = 'not-reached'") == "UPDATE 0"
        assert await work.connection.execute("delete from attempts") == "DELETE 0"
        assert await work.connection.fetchval("select outcome from attempts") == "reached"


async def test_two_first_attempts_of_one_learner_at_once_are_one_and_a_refusal(world: StoredTraining) -> None:
    await take_delta(world, delta())
    await complete(world, FIRST)
    key = (LESSON, "staff-7")
    tried = entry("staff-7", Level.ATTENDED).attempt
    first_is_in, second_has_looked = asyncio.Event(), asyncio.Event()

    async def first() -> None:
        async with world.begin() as work:
            after = (await work.proficiencies.hold([key]))[key].after(tried, FIRST)
            await work.proficiencies.add([RecordedProficiency("1", tried, after, "trainer-1", NOON)])
            first_is_in.set()
            await second_has_looked.wait()

    async def second() -> None:
        await first_is_in.wait()
        async with world.begin() as work:
            after = (await work.proficiencies.hold([key]))[key].after(tried, FIRST)
            second_has_looked.set()
            await work.proficiencies.add([RecordedProficiency("2", tried, after, "trainer-1", NOON)])

    async with asyncio.timeout(20):
        outcomes = await asyncio.gather(first(), second(), return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [type(None), StaleVersion]
    async with world.begin() as work:
        assert await work.connection.fetchval("select count(*) from attempts") == 1


async def test_the_facts_are_in_the_outbox_with_their_rows(world: StoredTraining) -> None:
    await take_delta(world, delta())
    await complete(world, FIRST)
    async with world.begin() as work:
        rows = await work.connection.fetch("select topic, key, event_type from outbox")
    assert [tuple(row) for row in rows] == [("training-lessons", LESSON, "training.lesson.prepared.v1")]


async def test_the_role_that_runs_owns_nothing(world: StoredTraining, database: Database) -> None:
    async with world.pool.acquire() as connection:
        owners = await connection.fetch("select distinct tableowner from pg_tables where schemaname = 'public'")
        me = await connection.fetchval("select current_user")
    assert me not in {row["tableowner"] for row in owners}
    assert database.app_url.split("//")[1].startswith(f"{me}:")
