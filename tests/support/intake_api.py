"""Intake's API on a real database, asked without a network."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

import httpx
from fastapi import FastAPI

from chassis.service_api import ApiOutside, make_api
from chassis.settings import ApiSettings, load
from chassis.telemetry import Telemetry
from intake.bootstrap import api_recipe
from tests.support.bearers import Bearers, person
from tests.support.intake_samples import StillClock
from tests.support.servers import Database

PEOPLE = Bearers(
    person("loader", "integrator"),
    person("mapper-1", "mapper"),
    person("manager-1", "manager", departments=("patient-access",), sites=("oak-street",)),
    person("staff-7", "staff", departments=("patient-access",), sites=("oak-street",)),
    person("staff-8", "staff", departments=("laboratory",), sites=("oak-street",)),
)
_keys = count()


def intake_app(database: Database) -> FastAPI:
    """The application on ``database``; its lifespan is not begun."""
    environment = {
        "PLUMBLINE_INTAKE_DATABASE_URL": database.app_url,
        "PLUMBLINE_OIDC_ISSUER": "http://issuer.invalid",
        "PLUMBLINE_DEVELOPMENT": "true",
    }
    settings = load(ApiSettings, service="intake", environment=environment)
    outside = ApiOutside(tokens=PEOPLE, telemetry=Telemetry.off("intake"), clock=StillClock())
    return make_api(settings, api_recipe(), outside)


class IntakeClient:
    """Asks as one person."""

    def __init__(self, app: FastAPI, subject: str) -> None:
        self._client = httpx.AsyncClient(
            transport=httpx.ASGITransport(app),
            base_url="http://intake",
            headers={"authorization": f"Bearer {subject}"},
        )

    async def get(self, path: str, **query: str | int) -> httpx.Response:
        return await self._client.get(path, params=query)

    async def post(
        self, path: str, body: Any, key: str | None = None, *, if_match: str | None = None
    ) -> httpx.Response:
        """Send ``body`` as JSON."""
        headers = {"idempotency-key": key or f"key-{next(_keys)}"}
        if if_match is not None:
            headers["if-match"] = if_match
        return await self._client.post(path, json=body, headers=headers)

    async def delete(self, path: str) -> httpx.Response:
        return await self._client.delete(path)

    async def send(self, path: str, content: str | bytes, media_type: str, key: str | None = None) -> httpx.Response:
        """Send ``content`` as it is."""
        headers = {"idempotency-key": key or f"key-{next(_keys)}", "content-type": media_type}
        return await self._client.post(path, content=content, headers=headers)


@asynccontextmanager
async def serving(database: Database) -> AsyncIterator[FastAPI]:
    """The application with its lifespan running."""
    app = intake_app(database)
    async with app.router.lifespan_context(app):
        yield app
