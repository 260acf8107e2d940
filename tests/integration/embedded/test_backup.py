"""All databases of one moment, and back: whole, and in a new life."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
import pytest
from aiokafka import AIOKafkaProducer

from chassis.migrations import migrate
from chassis.revisions import migrations_of
from plumbline.backups import manifest, moment
from plumbline.backups.bringing_back import NotEmpty, bring_back, check_empty
from plumbline.backups.log_emptying import empty_log, events_in_log
from plumbline.backups.moment import Connection, Held, NoMoment, one_moment
from plumbline.backups.taking import TargetTaken, take_backup
from plumbline.topics import TopicAdmin
from tests.support.embedded import EmbeddedKafka, new_kafka, postgres_server
from tests.support.server_kinds import SERVICES, Database, PostgresServer

_FACT = """
insert into outbox (epoch, event_id, topic, key, event_type, value)
values ((select epoch from outbox_epochs), $1, 'incident-incidents', 'one', 'incident.opened.v1', 'x')
"""
_PARKED = """
insert into parked_events (consumer, topic, partition_number, offset_number, key, event_id, event_type,
                           aggregate_version, value, cause)
values ($1, 'incident-incidents', 0, $2, 'one', $3, 'incident.opened.v1', 1, 'x', 'poison')
"""


@pytest.fixture(scope="module")
def server() -> PostgresServer:
    return postgres_server()


@pytest.fixture(scope="module")
def migrated(server: PostgresServer) -> dict[str, Database]:
    made = server.databases()
    for service, database in made.items():
        migrate(database.owner_url, migrations_of(service))
    return made


@pytest.fixture
def source(server: PostgresServer, migrated: dict[str, Database]) -> dict[str, Database]:
    return {service: server.clone(database) for service, database in migrated.items()}


@pytest.fixture(scope="module")
def kafka() -> Iterator[EmbeddedKafka]:
    with new_kafka() as started:
        yield started


def _owners(databases: dict[str, Database]) -> dict[str, str]:
    return {service: database.owner_url for service, database in databases.items()}


def _superusers(databases: dict[str, Database]) -> dict[str, str]:
    return {service: database.superuser_url for service, database in databases.items()}


def _silent(_: str) -> None:
    return None


async def _on(url: str, use: Callable[["asyncpg.Connection[Any]"], Coroutine[Any, Any, Any]]) -> Any:
    connection = await asyncpg.connect(url)
    try:
        return await use(connection)
    finally:
        await connection.close()


def _rows(server: PostgresServer, database: Database, sql: str) -> str:
    return server.psql(sql, database.name).strip()


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def _modes(folder: Path) -> list[int]:
    return [path.stat().st_mode & 0o777 for path in (folder, *folder.iterdir())]


async def test_a_backup_comes_back_whole_and_begins_a_new_life(
    server: PostgresServer, source: dict[str, Database], tmp_path: Path
) -> None:
    incident, training = source["incident"], source["training"]
    known, unknown = str(uuid4()), str(uuid4())
    await _on(incident.owner_url, lambda c: c.execute(_FACT, known))
    await _on(training.owner_url, lambda c: c.execute(_PARKED, "training", 7, known))
    await _on(training.owner_url, lambda c: c.execute(_PARKED, "training", 8, unknown))
    server.psql("update relay_cursors set epoch = 1, xid = '99', outbox_id = 9", incident.name)
    server.psql("insert into inbox (consumer, event_id) values ('departments', 'e')", source["departments"].name)

    made = await take_backup(_owners(source), tmp_path / "backup", {}, _silent)
    target = server.databases()
    await bring_back(manifest.read(tmp_path / "backup"), tmp_path / "backup", _owners(target), _silent)

    assert [dump.service for dump in made.dumps] == list(SERVICES)
    restored = target["incident"]
    assert _rows(server, restored, "select event_id, epoch from outbox") == f"{known}|1"
    assert _rows(server, restored, "select epoch from outbox_epochs") == "2"
    assert _rows(server, restored, "select epoch, xid, outbox_id from relay_cursors") == "0|0|0"
    # What its producer sends again is not kept twice; what nobody would send stays, at no place of the new log.
    waiting = _rows(server, target["training"], "select event_id, offset_number = -parked_id from parked_events")
    assert waiting == f"{unknown}|t"
    departments = target["departments"]
    assert _rows(server, departments, "select epoch, status, pruned_xid from epochs") == "2|serving|0"
    assert _rows(server, departments, "select consumer from inbox") == "departments-e2"
    # The services' own role may work there as before.
    assert await _on(restored.app_url, lambda c: c.fetchval("select count(*) from outbox")) == 1
    assert await _on(restored.app_url, lambda c: c.execute(_FACT, str(uuid4()))) == "INSERT 0 1"


async def test_an_owner_backs_up_as_many_rows_as_a_superuser(source: dict[str, Database], tmp_path: Path) -> None:
    narrative = """
    do $$ begin
        perform set_config('app.subject', 'somebody', true);
        insert into idempotency_keys (subject, key, method_path, fingerprint)
        values ('somebody', 'k', 'POST /', decode(repeat('00', 32), 'hex'));
    end $$
    """
    await _on(source["incident"].superuser_url, lambda c: c.execute(narrative))
    by_owner = await take_backup(_owners(source), tmp_path / "owner", {}, _silent)
    by_superuser = await take_backup(_superusers(source), tmp_path / "superuser", {}, _silent)
    assert [dump.tables for dump in by_owner.dumps] == [dump.tables for dump in by_superuser.dumps]
    assert by_owner.dumps[3].tables["idempotency_keys"] == 1


class _RelayWithoutDelay:
    """Takes facts from incident's outbox to departments' inbox, and holds departments' snapshot until one came late."""

    def __init__(self) -> None:
        self.stop, self.arrived, self._producer_is_held, self._came_late = (asyncio.Event() for _ in range(4))
        self._hold = moment._hold

    async def run(self, producer: Database, consumer: Database) -> None:
        sender, receiver = await asyncpg.connect(producer.owner_url), await asyncpg.connect(consumer.owner_url)
        try:
            while not self.stop.is_set():
                event_id, is_late = str(uuid4()), self._producer_is_held.is_set()
                await sender.execute(_FACT, event_id)
                await receiver.execute("insert into inbox (consumer, event_id) values ('departments', $1)", event_id)
                self.arrived.set()
                if is_late:
                    self._came_late.set()
        finally:
            await sender.close()
            await receiver.close()

    async def one_more(self) -> None:
        for event in (self.arrived, self._producer_is_held, self._came_late):
            event.clear()
        await asyncio.wait_for(self.arrived.wait(), 30)

    async def hold(self, service: str, url: str, reader: Connection) -> Held:
        if service == "incident":
            held = await self._hold(service, url, reader)
            self._producer_is_held.set()
            return held
        await self._producer_is_held.wait()
        # A fact would come through within this time if writing was not stopped.
        with suppress(TimeoutError):
            await asyncio.wait_for(self._came_late.wait(), 1)
        return await self._hold(service, url, reader)


async def test_no_consumer_knows_a_fact_that_its_producer_does_not(
    source: dict[str, Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    producer, consumer, relay = source["incident"], source["departments"], _RelayWithoutDelay()
    monkeypatch.setattr(moment, "_hold", relay.hold)
    async with asyncio.TaskGroup() as group:
        group.create_task(relay.run(producer, consumer))
        for _ in range(3):
            await relay.one_more()
            async with one_moment(_owners({"departments": consumer, "incident": producer})) as held:
                by_service = {one.service: one.connection for one in held}
                had = {row[0] for row in await by_service["departments"].fetch("select event_id from inbox")}
                kept = {row[0] for row in await by_service["incident"].fetch("select event_id from outbox")}
            assert had
            assert had <= kept
        relay.stop.set()


async def test_a_moment_waits_for_an_open_transaction_and_gives_up_in_the_end(
    source: dict[str, Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plumbline.backups.moment.LOCK_MILLISECONDS", 50)
    monkeypatch.setattr("plumbline.backups.moment.TRIES", 2)
    url = source["incident"].superuser_url
    writer = await asyncpg.connect(url)
    try:
        await writer.execute("begin")
        await writer.execute(_FACT, str(uuid4()))
        with pytest.raises(NoMoment, match="stays open"):
            async with one_moment(_owners(source)):
                pass
        await writer.execute("commit")
    finally:
        await writer.close()
    async with one_moment(_owners(source)) as held:
        assert len(held) == len(SERVICES)


async def test_a_folder_that_is_there_is_not_written_over(source: dict[str, Database], tmp_path: Path) -> None:
    with pytest.raises(TargetTaken):
        await take_backup(_owners(source), tmp_path, {}, _silent)


async def test_a_backup_that_fails_leaves_nothing(source: dict[str, Database], tmp_path: Path) -> None:
    broken = {**_owners(source), "training": source["training"].owner_url.replace("owner-of-tests", "wrong")}
    with pytest.raises(asyncpg.InvalidPasswordError):
        await take_backup(broken, tmp_path / "backup", {}, _silent)
    assert _names(tmp_path) == []


async def test_a_backup_is_for_its_owner_alone(source: dict[str, Database], tmp_path: Path) -> None:
    await take_backup(_owners(source), tmp_path / "backup", {}, _silent)
    folder, *files = _modes(tmp_path / "backup")
    assert folder == 0o700
    assert set(files) == {0o600}
    assert len(files) == len(SERVICES) + 1


async def test_a_database_with_tables_or_with_somebody_at_work_is_not_restored_over(
    source: dict[str, Database],
) -> None:
    with pytest.raises(NotEmpty, match="--replace"):
        await check_empty(_owners(source), replace=False)
    await check_empty(_owners(source), replace=True)
    somebody = await asyncpg.connect(source["incident"].app_url)
    try:
        with pytest.raises(NotEmpty, match="Stop every API and worker"):
            await check_empty(_owners(source), replace=True)
    finally:
        await somebody.close()


async def test_what_is_there_is_replaced_where_that_was_said(
    server: PostgresServer, source: dict[str, Database], tmp_path: Path
) -> None:
    made = await take_backup(_owners(source), tmp_path / "backup", {}, _silent)
    target = server.databases()
    for _ in range(2):
        await bring_back(made, tmp_path / "backup", _owners(target), _silent)
    assert _rows(server, target["incident"], "select epoch from outbox_epochs") == "2"
    assert await _on(target["incident"].app_url, lambda c: c.fetchval("select count(*) from outbox")) == 0


async def test_an_emptied_log_holds_nothing_and_goes_on_counting(kafka: EmbeddedKafka) -> None:
    await TopicAdmin(kafka.bootstrap).apply()
    producer = AIOKafkaProducer(bootstrap_servers=kafka.bootstrap)
    await producer.start()
    try:
        for number in range(5):
            await producer.send_and_wait("incident-incidents", b"x", key=str(number).encode(), partition=0)
        assert await events_in_log(kafka.bootstrap) == 5
        await empty_log(kafka.bootstrap)
        assert await events_in_log(kafka.bootstrap) == 0
        after = await producer.send_and_wait("incident-incidents", b"x", partition=0)
        assert after.offset == 5
    finally:
        await producer.stop()
