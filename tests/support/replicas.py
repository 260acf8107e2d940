"""More processes of a service beside those of a running platform, and a client that knows all of an API's addresses."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import httpx

from plumbline import credentials
from plumbline.environment import Surroundings
from plumbline.supervisor import run_file
from tests.support.eventually import eventually_here
from tests.support.ports import free_port
from tests.support.running_platform import Platform

READY_SECONDS = 150.0
GRACE_SECONDS = 20.0
LOOK_SECONDS = 2.0

_numbers = count(1)


class Replica:
    """One process of ``service`` (``role``: api or worker) over the servers of ``platform``, ready when made."""

    def __init__(self, platform: Platform, service: str, role: str, logs: Path) -> None:
        self.port = free_port()
        self.name = f"{service}-{role}-{next(_numbers)}"
        self._log = logs / f"{self.name}.log"
        run = run_file.read(platform.folder.run_file)
        around = Surroundings(run.ports, credentials.load_or_make(platform.folder.credentials_file), run.demo)
        told = {**around.for_service(service), "PLUMBLINE_INSTANCE": self.name}
        options = ("--port", str(self.port)) if role == "api" else ()
        if role != "api":
            told["PLUMBLINE_HEALTH_PORT"] = str(self.port)
        with self._log.open("wb") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-m", service, role, *options],
                env={**os.environ, **told},
                stdout=output,
                stderr=output,
            )
        self._said = "nothing"
        try:
            eventually_here(self._is_ready, what=f"{self.name} is ready", within_seconds=READY_SECONDS)
        except BaseException as error:
            self.kill()
            raise RuntimeError(f"it answered {self._said}; its log:\n{self._log.read_text()[-2000:]}") from error

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def tell_to_stop(self) -> None:
        """As an orchestrator does."""
        self._process.send_signal(signal.SIGTERM)

    def wait(self) -> tuple[int, float]:
        """Wait for its end: its status, and how many seconds it took from now."""
        began = time.monotonic()
        return self._process.wait(GRACE_SECONDS), time.monotonic() - began

    def kill(self) -> None:
        """End it, if it still runs."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()

    def _is_ready(self) -> bool:
        if self._process.poll() is not None:
            raise RuntimeError(f"{self.name} ended by itself:\n{self._log.read_text()[-3000:]}")
        try:
            answer = httpx.get(f"{self.address}/readyz", timeout=LOOK_SECONDS, trust_env=False)
        except httpx.TransportError:
            return False
        self._said = answer.text
        return answer.status_code == 200


@dataclass
class Turns:
    """What became of the requests: how many were tried a second time, and which failed that too."""

    sent: int = 0
    retried: int = 0
    failed: list[str] = field(default_factory=list)


class InTurn(httpx.AsyncBaseTransport):
    """Sends what begins with ``prefix`` to the replicas in turn, once more to the next where one is going away.

    ``replicas`` is asked for every request. Everything else goes where it was sent.
    """

    def __init__(self, prefix: str, replicas: Callable[[], list[Replica]], turns: Turns) -> None:
        self._inner = httpx.AsyncHTTPTransport()
        self._prefix = prefix
        self._replicas = replicas
        self._turns = turns
        self._next = count()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request."""
        if not request.url.path.startswith(self._prefix):
            return await self._inner.handle_async_request(request)
        self._turns.sent += 1
        try:
            answer = await self._to_next(request)
            if answer.status_code != 503:
                return answer
            await answer.aclose()
        except httpx.TransportError:
            pass
        self._turns.retried += 1
        try:
            answer = await self._to_next(request)
        except httpx.TransportError as error:
            self._turns.failed.append(type(error).__name__)
            raise
        if answer.status_code >= 400:
            self._turns.failed.append(str(answer.status_code))
        return answer

    async def aclose(self) -> None:
        """Close all connections."""
        await self._inner.aclose()

    async def _to_next(self, request: httpx.Request) -> httpx.Response:
        there = self._replicas()
        chosen = there[next(self._next) % len(there)]
        path = request.url.raw_path.decode().removeprefix(self._prefix)
        sent = httpx.Request(request.method, f"{chosen.address}{path}", headers=request.headers, stream=request.stream)
        sent.extensions = request.extensions
        return await self._inner.handle_async_request(sent)
