"""What is examined: the platform of a data folder, or a deployment that PLUMBLINE_* variables describe."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from chassis.environment_source import read_variable
from chassis.errors import ConfigurationRefused
from plumbline import credentials
from plumbline.credentials import SERVICES
from plumbline.data_folder import DataFolder
from plumbline.environment import ISSUER_SETTING, Surroundings
from plumbline.supervisor import run_file
from plumbline.supervisor.lock import FolderLock
from plumbline.supervisor.run_file import Run

DATABASE = "PLUMBLINE_{}_DATABASE_URL"
OWNER = "PLUMBLINE_{}_OWNER_URL"
BOOTSTRAP = "PLUMBLINE_KAFKA_BOOTSTRAP"
PUBLIC_URL = "PLUMBLINE_PUBLIC_URL"
DISCOVERY = "PLUMBLINE_OIDC_DISCOVERY_URL"


@dataclass(frozen=True)
class Place:
    """Where everything is. ``run``: of the embedded default, where it runs; ``databases`` by service, for a look.

    ``unread`` are the refusals of variables that could not be read.
    """

    folder: DataFolder
    environment: Mapping[str, str]
    is_deployment: bool
    run: Run | None = None
    databases: Mapping[str, str] = field(default_factory=dict, repr=False)
    owners: Mapping[str, str] = field(default_factory=dict, repr=False)
    bootstrap: str | None = None
    issuer: str | None = None
    public_url: str | None = None
    unread: tuple[str, ...] = ()

    @property
    def is_running(self) -> bool:
        """Whether there is something to ask: a deployment is taken to run."""
        return self.is_deployment or self.run is not None

    @property
    def development(self) -> bool:
        """Whether default passwords are allowed."""
        return self.environment.get("PLUMBLINE_DEVELOPMENT", "").lower() in {"1", "true", "yes", "on"}


def place_of(folder: DataFolder, environment: Mapping[str, str]) -> Place:
    """A deployment where a database's address is set in ``environment``, else the platform of ``folder``."""
    names = [pattern.format(service.upper()) for service in SERVICES for pattern in (DATABASE, OWNER)]
    # A variable that is set to nothing says nothing, as everywhere.
    if any(environment.get(name) or environment.get(f"{name}_FILE") for name in names):
        return _deployment(folder, environment)
    return _embedded(folder, environment)


class _Reader:
    """Reads variables and keeps what could not be read."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self.unread: list[str] = []

    def one(self, name: str) -> str | None:
        try:
            return read_variable(name, self._environment) or None
        except ConfigurationRefused as refused:
            self.unread.append(str(refused))
            return None

    def by_service(self, pattern: str) -> dict[str, str]:
        found = {service: self.one(pattern.format(service.upper())) for service in SERVICES}
        return {service: url for service, url in found.items() if url is not None}


def _deployment(folder: DataFolder, environment: Mapping[str, str]) -> Place:
    read = _Reader(environment)
    databases, owners = read.by_service(DATABASE), read.by_service(OWNER)
    bootstrap, issuer, public = read.one(BOOTSTRAP), read.one(ISSUER_SETTING), read.one(PUBLIC_URL)
    return Place(
        folder, environment, True, None, {**owners, **databases}, owners, bootstrap, issuer, public, tuple(read.unread)
    )


def _embedded(folder: DataFolder, environment: Mapping[str, str]) -> Place:
    run = run_file.read(folder.run_file)
    running = run if run.is_of(FolderLock(folder.lock_file).holder()) else None
    issuer = environment.get(ISSUER_SETTING)
    if running is None or not folder.credentials_file.exists():
        return Place(folder, environment, False, None, issuer=issuer)
    around = Surroundings(running.ports, credentials.load_or_make(folder.credentials_file), running.demo)
    databases = {service: around.database_url(service, "app") for service in SERVICES}
    return Place(
        folder,
        environment,
        False,
        running,
        databases,
        bootstrap=around.kafka_bootstrap,
        issuer=around.issuer if running.demo else issuer,
        public_url=around.public_url,
    )


def kept_files(place: Place) -> list[Path]:
    """The files that hold secrets: of the data folder, and those that ``…_FILE`` variables name."""
    named = [
        Path(value)
        for name, value in place.environment.items()
        if name.startswith("PLUMBLINE_") and name.endswith("_FILE") and value
    ]
    own = [] if place.is_deployment else [place.folder.credentials_file, place.folder.issuer_key_file]
    return [path for path in (*own, *named) if path.exists()]
