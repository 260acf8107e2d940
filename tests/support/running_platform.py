"""The whole platform, started as a person would, for journeys over HTTP and in a browser."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import httpx

from plumbline.data_folder import DataFolder
from plumbline.demo.visitor import Access, Visitor
from plumbline.issuer.people import PEOPLE
from tests.support.ports import free_port

START_SECONDS = 420


class Reached(Protocol):
    """A platform wherever it runs, as journeys and browsers reach it."""

    @property
    def url(self) -> str:
        """The one origin that browsers see."""
        ...

    def visitor(self, person: str, client: httpx.AsyncClient, run: str) -> Visitor:
        """Somebody with a token."""
        ...


@dataclass(frozen=True)
class Platform:
    """A running platform with the small demo."""

    folder: DataFolder
    port: int

    @property
    def url(self) -> str:
        """The one origin that browsers see."""
        return f"http://127.0.0.1:{self.port}"

    def visitor(self, person: str, client: httpx.AsyncClient, run: str) -> Visitor:
        """Somebody with a token; ``run`` keeps the idempotency keys of one test apart from those of others."""
        ports = json.loads(self.folder.run_file.read_text())["ports"]
        secret = json.loads(self.folder.credentials_file.read_text())["demo"]
        return Visitor(Access(self.url, f"http://127.0.0.1:{ports['issuer']}", secret, run), person, client)

    def command(self, *arguments: str) -> Any:
        """What ``plumbline … --json`` answers."""
        done = _plumbline(*arguments, "--json", "--data", str(self.folder.root))
        return json.loads(done.stdout)

    def start(self) -> None:
        """Start what was stopped, with the demo, at the address that it had."""
        _plumbline("up", "--demo", "--detach", "--port", str(self.port), "--data", str(self.folder.root), size="small")

    def stop(self) -> None:
        """Stop everything in order."""
        _plumbline("stop", "--data", str(self.folder.root))

    def spans_of(self, trace_id: str) -> list[dict[str, Any]]:
        """The spans collected so far; none where the trace has not arrived yet."""
        done = _plumbline("trace", trace_id, "--json", "--data", str(self.folder.root), check=False)
        return json.loads(done.stdout)["spans"] if done.returncode == 0 else []

    def drawn(self, trace_id: str) -> str:
        """The trace as ``plumbline trace`` draws it."""
        return _plumbline("trace", trace_id, "--data", str(self.folder.root)).stdout


def name_of(person: str) -> str:
    """The name on the sign-in page."""
    return PEOPLE[person].name


@contextmanager
def running_platform() -> Iterator[Platform]:
    """Start everything with the small demo in a fresh folder; stop it and remove the folder afterwards.

    ``PLUMBLINE_E2E_DATA`` names the folder of a platform that runs already, for whoever writes journeys.
    """
    given = os.environ.get("PLUMBLINE_E2E_DATA")
    if given:
        folder = DataFolder.at(Path(given))
        yield Platform(folder, int(json.loads(folder.run_file.read_text())["url"].rsplit(":", 1)[1]))
        return
    root = Path(tempfile.mkdtemp(prefix="plumbline-e2e-"))
    root.chmod(0o711)
    platform = Platform(DataFolder.at(root), free_port())
    try:
        platform.start()
        yield platform
    finally:
        _plumbline("stop", "--data", str(root), check=False)
        shutil.rmtree(root, ignore_errors=True)


def _plumbline(*arguments: str, size: str = "small", check: bool = True) -> "subprocess.CompletedProcess[str]":
    done = subprocess.run(
        [str(Path(sys.executable).with_name("plumbline")), *arguments],
        env={**os.environ, "PLUMBLINE_DEMO_SIZE": size},
        capture_output=True,
        text=True,
        timeout=START_SECONDS,
        check=False,
    )
    if check and done.returncode != 0:
        raise RuntimeError(
            f"plumbline {' '.join(arguments)}: {done.returncode}\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}"
        )
    return done
