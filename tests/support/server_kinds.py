"""What a test may ask of PostgreSQL and of Kafka, whoever runs them: the embedded parts or a container engine."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from urllib.parse import quote

from plumbline.parts.postgres import SUPERUSER, Postgres

SERVICES = ("intake", "alignment", "training", "incident", "departments")
SUPERUSER_PASSWORD = "superuser-of-tests"
READY_SECONDS = 60.0

_PASSWORDS = {"owner": "owner-of-tests", "app": "app-of-tests", "reader": "reader-of-tests"}


class Server(ABC):
    """One running server. A test may stop, kill, freeze and start it again: it keeps its port and its data."""

    @abstractmethod
    def start(self) -> None:
        """Start the server and wait until it takes connections. Raises ``RuntimeError`` with its last words."""

    @abstractmethod
    def stop(self) -> None:
        """End it in order. Nothing happens where it does not run."""

    @abstractmethod
    def kill(self) -> None:
        """End it with no time to say anything, and wait until it is gone. Nothing happens where it does not run."""

    @abstractmethod
    def freeze(self) -> None:
        """Let it stand still: connections stay, nothing answers."""

    @abstractmethod
    def thaw(self) -> None:
        """Let it go on."""


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
    """PostgreSQL on a port of 127.0.0.1. Databases and roles are made by the SQL that production uses.

    ``postgres`` is asked as a client only: its address, its psql.
    """

    def __init__(self, postgres: Postgres) -> None:
        self._postgres = postgres
        self._made = 0

    @property
    def dsn(self) -> str:
        """The superuser's address; add ``/<database>``."""
        return self._postgres.dsn

    @property
    def port(self) -> int:
        """The port on 127.0.0.1."""
        return self._postgres.port

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
    """Kafka on a port of 127.0.0.1: one node with no topics."""

    @property
    @abstractmethod
    def bootstrap(self) -> str:
        """Where clients find it."""
