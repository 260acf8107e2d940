"""Real PostgreSQL and Kafka for tests, from the same packages and by the same code that ``plumbline up`` uses.

:func:`postgres_server` and :func:`kafka_server` start one of each for the whole run at their first call (about one and
two seconds) and end it at exit; a run that is killed takes them with it. :func:`new_postgres` and :func:`new_kafka` are
for tests that hurt their server. Call all of them from the main thread: a server ends with the thread that started it.
"""

import atexit
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from plumbline.parts.jars import JarStore, cache_folder
from plumbline.parts.kafka import Kafka
from plumbline.parts.postgres import SUPERUSER, Postgres
from plumbline.supervisor.launch import Launch, release, start
from tests.support.eventually import eventually_here

SERVICES = ("intake", "alignment", "training", "incident", "departments")
READY_SECONDS = 60.0

_PASSWORDS = {"owner": "owner-of-tests", "app": "app-of-tests", "reader": "reader-of-tests"}


class Part(Protocol):
    """A server that can be started."""

    def prepare(self) -> None: ...
    def launch(self) -> Launch: ...
    def is_ready(self) -> bool: ...


class Server:
    """One running part. A test may stop, kill, freeze and start it again: it keeps its port and its data."""

    def __init__(self, part: Part, log: Path) -> None:
        self._part = part
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    @property
    def pid(self) -> int:
        """The process id of the server. Raises ``RuntimeError`` while it does not run."""
        if self._process is None:
            raise RuntimeError("the server does not run")
        return self._process.pid

    def start(self) -> None:
        """Start the server and wait until it takes connections. Raises ``RuntimeError`` with its last words."""
        if threading.current_thread() is not threading.main_thread():
            raise RuntimeError("start servers from the main thread: they end with the thread that started them")
        self._part.prepare()
        with self._log.open("ab") as output:
            self._process = start(self._part.launch(), output)
        eventually_here(self._is_up, what=f"ready, see {self._log}", within_seconds=READY_SECONDS)

    def stop(self) -> None:
        """End it in order."""
        self._end(self._part.launch().stop_signal)

    def kill(self) -> None:
        """End it with no time to say anything, and wait until it is gone."""
        self._end(signal.SIGKILL)

    def freeze(self) -> None:
        """Let it stand still: connections stay, nothing answers."""
        os.kill(self.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        os.kill(self.pid, signal.SIGCONT)

    def _is_up(self) -> bool:
        if self._process is not None and self._process.poll() is not None:
            raise RuntimeError(f"the server ended by itself:\n{self._log.read_text()[-2000:]}")
        return self._part.is_ready()

    def _end(self, number: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.send_signal(number)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        finally:
            release(process)


@dataclass(frozen=True)
class Database:
    """One service's database. The addresses differ in the role: ``owner`` migrates, ``app`` runs, ``reader`` reads."""

    service: str
    name: str
    roles: str
    port: int
    superuser_password: str

    @property
    def owner_url(self) -> str:
        """For migrations."""
        return self._url(f"{self.roles}_owner", _PASSWORDS["owner"])

    @property
    def app_url(self) -> str:
        """For the service; row-level security binds it."""
        return self._url(f"{self.roles}_app", _PASSWORDS["app"])

    @property
    def reader_url(self) -> str:
        """For looking."""
        return self._url(f"{self.roles}_reader", _PASSWORDS["reader"])

    @property
    def superuser_url(self) -> str:
        """For arranging and checking what no role of the service may."""
        return self._url(SUPERUSER, self.superuser_password)

    def _url(self, role: str, password: str) -> str:
        return f"postgresql://{role}:{quote(password)}@127.0.0.1:{self.port}/{self.name}"


class PostgresServer(Server):
    """PostgreSQL. ``dsn`` is the superuser's address without a database's name."""

    def __init__(self, postgres: Postgres, log: Path) -> None:
        self._postgres = postgres
        self._made = 0
        super().__init__(postgres, log)

    @property
    def dsn(self) -> str:
        """The superuser's address; add ``/<database>``."""
        return self._postgres.dsn

    @property
    def port(self) -> int:
        """The port on 127.0.0.1."""
        return self._postgres.port

    @property
    def sockets(self) -> Path:
        """The folder of its Unix sockets. Raises ``RuntimeError`` where the path is too long for one."""
        if self._postgres.socket_folder is None:
            raise RuntimeError("the folder's path is too long for a socket")
        return self._postgres.socket_folder

    def database(self, service: str) -> Database:
        """A new, empty database for ``service`` with roles of its own, so that tests do not meet in it."""
        self._made += 1
        name = f"{service}_{self._made}"
        self._postgres.give_database(name, _PASSWORDS)
        return Database(service, name, name, self.port, self._postgres.password)

    def databases(self) -> dict[str, Database]:
        """New, empty databases for all five services, by service."""
        return {service: self.database(service) for service in SERVICES}

    def clone(self, database: Database) -> Database:
        """A copy of ``database`` under the same roles: quicker than migrating again. Nobody may be connected to it."""
        self._made += 1
        name = f"{database.service}_{self._made}"
        owner, readers = f"{database.roles}_owner", f'"{database.roles}_app", "{database.roles}_reader"'
        for statement in (
            f'CREATE DATABASE "{name}" TEMPLATE "{database.name}" OWNER "{owner}"',
            f'REVOKE ALL ON DATABASE "{name}" FROM PUBLIC',
            f'GRANT CONNECT ON DATABASE "{name}" TO {readers}',
        ):
            self._postgres.psql("--command", statement)
        return Database(database.service, name, database.roles, self.port, self._postgres.password)

    def psql(self, sql: str, database: str = "postgres") -> str:
        """Run ``sql`` as the superuser and return what psql prints: a line a row, columns parted by ``|``."""
        return self._postgres.psql("--command", sql, database=database)


class KafkaServer(Server):
    """Kafka: one node with no topics."""

    def __init__(self, kafka: Kafka, log: Path) -> None:
        self._kafka = kafka
        super().__init__(kafka, log)

    @property
    def bootstrap(self) -> str:
        """Where clients find it."""
        return self._kafka.bootstrap


def free_port() -> int:
    """A port of 127.0.0.1 that nobody uses just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="plumbline-tests-"))
    # PostgreSQL runs as another account when tests run as root, and has to get through.
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def new_postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL of one's own, gone afterwards."""
    with _folder() as folder:
        server = PostgresServer(
            Postgres(folder / "postgres", free_port(), "superuser-of-tests"), folder / "postgres.log"
        )
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def new_kafka() -> Iterator[KafkaServer]:
    """A Kafka of one's own, gone afterwards."""
    store = JarStore(cache_folder() / "jars")
    store.fetch_missing()
    with _folder() as folder:
        kafka = Kafka(folder / "kafka", free_port(), free_port(), store.checked())
        server = KafkaServer(kafka, folder / "kafka.log")
        try:
            yield server
        finally:
            server.stop()


_open = ExitStack()
atexit.register(_open.close)


@cache
def postgres_server() -> PostgresServer:
    """The PostgreSQL of this run."""
    return _open.enter_context(new_postgres())


@cache
def kafka_server() -> KafkaServer:
    """The Kafka of this run. Topics are shared with every test: use names of your own."""
    return _open.enter_context(new_kafka())
