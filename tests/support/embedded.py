"""Real PostgreSQL and Kafka for tests, from the same packages and by the same code that ``plumbline up`` uses.

:func:`postgres_server` and :func:`kafka_server` start one of each for the whole run at their first call (about one and
two seconds) and end it at exit; a run that is killed takes them with it. :func:`new_postgres` and :func:`new_kafka` are
for tests that hurt their server. Call all of them from the main thread: a server ends with the thread that started it.

This is for tests of the embedded parts themselves. All others ask ``tests.support.servers``.
"""

import atexit
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import Protocol

import psutil

from plumbline.parts.jars import JarStore, cache_folder
from plumbline.parts.kafka import Kafka
from plumbline.parts.postgres import Postgres
from plumbline.supervisor.launch import Launch, release, start
from tests.support.eventually import eventually_here
from tests.support.ports import free_port
from tests.support.server_kinds import READY_SECONDS, SUPERUSER_PASSWORD, KafkaServer, PostgresServer, Server

STOPPED = "T"
"""What /proc says of a thread that a signal stopped."""


class Part(Protocol):
    """A server that can be started."""

    def prepare(self) -> None: ...
    def launch(self) -> Launch: ...
    def is_ready(self) -> bool: ...


class EmbeddedServer(Server):
    """One running part, as a process of this machine."""

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
        if threading.current_thread() is not threading.main_thread():
            raise RuntimeError("start servers from the main thread: they end with the thread that started them")
        self._part.prepare()
        with self._log.open("ab") as output:
            self._process = start(self._part.launch(), output)
        eventually_here(self._is_up, what=f"ready, see {self._log}", within_seconds=READY_SECONDS)

    def stop(self) -> None:
        self._end(self._part.launch().stop_signal)

    def kill(self) -> None:
        self._end(signal.SIGKILL)

    def freeze(self) -> None:
        # The server first, so that it starts no more; PostgreSQL has a process for each connection.
        psutil.Process(self.pid).suspend()
        for process in self._processes():
            process.suspend()
        # The signal is sent, not yet heard: on a busy machine a thread goes on for a moment.
        eventually_here(self._stands_still, what="every thread stands still")

    def thaw(self) -> None:
        for process in self._processes():
            process.resume()

    def _processes(self) -> list[psutil.Process]:
        server = psutil.Process(self.pid)
        return [server, *server.children(recursive=True)]

    def _stands_still(self) -> bool:
        tasks = (Path("/proc", str(process.pid), "task") for process in self._processes())
        states = (stat.read_text().rpartition(")")[2].split()[0] for task in tasks for stat in task.glob("*/stat"))
        return all(state == STOPPED for state in states)

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


class EmbeddedPostgres(EmbeddedServer, PostgresServer):
    """PostgreSQL as ``plumbline up`` runs it."""

    def __init__(self, postgres: Postgres, log: Path) -> None:
        PostgresServer.__init__(self, postgres)
        EmbeddedServer.__init__(self, postgres, log)

    @property
    def sockets(self) -> Path:
        """The folder of its Unix sockets. Raises ``RuntimeError`` where the path is too long for one."""
        if self._postgres.socket_folder is None:
            raise RuntimeError("the folder's path is too long for a socket")
        return self._postgres.socket_folder


class EmbeddedKafka(EmbeddedServer, KafkaServer):
    """Kafka as ``plumbline up`` runs it."""

    def __init__(self, kafka: Kafka, log: Path) -> None:
        self._kafka = kafka
        super().__init__(kafka, log)

    @property
    def bootstrap(self) -> str:
        return self._kafka.bootstrap


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
def new_postgres() -> Iterator[EmbeddedPostgres]:
    """A PostgreSQL of one's own, gone afterwards."""
    with _folder() as folder:
        server = EmbeddedPostgres(
            Postgres(folder / "postgres", free_port(), SUPERUSER_PASSWORD), folder / "postgres.log"
        )
        try:
            yield server
        finally:
            server.stop()


@contextmanager
def new_kafka() -> Iterator[EmbeddedKafka]:
    """A Kafka of one's own, gone afterwards."""
    store = JarStore(cache_folder() / "jars")
    store.fetch_missing()
    with _folder() as folder:
        kafka = Kafka(folder / "kafka", free_port(), free_port(), store.checked())
        server = EmbeddedKafka(kafka, folder / "kafka.log")
        try:
            yield server
        finally:
            server.stop()


_open = ExitStack()
atexit.register(_open.close)


@cache
def postgres_server() -> EmbeddedPostgres:
    """The PostgreSQL of this run."""
    return _open.enter_context(new_postgres())


@cache
def kafka_server() -> EmbeddedKafka:
    """The Kafka of this run. Topics are shared with every test: use names of your own."""
    return _open.enter_context(new_kafka())
