"""Real PostgreSQL and Kafka for tests, in containers.

The port is chosen here, so that a server that is started again is where it was, and Kafka knows what to tell its
clients before it runs; Kafka has the same one inside, because it calls itself by it. Data stay with the container,
which is removed at exit.
"""

import socket
import struct
from abc import abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from testcontainers.community.postgres import PostgresContainer
from testcontainers.core.container import DockerContainer

from plumbline.parts.kafka import SETTINGS
from plumbline.parts.postgres import SUPERUSER, Postgres
from plumbline.supervisor.launch import CommandFailed
from tests.support.container_engine import POSTGRES_IMAGE, WORK_SECONDS, labels, usable_kafka
from tests.support.eventually import eventually_here
from tests.support.ports import free_port
from tests.support.server_kinds import READY_SECONDS, SUPERUSER_PASSWORD, KafkaServer, PostgresServer, Server

STOP_SECONDS = 20
ANSWER_SECONDS = 1.0
MOST_CONNECTIONS = 150
KAFKA_DATA = "/var/lib/kafka/data"
KAFKA_CONTROLLER_PORT = 9094  # inside only, and below every port that free_port gives

# ApiVersions, which every broker answers: size, key 18, version 0, a number to tell answers apart, no client's name.
_QUESTION = struct.pack(">ihhih", 10, 18, 0, 1, -1)

# Hundreds of databases are long in removing.
_PATIENTLY = {"timeout": WORK_SECONDS}
# A small server that starts often.
_JAVA = {
    "KAFKA_HEAP_OPTS": "-Xms64m -Xmx256m",
    "KAFKA_JVM_PERFORMANCE_OPTS": "-XX:+UseSerialGC -XX:TieredStopAtLevel=1",
}


class ContainedServer(Server):
    """One container."""

    def __init__(self, container: DockerContainer) -> None:
        self._container = container
        container.start()
        self._await_answer()

    def start(self) -> None:
        self._container.get_wrapped_container().start()
        self._await_answer()

    def stop(self) -> None:
        self._container.get_wrapped_container().stop(timeout=STOP_SECONDS)

    def kill(self) -> None:
        container = self._container.get_wrapped_container()
        if self._state() != "exited":
            container.kill()
            container.wait(timeout=STOP_SECONDS)

    def freeze(self) -> None:
        self._container.get_wrapped_container().pause()

    def thaw(self) -> None:
        self._container.get_wrapped_container().unpause()

    @abstractmethod
    def _answers(self) -> bool:
        """Whether clients are served. The engine itself takes connections early, so a connection says nothing."""

    def _state(self) -> str:
        self._container.reload()
        return self._container.status

    def _is_up(self) -> bool:
        if self._state() in {"exited", "dead"}:
            last = self._container.get_wrapped_container().logs(tail=40).decode(errors="replace")
            raise RuntimeError(f"the server ended by itself:\n{last}")
        return self._answers()

    def _await_answer(self) -> None:
        name = self._container.get_wrapped_container().name
        eventually_here(self._is_up, what=f"container {name} is ready", within_seconds=READY_SECONDS)


class ContainedPostgres(ContainedServer, PostgresServer):
    """PostgreSQL in the official image, with the image's own settings but for the number of connections."""

    def __init__(self, port: int, container: DockerContainer) -> None:
        # It keeps no folder here: the part is asked as a client.
        PostgresServer.__init__(self, Postgres(Path(), port, SUPERUSER_PASSWORD))
        ContainedServer.__init__(self, container)

    def _answers(self) -> bool:
        try:
            return self.psql("select 1").strip() == "1"
        except CommandFailed:
            return False


class ContainedKafka(ContainedServer, KafkaServer):
    """Kafka in Apache's image, with the settings of the embedded node."""

    def __init__(self, port: int, container: DockerContainer) -> None:
        self._port = port
        super().__init__(container)

    @property
    def bootstrap(self) -> str:
        return f"127.0.0.1:{self._port}"

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self._port), timeout=ANSWER_SECONDS) as connection:
                connection.sendall(_QUESTION)
                return len(connection.recv(4)) > 0
        except OSError:
            return False


@contextmanager
def new_postgres() -> Iterator[ContainedPostgres]:
    """A PostgreSQL of one's own, gone afterwards."""
    port = free_port()
    container = PostgresContainer(
        POSTGRES_IMAGE,
        username=SUPERUSER,
        password=SUPERUSER_PASSWORD,
        dbname=SUPERUSER,
        driver=None,
        docker_client_kw=_PATIENTLY,
    )
    container.with_command(["postgres", "-c", f"max_connections={MOST_CONNECTIONS}"])
    with _published(container, inside=container.port, port=port):
        yield ContainedPostgres(port, container)


@contextmanager
def new_kafka() -> Iterator[ContainedKafka]:
    """A Kafka of one's own, gone afterwards."""
    port = free_port()
    container = DockerContainer(usable_kafka(), docker_client_kw=_PATIENTLY).with_envs(**_kafka_environment(port))
    with _published(container, inside=port, port=port):
        yield ContainedKafka(port, container)


@contextmanager
def _published(container: DockerContainer, *, inside: int, port: int) -> Iterator[None]:
    """Publish the port ``inside`` as ``port`` of 127.0.0.1 alone, and remove the container with its data afterwards."""
    container.with_kwargs(labels=labels())
    # The library's own way publishes on every address of the machine.
    container.ports = {f"{inside}/tcp": ("127.0.0.1", port)}  # type: ignore[dict-item]
    try:
        yield
    finally:
        container.stop()


def _kafka_environment(port: int) -> dict[str, str]:
    client, controller = f"CLIENT://127.0.0.1:{port}", f"1@127.0.0.1:{KAFKA_CONTROLLER_PORT}"
    settings = {
        **SETTINGS,
        "listeners": f"CLIENT://0.0.0.0:{port},CONTROLLER://127.0.0.1:{KAFKA_CONTROLLER_PORT}",
        "advertised.listeners": client,
        "controller.quorum.voters": controller,
        "log.dirs": KAFKA_DATA,
    }
    return {f"KAFKA_{name.upper().replace('.', '_')}": value for name, value in settings.items()} | _JAVA
