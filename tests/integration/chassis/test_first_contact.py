"""Before it serves, a process waits for a database that is away, and ends with a sentence where it is refused."""

import asyncio
import os
import signal

import pytest

from chassis.errors import ConfigurationRefused
from chassis.first_contact import ToldToStop, reach_database
from chassis.migrations import migrate
from chassis.revisions import migrations_of
from chassis.settings import WorkerSettings
from tests.support.eventually import eventually
from tests.support.ports import free_port
from tests.support.servers import Database, new_postgres, postgres_server


def _settings(url: str) -> WorkerSettings:
    return WorkerSettings.model_validate({"service": "intake", "database_url": url, "kafka_bootstrap": "127.0.0.1:1"})


async def test_a_database_that_lets_us_in_is_reached() -> None:
    database = postgres_server().database("intake")
    await asyncio.to_thread(migrate, database.owner_url, migrations_of("intake"))
    await reach_database(_settings(database.app_url), application="test")


@pytest.mark.parametrize(
    ("part", "other", "says"),
    [
        ("app-of-tests", "a-password-of-nobody", "has a password that PostgreSQL does not accept"),
        ("_app:", "_app_of_nobody:", "has a password that PostgreSQL does not accept"),
        ("/{name}", "/not_there", "names a database that is not there"),
    ],
)
async def test_a_refusal_names_the_variable_and_not_what_is_in_it(
    database: Database, part: str, other: str, says: str
) -> None:
    url = database.app_url.replace(part.format(name=database.name), other)
    assert url != database.app_url
    with pytest.raises(ConfigurationRefused, match=f"PLUMBLINE_INTAKE_DATABASE_URL {says}") as refused:
        await reach_database(_settings(url), application="test")
    assert other.strip("/:") not in str(refused.value)


async def test_a_server_that_is_away_is_waited_for() -> None:
    with new_postgres() as server:
        database = server.database("intake")
        await asyncio.to_thread(migrate, database.owner_url, migrations_of("intake"))
        server.stop()
        waiting = asyncio.create_task(reach_database(_settings(database.app_url), application="test"))
        done, _ = await asyncio.wait({waiting}, timeout=1)
        assert not done
        server.start()
        await asyncio.wait_for(waiting, 30)


async def test_who_waits_hears_that_it_is_to_stop() -> None:
    nowhere = f"postgresql://intake_app:app-of-tests@127.0.0.1:{free_port()}/intake"

    async def tell_to_stop() -> None:
        async def listens() -> bool:
            return signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL

        await eventually(listens, what="it listens for the signal")
        os.kill(os.getpid(), signal.SIGTERM)

    telling = asyncio.create_task(tell_to_stop())
    with pytest.raises(ToldToStop):
        await reach_database(_settings(nowhere), application="test")
    await telling
