"""``python -m plumbline.origin --port N``: the five APIs, the session and the web app as one process on one origin.

Elsewhere a gateway stands before separate processes; on one machine this saves their memory. Requests take the same
way: the session front turns its cookie into a bearer token, and each API checks that token by itself.
"""

import argparse
import asyncio
import importlib
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from typing import Self

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from plumbline.credentials import SERVICES

STOP_SECONDS = 8
"""How long open requests may take to end; below the ten seconds after which the supervisor loses patience."""


class LifespanFailed(Exception):
    """An application could not begin."""


class Lifespan:
    """One application's lifespan, driven from outside: a mounted application would not get its own."""

    def __init__(self, name: str, app: ASGIApp) -> None:
        self._name = name
        self._app = app
        self._inbox: asyncio.Queue[Message] = asyncio.Queue()
        self._answers: asyncio.Queue[Message] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None
        self.state: dict[str, object] = {}

    async def __aenter__(self) -> Self:
        """Begin. Raises ``LifespanFailed``."""
        scope = {"type": "lifespan", "asgi": {"version": "3.0", "spec_version": "2.0"}, "state": self.state}
        self._task = asyncio.create_task(self._run(scope), name=f"lifespan-{self._name}")
        await self._ask("lifespan.startup")
        return self

    async def __aexit__(self, *_: object) -> None:
        """End in order."""
        await self._ask("lifespan.shutdown")
        if self._task is not None:
            await self._task

    async def _run(self, scope: Scope) -> None:
        try:
            await self._app(scope, self._inbox.get, self._answers.put)
        except Exception as error:  # noqa: BLE001 - told to who waits for the answer
            await self._answers.put({"type": "lifespan.startup.failed", "message": repr(error)})

    async def _ask(self, what: str) -> None:
        await self._inbox.put({"type": what})
        answer = await self._answers.get()
        if answer["type"].endswith(".failed"):
            raise LifespanFailed(f"{self._name}: {answer.get('message', '')}")


class Origin:
    """Runs the lifespans of everything that ``app`` serves, and answers the supervisor's questions.

    ``live`` are the applications that ``app`` passes requests to, by name; those of ``asked`` say whether it is ready.
    """

    def __init__(self, app: ASGIApp, live: Mapping[str, ASGIApp], asked: Sequence[str]) -> None:
        self._app = app
        self._asked = {name: live[name] for name in asked}
        self._lifespans = [Lifespan(name, mounted) for name, mounted in live.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["path"] == "/readyz":
            await self._ready(send)
        elif scope["path"] == "/livez":
            await _answer(send, 200, "alive")
        else:
            await self._app(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        async with AsyncExitStack() as stack:
            try:
                for lifespan in self._lifespans:
                    await stack.enter_async_context(lifespan)
            except LifespanFailed as failure:
                await send({"type": "lifespan.startup.failed", "message": str(failure)})
                return
            await send({"type": "lifespan.startup.complete"})
            await receive()
        await send({"type": "lifespan.shutdown.complete"})

    async def _ready(self, send: Send) -> None:
        """Ready when every API says so."""
        statuses = dict(zip(self._asked, await asyncio.gather(*map(_readiness, self._asked.values())), strict=True))
        not_ready = sorted(name for name, status in statuses.items() if status != 200)
        if not_ready:
            await _answer(send, 503, f"not ready: {', '.join(not_ready)}")
        else:
            await _answer(send, 200, "ready")


async def _answer(send: Send, status: int, words: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{words}\n".encode()})


async def _readiness(app: ASGIApp) -> int:
    """The status with which ``app`` answers whether it is ready."""
    found = 500

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        nonlocal found
        if message["type"] == "http.response.start":
            found = message["status"]

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": "/readyz",
        "raw_path": b"/readyz",
        "query_string": b"",
        "root_path": "",
        "headers": [],
        "client": ("127.0.0.1", 0),
        "server": ("127.0.0.1", 0),
    }
    await app(scope, receive, send)
    return found


def make_origin() -> Origin:
    """Everything, by the environment. Raises ``ConfigurationRefused``."""
    from chassis.logs import configure_logging
    from chassis.settings import load
    from chassis.telemetry import configure_telemetry
    from gateway.bootstrap import SERVICE, make_front
    from gateway.one_origin import one_origin
    from gateway.settings import GatewaySettings

    settings = load(GatewaySettings, service=SERVICE)
    telemetry = configure_telemetry(SERVICE, "gateway", settings)
    configure_logging(telemetry, level=settings.log_level, role="origin")
    apis: dict[str, ASGIApp] = {name: importlib.import_module(f"{name}.bootstrap").api() for name in SERVICES}
    front = make_front(settings, telemetry)
    app = one_origin(front, apis, public_url=settings.public_url)
    return Origin(app, {**apis, SERVICE: front.app}, SERVICES)


def main() -> None:
    """Serve until told to stop."""
    from chassis.api.serving import serve
    from chassis.errors import ConfigurationRefused

    arguments = argparse.ArgumentParser(prog="plumbline.origin")
    arguments.add_argument("--port", type=int, required=True)
    port = arguments.parse_args().port
    try:
        app = make_origin()
    except ConfigurationRefused as problem:
        raise SystemExit(str(problem)) from None
    serve(app, host="127.0.0.1", port=port, stop_seconds=STOP_SECONDS)


if __name__ == "__main__":
    main()
