"""The first contact with the database, before a process serves or works: wait for it, or say why it will never be.

A server that is away is waited for, with a line now and then: started all at once, a deployment comes up in any order.
One that answers and refuses will refuse the next time too, and one of another revision stays so; that ends the process
with a sentence. Who migrates waits a minute only: nothing comes up before it is done, and somebody waits for it.
"""

import asyncio
import signal
import sys
from collections.abc import Coroutine
from typing import Any

import asyncpg

from chassis.database import connect, is_transient
from chassis.environment_source import variable_name
from chassis.errors import ConfigurationRefused
from chassis.logs import logger
from chassis.masking import masked
from chassis.revisions import DatabaseUnfit, check_fit
from chassis.settings import ApiSettings, WorkerSettings

_log = logger(__name__)

FIRST_PAUSE_SECONDS = 0.25
LONGEST_PAUSE_SECONDS = 5.0
PATIENCE_SECONDS = 60.0
"""How long who migrates waits for a database that does not answer."""

REFUSALS: dict[type[asyncpg.PostgresError], str] = {
    asyncpg.InvalidPasswordError: "has a password that PostgreSQL does not accept",
    asyncpg.InvalidAuthorizationSpecificationError: "names a role that PostgreSQL does not let in",
    asyncpg.InvalidCatalogNameError: "names a database that is not there; has it been given its roles and migrated?",
    asyncpg.InsufficientPrivilegeError: "names a role that may not connect to this database",
}


class ToldToStop(SystemExit):
    """The process was told to stop while it waited."""


async def reach_database(settings: ApiSettings | WorkerSettings, *, application: str) -> None:
    """Return when the database of ``settings`` lets us in and this build may work with it.

    Raises:
        ConfigurationRefused: it answers and does not let us in, or is of another revision; waiting changes neither.
        ToldToStop: SIGTERM or SIGINT came meanwhile. The first process of a container would not end by itself.
    """
    await stoppable(_until_reached(settings, application))


async def stoppable(work: Coroutine[Any, Any, None]) -> None:
    """Wait for ``work``, and hear meanwhile when the process is told to stop. Raises ``ToldToStop`` then."""
    loop, told = asyncio.get_running_loop(), asyncio.Event()
    working = asyncio.ensure_future(work)

    def stop() -> None:
        told.set()
        working.cancel()

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop)
    try:
        await working
    except asyncio.CancelledError:
        working.cancel()
        if not told.is_set():
            raise
        raise ToldToStop(0) from None
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)


async def _until_reached(settings: ApiSettings | WorkerSettings, application: str) -> None:
    pause = FIRST_PAUSE_SECONDS
    while True:
        try:
            connection = await connect(settings.database_url.get_secret_value(), application=application)
        except Exception as error:
            refuse_if_final(settings, error)
            if not is_transient(error):
                raise
            _log.warning("database_not_reached", error_class=type(error).__name__)
        else:
            try:
                await check_fit(connection, settings.service)
            finally:
                await connection.close(timeout=5)
            return
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE_SECONDS)


async def reach_to_migrate(url: str, service: str) -> None:
    """Return when ``service``'s database at ``url`` lets its owner in.

    Raises:
        DatabaseUnfit: it stays away for :data:`PATIENCE_SECONDS`, or refuses our name or password.
    """
    loop = asyncio.get_running_loop()
    deadline, is_told = loop.time() + PATIENCE_SECONDS, False
    while True:
        try:
            connection = await connect(url, application=f"{service}-migrate")
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError) as error:
            if not is_transient(error):
                raise DatabaseUnfit(f"{service}'s database refuses {masked(url)}: {error}") from None
            away = type(error).__name__
        else:
            await connection.close(timeout=5)
            return
        words = f"at {masked(url)} ({away})"
        if loop.time() >= deadline:
            raise DatabaseUnfit(
                f"{service}'s database does not answer {words}. Start PostgreSQL, or set the right address."
            )
        if not is_told:
            sys.stderr.write(f"{service}'s database does not answer yet {words}; waiting\n")
            is_told = True
        await asyncio.sleep(FIRST_PAUSE_SECONDS)


def refuse_if_final(settings: ApiSettings | WorkerSettings, error: Exception) -> None:
    """Raise ``ConfigurationRefused`` where ``error`` says that the address of the database is wrong."""
    for kind, words in REFUSALS.items():
        if isinstance(error, kind):
            raise ConfigurationRefused(
                f"{variable_name(type(settings), 'database_url', settings.service)} {words}"
            ) from None
