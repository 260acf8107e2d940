"""A transaction belongs to its principal, to nobody after it, and tells the truth about its end."""

import contextlib

import asyncpg
import pytest

from chassis.database import Connection
from chassis.principals import Principal
from chassis.transactions import quoted, transaction_as
from tests.support.frame import Frame

WHOSE = "select current_setting('app.subject', true) || '/' || current_setting('app.departments', true)"
WRITE = "insert into effects (event_id, aggregate_id, aggregate_version, name) values ('e', 'a', 1, 'x')"
NOBODY: frozenset[str] = frozenset()


def _person(subject: str) -> Principal:
    return Principal(subject, "Ann", NOBODY, NOBODY, frozenset({"pharmacy", "him-coding"}), NOBODY)


ANN = _person("ann")


async def _written_then_raised(connection: Connection) -> None:
    async with transaction_as(connection, ANN):
        await connection.execute(WRITE)
        raise LookupError


async def _written_then_failed_unheard(connection: Connection) -> None:
    async with transaction_as(connection, ANN):
        await connection.execute(WRITE)
        with contextlib.suppress(asyncpg.DivisionByZeroError):
            await connection.execute("select 1 / 0")


async def _cut_off_then_raised(connection: Connection) -> None:
    async with transaction_as(connection, ANN):
        connection.terminate()
        raise LookupError


async def test_the_principal_is_set_for_the_transaction_alone(frame: Frame) -> None:
    async with frame.pool.acquire() as connection:
        async with transaction_as(connection, ANN):
            assert await connection.fetchval(WHOSE) == "ann/him-coding,pharmacy"
        assert await connection.fetchval(WHOSE) == "/"


@pytest.mark.parametrize(
    "subject", ["o'neill", "'); drop table effects; --", "\\'", "E'\\x27'", "$$", "ann; rollback", "ünïcode → 名"]
)
async def test_whatever_a_subject_holds_is_a_value_and_never_a_statement(frame: Frame, subject: str) -> None:
    async with frame.pool.acquire() as connection, transaction_as(connection, _person(subject)):
        assert await connection.fetchval("select current_setting('app.subject', true)") == subject


def test_a_text_with_nul_cannot_be_a_literal() -> None:
    with pytest.raises(ValueError, match="NUL"):
        quoted("a\x00b")


async def test_what_is_raised_rolls_back(frame: Frame) -> None:
    async with frame.pool.acquire() as connection:
        with pytest.raises(LookupError):
            await _written_then_raised(connection)
        assert not connection.is_in_transaction()
    assert await frame.effects() == []


async def test_a_transaction_whose_statement_failed_unheard_does_not_end_as_if_all_were_well(frame: Frame) -> None:
    async with frame.pool.acquire() as connection:
        with pytest.raises(asyncpg.InFailedSQLTransactionError):
            await _written_then_failed_unheard(connection)
        assert not connection.is_in_transaction()
    assert await frame.effects() == []


async def test_a_connection_that_is_gone_hides_nothing_of_what_was_raised(frame: Frame) -> None:
    async with frame.pool.acquire() as connection:
        with pytest.raises(LookupError):
            await _cut_off_then_raised(connection)
