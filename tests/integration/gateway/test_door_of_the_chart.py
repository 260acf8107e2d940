"""The chart's nginx.conf on a real nginx, before a session front and services that say what reached them."""

import asyncio
import json
import os
import shutil
import subprocess
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.architecture.tree import ROOT
from tests.support.eventually import eventually
from tests.support.ports import free_port

CONFIGURATION = ROOT / "deploy/helm/plumbline/files/nginx.conf"
GOOD, CROSS, AWAY = ({"Cookie": f"session={name}"} for name in ("good", "cross", "away"))
ANSWERS = {"good": 204, "cross": 204, "away": 503}


class Echo(BaseHTTPRequestHandler):
    """A service: answers with what reached it. On ``/session/token`` it is the session front."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.path == "/session/token":
            self._token()
            return
        seen = {name: self.headers.get(name) for name in ("Authorization", "Cookie", "Host")}
        self._answer(200, json.dumps({"path": self.path, "port": self.server.server_address[1], **seen}).encode())

    def do_POST(self) -> None:
        self.do_GET()

    def _token(self) -> None:
        _, _, name = (self.headers.get("Cookie") or "").partition("session=")
        is_refused = name == "cross" and self.headers.get("X-Original-Method") == "POST"
        self._answer(403 if is_refused else ANSWERS.get(name, 401), bearer="Bearer of-the-session")

    def _answer(self, status: int, body: bytes = b"", *, bearer: str = "") -> None:
        self.send_response(status)
        if bearer and status == 204:
            self.send_header("Authorization", bearer)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def _echo() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def nginx() -> str:
    """An nginx: the machine's, else Debian's package when we are root."""
    if not shutil.which("nginx") and os.geteuid() == 0 and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for words in (("update",), ("install", "--yes", "--no-install-recommends", "nginx-light")):
            subprocess.run(("apt-get", "-qq", *words), env=environment, check=True, capture_output=True)
    found = shutil.which("nginx")
    if found is None:
        pytest.skip("There is no nginx here, and only root could install Debian's.")
    return found


@pytest.fixture
async def door(nginx: str, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """The door, with intake behind it; training is away."""
    with ExitStack() as stack:
        front, intake = stack.enter_context(_echo()), stack.enter_context(_echo())
        here, health = free_port(), free_port()
        upstreams = f"upstream intake {{ server 127.0.0.1:{intake}; }} upstream training {{ server 127.0.0.1:9; }}"
        text = CONFIGURATION.read_text(encoding="utf-8")
        for old, new in {
            "@MAX_BODY@": "1m",
            "@UPSTREAMS@": upstreams,
            "@NAMES@": "intake|training",
            "127.0.0.1:8080": f"127.0.0.1:{front}",
            "listen 8000": f"listen 127.0.0.1:{here}",
            "listen 8001": f"listen 127.0.0.1:{health}",
            "/tmp/": f"{tmp_path}/",
        }.items():
            assert old in text
            text = text.replace(old, new)
        # As root it would work as somebody who may not write under the test's folder.
        text = f"user root;\n{text}" if os.geteuid() == 0 else text
        (tmp_path / "nginx.conf").write_text(text, encoding="utf-8")
        command = (nginx, "-c", str(tmp_path / "nginx.conf"), "-e", "stderr", "-g", "daemon off;")
        quiet = asyncio.subprocess.DEVNULL
        process = await asyncio.create_subprocess_exec(*command, stdout=quiet, stderr=quiet)
        try:
            async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{here}") as client:
                await eventually(lambda: _is_ready(client, health), what="nginx")
                yield client
        finally:
            process.terminate()
            await asyncio.wait_for(process.wait(), 10)


async def _is_ready(client: httpx.AsyncClient, health: int) -> bool:
    try:
        return (await client.get(f"http://127.0.0.1:{health}/readyz")).status_code == 200
    except httpx.TransportError:
        return False


async def test_a_session_becomes_a_bearer_and_no_cookie_goes_on(door: httpx.AsyncClient) -> None:
    seen = (await door.get("/api/intake/v1/maps/a%40b?x=1", headers=GOOD)).json()
    assert (seen["path"], seen["Authorization"]) == ("/v1/maps/a%40b?x=1", "Bearer of-the-session")
    assert seen["Cookie"] is None
    assert seen["Host"] == door.base_url.netloc.decode()


async def test_who_brings_a_token_keeps_it(door: httpx.AsyncClient) -> None:
    own = {"Authorization": "Bearer of-a-program"}
    assert (await door.get("/api/intake/v1/x", headers=GOOD | own)).json()["Authorization"] == own["Authorization"]


async def test_who_is_not_signed_in_is_the_services_to_answer(door: httpx.AsyncClient) -> None:
    for headers in ({}, {"Cookie": "session=old"}):
        answer = await door.get("/api/intake/v1/x", headers=headers)
        assert (answer.status_code, answer.json()["Authorization"]) == (200, None)


async def test_a_change_from_another_page_is_refused(door: httpx.AsyncClient) -> None:
    answer = await door.post("/api/intake/v1/x", headers=CROSS)
    assert (answer.status_code, answer.json()["type"]) == (403, "urn:plumbline:problem:cross-site")
    assert (await door.get("/api/intake/v1/x", headers=CROSS)).status_code == 200


async def test_what_is_away_is_a_problem_that_says_so(door: httpx.AsyncClient) -> None:
    for path, headers in (("/api/training/v1/x", GOOD), ("/api/intake/v1/x", AWAY)):
        answer = await door.get(path, headers=headers)
        assert (answer.status_code, answer.json()["type"]) == (503, "urn:plumbline:problem:not-available")


async def test_a_page_never_reads_the_bearer_nor_what_is_asked_from_inside(door: httpx.AsyncClient) -> None:
    for path in ("/session/token", "/bearer", "/metrics", "/readyz", "/api/intake/metrics", "/api/intake/livez"):
        answer = await door.get(path, headers=GOOD)
        assert (path, answer.status_code, "authorization" in answer.headers) == (path, 404, False)


async def test_everything_else_is_the_session_fronts(door: httpx.AsyncClient) -> None:
    assert (await door.get("/departments/billing", headers=GOOD)).json()["Cookie"] == GOOD["Cookie"]
