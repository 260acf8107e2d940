"""The platform as docker-compose.yml runs it: a project of its own, with ports, secrets and volumes of its own."""

import json
import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from plumbline.compose.begin import read
from plumbline.demo.visitor import Access, Visitor

ROOT = Path(__file__).parents[2]
FILE = ROOT / "docker-compose.yml"
IMAGES = "plumbline-tested"
BUILD_SECONDS, START_SECONDS, COMMAND_SECONDS = 600, 300, 120
KILLER = "import os, sys; os.kill(int(sys.argv[1]), 9)"


class ComposeFailed(AssertionError):
    """A command of compose failed; the message is what it said."""


@dataclass(frozen=True)
class Done:
    """What a command said, and how it ended."""

    status: int
    said: str


@dataclass
class Deployment:
    """A deployment of the project ``project`` with the settings in ``environment_file``."""

    project: str
    environment_file: Path
    port: int
    issuer_port: int
    files: tuple[Path, ...] = (FILE,)
    start_seconds: dict[str, float] = field(default_factory=dict)
    """How long each service took from its start to being ready, at its last start by :meth:`up`."""

    @property
    def url(self) -> str:
        """The one origin that browsers see."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def settings(self) -> dict[str, str]:
        """What ``.env`` says."""
        return read(self.environment_file)

    def visitor(self, person: str, client: httpx.AsyncClient, run: str) -> Visitor:
        """Somebody with a token; ``run`` keeps the idempotency keys of one test apart from those of others."""
        issuer = f"http://127.0.0.1:{self.issuer_port}"
        return Visitor(Access(self.url, issuer, self.settings["PLUMBLINE_DEMO_SECRET"], run), person, client)

    def compose(self, *arguments: str, seconds: float = COMMAND_SECONDS) -> str:
        """What ``docker compose …`` printed. Raises :class:`ComposeFailed`."""
        done = self.tried(*arguments, seconds=seconds)
        if done.status != 0:
            raise ComposeFailed(f"docker compose {' '.join(arguments)}: {done.status}\n{done.said[-6000:]}")
        return done.said

    def tried(self, *arguments: str, seconds: float = COMMAND_SECONDS) -> Done:
        """The same where it may fail."""
        files = [part for file in self.files for part in ("--file", str(file))]
        head = ("compose", "--project-name", self.project, *files, "--env-file", str(self.environment_file))
        return docker(*head, *arguments, seconds=seconds)

    def build(self) -> None:
        """Build every image of ours."""
        self.compose("--progress", "plain", "build", "--quiet", seconds=BUILD_SECONDS)

    def up(self, *arguments: str) -> float:
        """Start and wait until all is ready; the seconds it took."""
        started = time.monotonic()
        with self._noted_starts():
            self.compose("up", "--detach", "--wait", "--pull", "never", *arguments, seconds=START_SECONDS)
        return time.monotonic() - started

    def down(self, *arguments: str) -> None:
        """End all of it."""
        self.compose("down", "--timeout", "25", *arguments, seconds=START_SECONDS)

    def run(self, service: str, *command: str, **settings: str) -> Done:
        """A container of ``service`` by itself, with other ``settings`` and perhaps another ``command``."""
        given = [part for name, value in settings.items() for part in ("--env", f"{name}={value}")]
        return self.tried("run", "--rm", "--no-deps", "--no-TTY", *given, service, *command)

    def operator(self, *command: str) -> str:
        """What ``plumbline …`` said in the deployment. Raises :class:`ComposeFailed`."""
        done = self.tried_operator(*command)
        if done.status != 0:
            raise ComposeFailed(f"plumbline {' '.join(command)}: {done.status}\n{done.said[-6000:]}")
        return done.said

    def tried_operator(self, *command: str) -> Done:
        """The same where it may fail; run as whom the folder of backups belongs to."""
        who = ("--user", str(os.getuid()))
        return self.tried("run", "--rm", "--no-TTY", *who, "plumbline", *command, seconds=START_SECONDS)

    def containers(self, service: str = "") -> list[dict[str, Any]]:
        """The running containers (of ``service``), as the engine describes them."""
        found = self.compose("ps", "--quiet", *((service,) if service else ())).split()
        return [] if not found else list(json.loads(docker("inspect", *found).said))

    def kill(self, service: str) -> str:
        """Kill the first process of one container from outside, as the kernel would; returns the container's id.

        ``docker kill`` is no accident to the engine: it would not start the container again.
        """
        container = self.containers(service)[0]
        head = ("run", "--rm", "--pid", "host", "--user", "0", "--cap-add", "KILL", "--entrypoint", "python")
        done = docker(*head, f"{IMAGES}/operator:0.1.0", "-c", KILLER, str(container["State"]["Pid"]))
        if done.status != 0:
            raise ComposeFailed(done.said)
        return str(container["Id"])

    def memory(self) -> dict[str, float]:
        """MiB in use by each container, by the name of its service and number."""
        lines = docker("stats", "--no-stream", "--format", "{{.Name}} {{.MemUsage}}").said.splitlines()
        ours = (line.split() for line in lines if line.startswith(f"{self.project}-"))
        return {name.removeprefix(f"{self.project}-"): mebibytes(used) for name, used, *_ in ours}

    @contextmanager
    def _noted_starts(self) -> Iterator[None]:
        """Listen to the engine for what starts and becomes ready meanwhile."""
        label = f"label=com.docker.compose.project={self.project}"
        filters = ("--filter", label, "--filter", "event=start", "--filter", "event=health_status")
        listening = subprocess.Popen(
            ["docker", "events", "--format", "{{json .}}", *filters], stdout=subprocess.PIPE, text=True
        )
        try:
            yield
        finally:
            listening.terminate()
            said, _ = listening.communicate(timeout=10)
            self.start_seconds.update(_starts(said.splitlines()))


def _starts(lines: Sequence[str]) -> dict[str, float]:
    begun: dict[str, int] = {}
    found: dict[str, float] = {}
    for event in map(json.loads, lines):
        service = event["Actor"]["Attributes"]["com.docker.compose.service"]
        if event["Action"] == "start":
            begun[event["Actor"]["ID"]] = event["timeNano"]
        elif event["Action"] == "health_status: healthy" and event["Actor"]["ID"] in begun:
            found.setdefault(service, round((event["timeNano"] - begun[event["Actor"]["ID"]]) / 1e9, 1))
    return found


def mebibytes(text: str) -> float:
    """``text`` as the engine prints an amount of memory (``85.3MiB``), in MiB."""
    for unit, factor in (("GiB", 1024.0), ("MiB", 1.0), ("KiB", 1 / 1024), ("B", 1 / 1024**2)):
        if text.endswith(unit):
            return round(float(text.removesuffix(unit)) * factor, 1)
    raise ValueError(text)


def docker(*arguments: str, seconds: float = COMMAND_SECONDS) -> Done:
    """What ``docker …`` said, on both its outputs. Settings of this process are not for the deployment."""
    ours = ("PLUMBLINE_", "COMPOSE_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    done = subprocess.run(
        ["docker", *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=seconds,
        check=False,
    )
    return Done(done.returncode, done.stdout)


def image_size(service: str) -> float:
    """MB of the image of ``service``."""
    done = docker("image", "inspect", "--format", "{{.Size}}", f"{IMAGES}/{service}:0.1.0")
    return round(int(done.said) / 1e6, 1)
