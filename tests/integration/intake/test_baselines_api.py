"""Baselines over HTTP, on a real database."""

from collections.abc import AsyncIterator
from datetime import timedelta

import asyncpg
import pytest
from fastapi import FastAPI

from tests.support.intake_api import IntakeClient, serving
from tests.support.intake_samples import NOON, REGISTRY_CSV
from tests.support.servers import Database

BASELINE = "/v1/baselines/oak-street/patient-access"
DAYS = [{"day": str(NOON.date() - timedelta(days=at + 1)), "visits": at} for at in range(60)]


@pytest.fixture
async def app(database: Database) -> AsyncIterator[FastAPI]:
    async with serving(database) as app:
        yield app


@pytest.fixture
async def loader(app: FastAPI) -> IntakeClient:
    loader = IntakeClient(app, "loader")
    assert (await loader.send("/v1/registry-imports", REGISTRY_CSV, "text/csv")).status_code == 201
    return loader


async def test_a_baseline_is_frozen_once_and_says_whether_it_was_in_time(loader: IntakeClient) -> None:
    planned = {"wave": "wave-1", "go_live": str(NOON.date() + timedelta(days=30))}
    assert (await loader.post("/v1/go-live-dates", planned)).status_code == 201
    frozen = await loader.post(BASELINE, {"days": DAYS})
    assert (frozen.status_code, frozen.json()["timeliness"], frozen.json()["days"]) == (201, "late", 60)
    assert (await loader.get(BASELINE)).json() == frozen.json()
    again = await loader.post(BASELINE, {"days": DAYS[:58]})
    assert (again.status_code, again.json()["type"]) == (409, "urn:plumbline:problem:baseline-frozen")


async def test_staff_read_and_do_not_freeze(app: FastAPI, loader: IntakeClient) -> None:
    staff = IntakeClient(app, "staff-7")
    assert (await staff.get(BASELINE)).status_code == 404
    assert (await staff.post(BASELINE, {"days": DAYS})).status_code == 403


async def test_the_database_changes_no_frozen_baseline(database: Database, loader: IntakeClient) -> None:
    await loader.post(BASELINE, {"days": DAYS})
    connection = await asyncpg.connect(database.app_url)
    try:
        await connection.execute("select set_config('app.subject', 'loader', false)")
        assert await connection.execute("update baselines set days = 1") == "UPDATE 0"
        assert await connection.execute("delete from baselines") == "DELETE 0"
    finally:
        await connection.close()
