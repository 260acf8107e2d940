"""``python -m plumbline.origin --port N``: the five APIs, the session and the web app as one process on one origin.

Elsewhere a gateway stands before separate processes; on one machine this saves their memory. Requests take the same
way: the session front turns its cookie into a bearer token, and each API checks that token by itself.
"""

import asyncio
from collections.abc import Mapping
from contextlib import AsyncExitStack

from starlette.types import ASGIApp, Message, Receive, Scope, Send

PREFIX = "/api/"
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

    async def __aenter__(self) -> "Lifespan":
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
    """Sends ``/api/<service>/…`` to that service's application and everything else to ``front``.

    Where the session front passes requests on itself, it gets the applications and this class only runs lifespans.
    """

    def __init__(self, front: ASGIApp, apis: Mapping[str, ASGIApp]) -> None:
        self._front = front
        self._apis = apis
        self._lifespans = [Lifespan(name, app) for name, app in {**apis, "front": front}.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        if scope["path"] == "/readyz":
            await self._ready(send)
            return
        await self._front(scope, receive, send)

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
        statuses = dict(zip(self._apis, await asyncio.gather(*map(_readiness, self._apis.values())), strict=True))
        not_ready = sorted(name for name, status in statuses.items() if status != 200)
        body = (f"not ready: {', '.join(not_ready)}\n" if not_ready else "ready\n").encode()
        headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
        await send({"type": "http.response.start", "status": 503 if not_ready else 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})


async def _readiness(app: ASGIApp) -> int:
    found = 0

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
