"""Alignment's API on a real database, asked without a network."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

import httpx
import yaml
from fastapi import FastAPI

from alignment.bootstrap import api_recipe
from alignment.domain.parties import ALL_PARTIES
from chassis.principals import Principal
from chassis.service_api import ApiOutside, make_api
from chassis.settings import ApiSettings, load
from chassis.telemetry import Telemetry
from tests.support.alignment_samples import CountedIdentifiers, StillClock
from tests.support.bearers import Bearers, person
from tests.support.servers import Database

NOBODY: frozenset[str] = frozenset()
LEADS = tuple(
    Principal(
        f"{party.value}-lead",
        f"{party.value.title()} Lead",
        frozenset({"lead"}),
        frozenset({party.value}),
        frozenset({"*"}),
        frozenset({"*"}),
    )
    for party in ALL_PARTIES
)
PEOPLE = Bearers(
    person("designer-1", "designer", departments=("*",)),
    person("staff-7", "staff", departments=("patient-access",)),
    Principal("lab-lead", "Lab Lead", frozenset({"lead"}), frozenset({"clinical"}), frozenset({"laboratory"}), NOBODY),
    *LEADS,
)
_keys = count()


def alignment_app(database: Database) -> FastAPI:
    """The application on ``database``; its lifespan is not begun."""
    environment = {
        "PLUMBLINE_ALIGNMENT_DATABASE_URL": database.app_url,
        "PLUMBLINE_OIDC_ISSUER": "http://issuer.invalid",
        "PLUMBLINE_DEVELOPMENT": "true",
    }
    settings = load(ApiSettings, service="alignment", environment=environment)
    outside = ApiOutside(
        tokens=PEOPLE, telemetry=Telemetry.off("alignment"), clock=StillClock(), ids=CountedIdentifiers()
    )
    return make_api(settings, api_recipe(), outside)


@asynccontextmanager
async def serving(database: Database) -> AsyncIterator[FastAPI]:
    """The application with its lifespan running."""
    app = alignment_app(database)
    async with app.router.lifespan_context(app):
        yield app


class AlignmentClient:
    """Asks as one person. Every POST has an idempotency key of its own, unless the test gives one."""

    def __init__(self, app: FastAPI, subject: str) -> None:
        self._client = httpx.AsyncClient(
            transport=httpx.ASGITransport(app),
            base_url="http://alignment",
            headers={"authorization": f"Bearer {subject}"},
        )

    async def get(self, path: str, **query: str | int) -> httpx.Response:
        return await self._client.get(path, params=query)

    async def post(self, path: str, body: Any, key: str | None = None) -> httpx.Response:
        return await self._client.post(path, json=body, headers={"idempotency-key": key or f"key-{next(_keys)}"})

    async def post_yaml(self, path: str, body: Any) -> httpx.Response:
        headers = {"idempotency-key": f"key-{next(_keys)}", "content-type": "application/yaml"}
        return await self._client.post(path, content=yaml.safe_dump(json.loads(json.dumps(body))), headers=headers)

    async def put(self, path: str, body: Any, **headers: str) -> httpx.Response:
        return await self._client.put(path, json=body, headers={k.replace("_", "-"): v for k, v in headers.items()})

    async def decide(
        self, found: Mapping[str, Any], party: str, decision: str = "grant", **said: str
    ) -> httpx.Response:
        """Decide in the round ``found`` on the content that it shows, unless ``said`` says otherwise."""
        body = {"party": party, "decision": decision, "content_hash": found["content_hash"], **said}
        return await self.post(f"/v1/sign-off-rounds/{found['round_id']}/decisions", body)
