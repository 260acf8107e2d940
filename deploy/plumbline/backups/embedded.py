"""The embedded default's databases, for a backup or a restore: of a platform that runs, or of its data folder."""

import asyncio
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from plumbline import credentials, ports
from plumbline.backups.bringing_back import NotEmpty, Tell, bring_back
from plumbline.backups.manifest import Manifest
from plumbline.credentials import SERVICES, Credentials
from plumbline.data_folder import RESTORING, SET_ASIDE, DataFolder
from plumbline.environment import HOST
from plumbline.parts.postgres import SUPERUSER, Postgres
from plumbline.supervisor import leftovers, run_file
from plumbline.supervisor.launch import end_session, release, start
from plumbline.supervisor.lock import FolderLock

READY_SECONDS = 120.0
STOP_SECONDS = 60.0
_LOOKS_SECONDS = 0.05


class NothingHere(Exception):
    """There is no database to back up."""


class ServerFailed(Exception):
    """PostgreSQL did not start; the text names its log."""


@contextmanager
def databases_of(folder: DataFolder) -> Iterator[dict[str, str]]:
    """The addresses of the databases, by service, for the superuser. Where nothing runs, PostgreSQL does meanwhile.

    Raises:
        NothingHere: the folder holds no database, or the platform is only just starting.
        FolderHeld: somebody started the platform at this moment.
        ServerFailed: PostgreSQL does not start.
    """
    if not (folder.postgres / "PG_VERSION").exists() or not folder.credentials_file.exists():
        raise NothingHere(f"{folder.root} holds no platform to back up. Name another with --data.")
    known = credentials.load_or_make(folder.credentials_file)
    lock = FolderLock(folder.lock_file)
    holder, run = lock.holder(), run_file.read(folder.run_file)
    if holder is not None:
        if not run.is_of(holder) or "postgres" not in run.ports:
            raise NothingHere(f"The platform over {folder.root} is only just starting. Try again in a moment.")
        yield _addresses(known, run.ports["postgres"])
        return
    with lock:
        leftovers.end_all(run)
        with serving(folder.postgres, known, folder.logs / "postgres.log") as postgres:
            yield _addresses(known, postgres.port)


def _addresses(known: Credentials, port: int) -> dict[str, str]:
    return {service: f"postgresql://{SUPERUSER}:{known.superuser}@{HOST}:{port}/{service}" for service in SERVICES}


@contextmanager
def serving(folder: Path, known: Credentials, log: Path) -> Iterator[Postgres]:
    """PostgreSQL over ``folder`` (made on first use) on a free port, for as long as the block runs."""
    postgres = Postgres(folder, ports.choose(("postgres",), {})["postgres"], known.superuser)
    postgres.prepare()
    launch = postgres.launch()
    log.parent.mkdir(mode=0o700, exist_ok=True)
    with log.open("ab") as output:
        process = start(launch, output)
    try:
        deadline = time.monotonic() + READY_SECONDS
        while not postgres.is_ready():
            if process.poll() is not None or time.monotonic() > deadline:
                raise ServerFailed(f"PostgreSQL did not start over {folder}. See why: {log}")
            time.sleep(_LOOKS_SECONDS)
        yield postgres
        process.send_signal(launch.stop_signal)
        process.wait(STOP_SECONDS)
    finally:
        end_session(process)
        release(process)


def restore_into(folder: DataFolder, backup: Path, manifest: Manifest, *, replace: bool, tell: Tell) -> Path | None:
    """Bring ``backup`` back into ``folder``; returns where what was there before lies now, if anything was.

    It is built beside what is there and takes its place only when it is whole. Passwords are those of the folder, or
    made anew: a backup holds none.

    Raises:
        FolderHeld: the platform runs.
        NotEmpty: the folder holds a platform, and ``replace`` was not said.
        ServerFailed, NotWhole, ToolMissing, ToolFailed, OSError, asyncpg.PostgresError: all is as it was.
    """
    folder.make()
    with FolderLock(folder.lock_file):
        there = _what_is_there(folder)
        if there and not replace:
            raise NotEmpty(
                f"{folder.root} holds a platform. Name an empty folder with --data, or put this one aside with "
                "--replace."
            )
        leftovers.end_all(run_file.read(folder.run_file))
        building = folder.root / RESTORING
        shutil.rmtree(building, ignore_errors=True)
        building.mkdir(mode=0o711)
        try:
            _build(folder, building, backup, manifest, tell)
            aside = _put_aside(folder, there)
            _take_place(folder, building, manifest.stamps)
        finally:
            shutil.rmtree(building, ignore_errors=True)
        return aside


def _what_is_there(folder: DataFolder) -> list[Path]:
    stamps = sorted(folder.root.glob(f"{folder.demo_stamp.name}*"))
    return [path for path in (folder.postgres, folder.kafka, *stamps) if path.exists()]


def _build(folder: DataFolder, building: Path, backup: Path, manifest: Manifest, tell: Tell) -> None:
    own = folder.credentials_file
    known = credentials.load_or_make(own if own.exists() else building / own.name)
    with serving(building / "postgres", known, folder.logs / "restore.log") as postgres:
        for service in SERVICES:
            postgres.give_database(service, known.database[service])
        asyncio.run(bring_back(manifest, backup, _owners(known, postgres.port), tell))


def _owners(known: Credentials, port: int) -> dict[str, str]:
    return {
        service: f"postgresql://{service}_owner:{known.database[service]['owner']}@{HOST}:{port}/{service}"
        for service in SERVICES
    }


def _put_aside(folder: DataFolder, there: list[Path]) -> Path | None:
    if not there:
        return None
    aside = folder.root / f"{SET_ASIDE}{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    aside.mkdir(mode=0o711)
    for path in there:
        path.rename(aside / path.name)
    return aside


def _take_place(folder: DataFolder, building: Path, stamps: Mapping[str, str]) -> None:
    made = building / folder.credentials_file.name
    if made.exists():
        # First: without its passwords a database cannot be opened.
        made.rename(folder.credentials_file)
    for name, text in stamps.items():
        (folder.root / Path(name).name).write_text(text)
    (building / "postgres").rename(folder.postgres)


def stamps_of(folder: DataFolder) -> dict[str, str]:
    """Which demos were filled in: the files that say so, so that a restored demo is not filled in again."""
    return {path.name: path.read_text() for path in sorted(folder.root.glob(f"{folder.demo_stamp.name}*"))}
