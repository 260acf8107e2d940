"""What the database itself keeps from whoever may not see it."""

import random

import pytest

from chassis.principals import Principal
from tests.support.bearers import person
from tests.support.departments_database import StoredDepartments
from tests.support.departments_lives import busy_life

pytestmark = pytest.mark.integration

TABLES = (
    "aggregates",
    "cards",
    "cells",
    "department_names",
    "epochs",
    "fold_pulses",
    "observed_incidents",
    "observed_rounds",
    "told_signals",
    "unread_observations",
    "view_changes",
)
OF_DEPARTMENTS = ("cards", "cells", "view_changes")


@pytest.fixture
async def filled(stored: StoredDepartments) -> StoredDepartments:
    await stored.fold(busy_life(random.Random(2)).news)
    return stored


async def departments_seen(stored: StoredDepartments, who: Principal, table: str) -> set[str]:
    async with stored.begin(who) as work:
        rows = await work.connection.fetch(f"select distinct department from {table}")
    return {row["department"] for row in rows}


async def test_without_a_principal_there_is_nothing(filled: StoredDepartments) -> None:
    async with filled.pool.acquire() as connection, connection.transaction():
        for table in TABLES:
            assert await connection.fetchval(f"select count(*) from {table}") == 0, table


@pytest.mark.parametrize("table", OF_DEPARTMENTS)
async def test_a_department_is_seen_by_its_own_people_and_by_those_who_see_all(
    filled: StoredDepartments, table: str
) -> None:
    lead = person("lead", "lead", departments=("patient-access",))
    assert await departments_seen(filled, lead, table) == {"patient-access"}
    everybody = await departments_seen(filled, person("head", "programme-lead"), table)
    assert len(everybody) > 1
    assert await departments_seen(filled, person("any", "staff", departments=("*",)), table) == everybody
    assert await departments_seen(filled, person("nobody", "staff"), table) == set()


async def test_what_is_held_is_for_the_service_alone(filled: StoredDepartments) -> None:
    head = person("head", "programme-lead", departments=("*",))
    async with filled.begin(head) as work:
        assert await work.connection.fetchval("select count(*) from aggregates") == 0


async def test_nobody_but_the_service_changes_anything(filled: StoredDepartments) -> None:
    head = person("head", "programme-lead", departments=("*",))
    async with filled.begin(head) as work:
        assert await work.connection.execute("update cards set urgency = 0") == "UPDATE 0"
        assert await work.connection.execute("delete from cells") == "DELETE 0"


async def test_every_table_of_ours_is_under_forced_row_level_security(stored: StoredDepartments) -> None:
    rows = await stored.rows(
        "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
        " and not (relrowsecurity and relforcerowsecurity) and relname = any($1)",
        list(TABLES),
    )
    assert rows == []
