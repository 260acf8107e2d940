"""Kafka's jars: fetched by their Maven coordinates, checked against pinned SHA-256 sums, kept in the user's cache.

The pins are in ``kafka.lock.json``; ``python -m plumbline.parts.repin VERSION`` renews them.
"""

import hashlib
import json
import os
import shutil
import ssl
import sys
import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

LOCK = Path(__file__).with_name("kafka.lock.json")
MIRROR_SETTING = "PLUMBLINE_MAVEN_MIRROR"
"""Environment variable: the address of a Maven repository to take jars from where the public one cannot be reached."""

_FETCHERS = 6
_TIMEOUT_SECONDS = 60


class JarRefused(Exception):
    """A jar is not the one that was pinned; it is not used."""


class JarsUnreachable(Exception):
    """Jars are missing and could not be fetched."""


@dataclass(frozen=True)
class Jar:
    """One pinned jar: ``coordinate`` is ``group:artifact:version``."""

    coordinate: str
    sha256: str

    @property
    def file_name(self) -> str:
        """What the jar is called in the cache. Unique: two groups never share an artifact's name here."""
        _, artifact, version = self.coordinate.split(":")
        return f"{artifact}-{version}.jar"


def cache_folder() -> Path:
    """Where fetched jars are kept between runs and shared by every data folder of this user."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "plumbline"


def pinned(lock: Path = LOCK) -> tuple[Jar, ...]:
    """The jars that ``lock`` names, in its order."""
    pins: Mapping[str, str] = json.loads(lock.read_text())["jars"]
    return tuple(Jar(coordinate, sha256) for coordinate, sha256 in pins.items())


class JarStore:
    """Jars in ``folder``, each checked every time it is given out."""

    def __init__(self, folder: Path, *, jars: tuple[Jar, ...] | None = None) -> None:
        self._folder = folder
        self._jars = pinned() if jars is None else jars

    def paths(self) -> tuple[Path, ...]:
        """Where the jars are or will be, in the order of the pins."""
        return tuple(self._folder / jar.file_name for jar in self._jars)

    def missing(self) -> tuple[Jar, ...]:
        """The pinned jars that are not in the folder yet."""
        return tuple(jar for jar in self._jars if not (self._folder / jar.file_name).exists())

    def fetch_missing(self, progress: Callable[[int, int], None] = lambda done, of: None) -> None:
        """Fetch what is missing; ``progress`` is told how many of how many are there. Safe beside another run.

        Raises:
            JarRefused: a fetched jar is not the pinned one. It is thrown away.
            JarsUnreachable: no network, or the repository does not answer.
        """
        import requests

        missing = self.missing()
        if not missing:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        # Jars get their place only when whole and checked, so that an interrupted fetch leaves nothing behind.
        incoming = Path(tempfile.mkdtemp(prefix=".incoming-", dir=self._folder))
        try:
            with ThreadPoolExecutor(_FETCHERS) as pool:
                fetches = pool.map(lambda jar: self._fetch(jar, incoming), missing)
                for done, _ in enumerate(fetches, start=1):
                    progress(done, len(missing))
        except (requests.RequestException, RuntimeError) as failure:
            raise JarsUnreachable(
                f"{len(self.missing())} of Kafka's {len(self._jars)} jars (about 43 MB, fetched once) could not be "
                f"fetched: {type(failure).__name__}. Connect this machine to the network for the first start, or set "
                f"{MIRROR_SETTING} to a Maven repository that it can reach, or copy {self._folder} from a machine "
                "that has it."
            ) from failure
        finally:
            shutil.rmtree(incoming, ignore_errors=True)

    def checked(self) -> tuple[Path, ...]:
        """The paths of all jars, in the order of the pins, after checking each.

        Raises:
            JarRefused: one is not what was pinned.
        """
        return tuple(self._check(jar, self._folder / jar.file_name) for jar in self._jars)

    def _fetch(self, jar: Jar, incoming: Path) -> None:
        from jgo.maven import MavenContext

        mirror = os.environ.get(MIRROR_SETTING)
        context = MavenContext(
            repo_cache=incoming, remote_repos={"mirror": mirror} if mirror else None, timeout=_TIMEOUT_SECONDS
        )
        fetched = context.create_dependency(jar.coordinate).artifact.resolve()
        self._check(jar, fetched).replace(self._folder / jar.file_name)

    @staticmethod
    def _check(jar: Jar, path: Path) -> Path:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != jar.sha256:
            raise JarRefused(
                f"{path} is not the pinned {jar.coordinate}: its SHA-256 is {found}, pinned is {jar.sha256}. "
                "It is not used. Delete the file and start again; if it happens again, find out who changed it."
            )
        return path


def machine_certificates() -> str | None:
    """The file or folder of certificates that this machine trusts; none where it has none."""
    found = ssl.get_default_verify_paths()
    if found.cafile:
        return found.cafile
    return found.capath if found.capath and any(Path(found.capath).iterdir()) else None


def main() -> int:
    """``python -m plumbline.parts.jars``: fetch what is missing, saying how far it is, and check all of it."""
    store = JarStore(cache_folder() / "jars")
    certificates = machine_certificates()
    if certificates:
        # Where a proxy opens the traffic, only the machine's own certificates know it. What the user says goes first.
        os.environ.setdefault("REQUESTS_CA_BUNDLE", certificates)
    try:
        store.fetch_missing(lambda done, of: print(f"{done} of {of} files, about 43 MB, this once", flush=True))
        store.checked()
    except (JarRefused, JarsUnreachable) as refusal:
        print(refusal, flush=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
