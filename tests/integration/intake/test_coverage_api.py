"""Coverage over HTTP, on a real database."""

from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI

from tests.support.intake_api import IntakeClient, serving
from tests.support.intake_samples import REGISTRY_CSV
from tests.support.servers import Database

CATALOGUE = [{"workflow": "check-in", "name": "Check-in", "departments": ["patient-access"]}]
CELLS = "/v1/cells/{}/patient-access/check-in/reopenings"
BODY = {"reason": "manager-changed"}


@pytest.fixture
async def app(database: Database) -> AsyncIterator[FastAPI]:
    async with serving(database) as app:
        yield app


@pytest.fixture
async def loader(app: FastAPI) -> IntakeClient:
    loader = IntakeClient(app, "loader")
    assert (await loader.send("/v1/registry-imports", REGISTRY_CSV, "text/csv")).status_code == 201
    assert (await loader.post("/v1/workflow-catalogue", CATALOGUE)).status_code == 201
    return loader


async def test_coverage_comes_in_pages(loader: IntakeClient) -> None:
    first = (await loader.get("/v1/coverage", limit=1)).json()
    rest = (await loader.get("/v1/coverage", limit=1, after=first["next"])).json()
    items = first["items"] + rest["items"]
    assert [(one["site"], one["state"]) for one in items] == [("elm-street", "unmapped"), ("oak-street", "unmapped")]


async def test_a_manager_reopens_only_their_own_cells(app: FastAPI, loader: IntakeClient) -> None:
    manager = IntakeClient(app, "manager-1")
    assert (await manager.post(CELLS.format("oak-street"), BODY)).status_code == 201
    assert (await manager.post(CELLS.format("elm-street"), BODY)).status_code == 403
    (oak,) = (await loader.get("/v1/coverage", site="oak-street")).json()["items"]
    assert (oak["state"], oak["reopened_for"]) == ("unmapped", "manager-changed")


async def test_a_reason_is_one_of_the_list(loader: IntakeClient) -> None:
    assert (await loader.post(CELLS.format("oak-street"), {"reason": "boredom"})).status_code == 422
