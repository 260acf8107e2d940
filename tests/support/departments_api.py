"""Departments' API on a real database: asked without a network, or listening on a port for streams."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import uvicorn
from fastapi import FastAPI

from chassis.api.stream_times import StreamRules
from chassis.service_api import ApiOutside, make_api
from chassis.settings import ApiSettings, load
from chassis.telemetry import Telemetry
from departments.bootstrap import api_recipe
from departments.live.feed import FeedRules
from tests.support.bearers import Bearers, person
from tests.support.ports import free_port
from tests.support.servers import Database

QUICK = StreamRules(heartbeat=0.2, life=60.0, reauthorise=0.3)


def people() -> Bearers:
    """Those who ask in the tests. Their rights may be changed while a stream is open."""
    return Bearers(
        person("lead", "lead", departments=("patient-access",)),
        person("biller", "staff", departments=("professional-billing",)),
        person("programme", "programme-lead"),
        person("nobody", "staff"),
    )


def departments_app(
    database: Database,
    known: Bearers | None = None,
    rules: StreamRules | None = None,
    telemetry: Telemetry | None = None,
) -> FastAPI:
    """The application on ``database``; its lifespan is not begun."""
    environment = {
        "PLUMBLINE_DEPARTMENTS_DATABASE_URL": database.app_url,
        "PLUMBLINE_OIDC_ISSUER": "http://issuer.invalid",
        "PLUMBLINE_DEVELOPMENT": "true",
    }
    settings = load(ApiSettings, service="departments", environment=environment)
    outside = ApiOutside(tokens=known or people(), telemetry=telemetry or Telemetry.off("departments"))
    return make_api(settings, api_recipe(rules or QUICK, FeedRules(poll=5.0)), outside)


@asynccontextmanager
async def serving(database: Database) -> AsyncIterator[FastAPI]:
    """The application with its lifespan running, without a port."""
    app = departments_app(database)
    async with app.router.lifespan_context(app):
        yield app


@asynccontextmanager
async def listening(app: FastAPI) -> AsyncIterator[str]:
    """``app`` on a port of its own; yields its address."""
    port = free_port()
    config = uvicorn.Config(app, port=port, log_config=None, timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]  # the test keeps its own
    serving_task = asyncio.create_task(server.serve())
    try:
        while not server.started and not serving_task.done():
            await asyncio.wait({serving_task}, timeout=0.02)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        await serving_task


@dataclass(frozen=True)
class Frame:
    """One event of a stream."""

    event: str
    id: str | None
    data: dict[str, Any]


class Stream:
    """An open stream; frames are read one after the other."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self._lines = response.aiter_lines()

    async def frame(self, seconds: float = 10.0) -> Frame:
        """The next frame."""
        async with asyncio.timeout(seconds):
            told: dict[str, str] = {}
            async for line in self._lines:
                if line == "" and "data" in told:
                    return Frame(told.get("event", "message"), told.get("id"), json.loads(told["data"]))
                name, _, value = line.partition(": ")
                told[name] = value
        raise EOFError("the stream ended")

    async def until(self, event: str, seconds: float = 10.0) -> Frame:
        """The next frame called ``event``; others are passed over."""
        async with asyncio.timeout(seconds):
            while True:
                frame = await self.frame()
                if frame.event == event:
                    return frame


@asynccontextmanager
async def streaming(
    address: str, department: str, who: str, *, after: str | None = None, header: str | None = None
) -> AsyncIterator[Stream]:
    """A stream of ``department`` for ``who``, after a cursor given in the address or in ``Last-Event-ID``."""
    headers = {"Authorization": f"Bearer {who}"} | ({"Last-Event-ID": header} if header else {})
    query = {"after": after} if after else {}
    path = f"{address}/v1/departments/{department}/stream"
    async with (
        httpx.AsyncClient(timeout=10) as client,
        client.stream("GET", path, params=query, headers=headers) as got,
    ):
        yield Stream(got)
