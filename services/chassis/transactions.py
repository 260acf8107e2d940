"""Transactions that know whose they are from their first moment."""

import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg

from chassis.database import TRANSIENT_ERRORS, Connection
from chassis.principals import Principal

COMMITTED = "COMMIT"


@asynccontextmanager
async def transaction_as(connection: Connection, principal: Principal) -> AsyncIterator[None]:
    """Begin a transaction as ``principal``; commit when the block ends well, roll back when it raises.

    The settings that row-level security reads go with the BEGIN, in one round trip, and end with the transaction.

    Raises:
        asyncpg.InFailedSQLTransactionError: a statement failed and the block went on; PostgreSQL then takes COMMIT for
            ROLLBACK and says so in its answer alone.
        ValueError: a word of the principal holds NUL.
    """
    try:
        await connection.execute(_begin_as(principal))
        yield
    except BaseException:
        # Where the connection is gone, so is the transaction; what was raised first says more. The pool lends no
        # connection again before its transaction has ended.
        with contextlib.suppress(*TRANSIENT_ERRORS):
            await connection.execute("rollback")
        raise
    if await connection.execute("commit") != COMMITTED:
        raise asyncpg.InFailedSQLTransactionError("a statement of the transaction had failed; it was rolled back")


def _begin_as(principal: Principal) -> str:
    settings = {
        "app.subject": principal.subject,
        "app.roles": ",".join(sorted(principal.roles)),
        "app.departments": ",".join(sorted(principal.departments)),
        "app.sites": ",".join(sorted(principal.sites)),
    }
    # Several statements in one message take no parameters; so the values are quoted.
    chosen = ", ".join(f"set_config('{name}', {quoted(value)}, true)" for name, value in settings.items())
    return f"begin; select {chosen}"


def quoted(value: str) -> str:
    """``value`` as a literal of SQL where ``standard_conforming_strings`` is on, as on every connection of ours.

    Raises ``ValueError`` for NUL, which would end the statement.
    """
    if "\x00" in value:
        raise ValueError("a text with NUL cannot be a literal")
    return "'" + value.replace("'", "''") + "'"
