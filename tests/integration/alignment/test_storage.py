"""What only a real database shows: waiting for each other, rights, and what cannot be undone."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import asyncpg
import pytest

from alignment.application.decide_sign_off import DecideSignOff, decide_sign_off
from alignment.application.edit_standard import EditStandard, edit_standard
from alignment.application.note_map import note_map
from alignment.application.request_sign_off import RequestSignOff, request_sign_off
from alignment.domain.decisions import Stance, Verdict
from alignment.domain.errors import DecisionAlreadyTaken, OtherContent, RoundAlreadyOpen, StandardAlreadyAdopted
from alignment.domain.parties import ALL_PARTIES, Party
from alignment.domain.rounds import RoundState
from alignment.storage.work import AlignmentWork
from chassis.errors import StaleVersion
from chassis.migrations import migrate, newest_revision
from tests.support.alignment_database import MIGRATIONS, StoredAlignment
from tests.support.alignment_delta_scenarios import (
    PAPER,
    deltas,
    said,
    site_arrives,
    standard_arrives,
    standard_is_followed,
)
from tests.support.alignment_samples import CHECK_IN, DESIGNER, CountedIdentifiers, content, signer, with_step
from tests.support.alignment_scenarios import CLINICAL_CHANGE, CLOCK, adopt, decide, edit, request, story
from tests.support.eventually import eventually
from tests.support.servers import Database

TABLES = """
select c.relname, c.relrowsecurity and c.relforcerowsecurity as is_forced,
       exists (select from pg_policy p where p.polrelid = c.oid) as has_policy
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'public' and c.relkind = 'r'
  and (c.relname ~ '^(standard|sign_off|known|site)')
"""


WAITS_FOR_ME = """
select count(*) from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))
"""


async def failures(*attempts: Coroutine[Any, Any, Any]) -> list[type[BaseException]]:
    """Run them at once; the classes of those that failed."""
    outcomes = await asyncio.gather(*attempts, return_exceptions=True)
    return [type(outcome) for outcome in outcomes if isinstance(outcome, BaseException)]


EDIT = EditStandard("check-in", 1, content(CLINICAL_CHANGE), DESIGNER)


@dataclass(frozen=True)
class Started:
    """A unit of work that has done its work and is not committed yet."""

    work: AlignmentWork

    async def somebody_waits(self) -> None:
        """Return when another unit of work waits for a lock of this one."""

        async def is_blocking() -> bool:
            return bool(await self.work.connection.fetchval(WAITS_FOR_ME))

        await eventually(is_blocking, what="somebody waits for this unit of work")


@asynccontextmanager
async def started(world: StoredAlignment, do: Callable[[AlignmentWork], Awaitable[object]]) -> AsyncIterator[Started]:
    """Do the work; commit when the block ends."""
    async with asyncio.timeout(20), world.begin() as work:
        await do(work)
        yield Started(work)


async def test_of_two_first_standards_one_is_adopted(world: StoredAlignment) -> None:
    (failure,) = await failures(adopt(world), adopt(world, content(CLINICAL_CHANGE)))

    # Whether the later came before the earlier was committed, or after.
    assert failure in (StaleVersion, StandardAlreadyAdopted)


async def test_of_two_edits_at_once_one_is_written(world: StoredAlignment) -> None:
    await adopt(world)

    assert await failures(edit(world, CLINICAL_CHANGE), edit(world, with_step("s1", name="Ask"))) == [StaleVersion]

    async with world.begin() as work:
        assert await work.connection.fetchval("select count(*) from standard_versions") == 2


async def test_of_two_rounds_at_once_one_opens(world: StoredAlignment) -> None:
    await adopt(world)

    assert await failures(request(world), request(world, made=1)) == [RoundAlreadyOpen]


async def test_a_party_decides_once_however_many_ask_at_once(world: StoredAlignment) -> None:
    await adopt(world)
    found = await request(world)

    failed = await failures(*(decide(world, found, Party.CLINICAL) for _ in range(4)))

    assert failed == [DecisionAlreadyTaken] * 3
    assert (await story(world, found.round_id)).sign_off_round.version == 2


async def test_five_who_sign_at_once_complete_it(world: StoredAlignment) -> None:
    await adopt(world)
    found = await request(world)

    assert await failures(*(decide(world, found, party) for party in ALL_PARTIES)) == []

    told = await story(world, found.round_id)
    assert told.sign_off_round.state is RoundState.COMPLETED
    assert [entry.entry for entry in told.history] == [1, 2, 3, 4, 5, 6, 7]


async def test_who_signs_while_the_standard_is_edited_does_not_sign_the_edit(world: StoredAlignment) -> None:
    await adopt(world)
    found = await request(world)

    async with started(world, lambda work: edit_standard(work, EDIT, clock=CLOCK)) as editing:
        signing = asyncio.create_task(decide(world, found, Party.CLINICAL))
        await editing.somebody_waits()

    with pytest.raises(OtherContent):
        await signing


async def test_an_edit_waits_for_a_signature_and_then_voids_it(world: StoredAlignment) -> None:
    await adopt(world)
    found = await request(world)
    verdict = Verdict(Party.CLINICAL, Stance.GRANTED, found.content_hash)
    command = DecideSignOff(found.round_id, verdict, signer(Party.CLINICAL))

    async with started(
        world, lambda work: decide_sign_off(work, command, clock=CLOCK, ids=CountedIdentifiers())
    ) as signing:
        editing = asyncio.create_task(edit(world, CLINICAL_CHANGE))
        await signing.somebody_waits()
    await editing

    told = (await story(world, found.round_id)).sign_off_round
    assert told.voided_decision(Party.CLINICAL) is not None


async def test_an_edit_waits_for_a_round_that_opens_and_takes_it_along(world: StoredAlignment) -> None:
    await adopt(world)
    command = RequestSignOff("check-in", DESIGNER)

    async with started(
        world, lambda work: request_sign_off(work, command, clock=CLOCK, ids=CountedIdentifiers())
    ) as opening:
        editing = asyncio.create_task(edit(world, CLINICAL_CHANGE))
        await opening.somebody_waits()
    await editing

    async with world.begin() as work:
        assert await work.connection.fetchval("select standard_version from sign_off_rounds") == 2


async def test_a_map_and_a_standard_at_the_same_moment_end_in_the_delta_of_both(world: StoredAlignment) -> None:
    await standard_arrives(world)
    await site_arrives(world)
    await edit(world, CLINICAL_CHANGE)

    async with started(world, lambda work: note_map(work, PAPER, clock=CLOCK)) as mapping:
        following = asyncio.create_task(standard_is_followed(world))
        await mapping.somebody_waits()
    await following

    (stored,) = await deltas(world)
    assert (stored.delta.map_version, stored.delta.standard_version) == (1, 2)
    assert [fact.aggregate_version for fact in said(world)] == [1, 2]


async def test_versions_entries_and_reasons_can_neither_be_changed_nor_removed(world: StoredAlignment) -> None:
    await adopt(world)
    found = await request(world)
    await decide(world, found, Party.IT, Stance.OBJECTED, "Not built.")

    async with world.begin() as work:
        for table, column in (
            ("standard_versions", "content_hash"),
            ("sign_off_entries", "by_name"),
            ("sign_off_reasons", "reason"),
        ):
            assert await work.connection.execute(f"update {table} set {column} = 'x'") == "UPDATE 0"
            assert await work.connection.execute(f"delete from {table}") == "DELETE 0"
            assert await work.connection.fetchval(f"select count(*) from {table}") > 0


async def test_every_table_has_row_level_security_forced_and_a_policy(world: StoredAlignment) -> None:
    async with world.begin() as work:
        rows = await work.connection.fetch(TABLES)

    assert len(rows) == 10
    assert [row["relname"] for row in rows if not (row["is_forced"] and row["has_policy"])] == []


async def test_without_a_principal_there_are_no_rows_and_no_writing(world: StoredAlignment) -> None:
    await adopt(world)

    async with world.pool.acquire() as connection:
        assert await connection.fetchval("select count(*) from standards") == 0
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.execute(
                "insert into known_workflows (workflow, name, departments, version) values ('x', 'x', '{}', 1)"
            )


async def test_a_failed_edit_leaves_no_fact_and_no_row(world: StoredAlignment) -> None:
    await adopt(world)

    async def edit_and_fail() -> None:
        async with world.begin() as work:
            await edit_standard(work, EDIT, clock=CLOCK)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await edit_and_fail()

    async with world.begin() as work:
        assert (await work.standards.current("check-in")).content == content(CHECK_IN)  # type: ignore[union-attr]
        assert await work.connection.fetchval("select count(*) from outbox") == 1


def test_migrating_again_changes_nothing(database: Database) -> None:
    assert migrate(database.owner_url, MIGRATIONS) == newest_revision(MIGRATIONS)
