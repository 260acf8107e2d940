"""Imports that wait for a person, over HTTP, on a real database."""

import json
from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI

from tests.support.intake_api import IntakeClient, serving
from tests.support.intake_bundle import bundle
from tests.support.intake_samples import HEADER, REGISTRY_CSV
from tests.support.servers import Database
from tests.support.workbooks import XLSX, workbook

STAGED = "/v1/registry-imports?stage=true"


@pytest.fixture
async def app(database: Database) -> AsyncIterator[FastAPI]:
    async with serving(database) as app:
        yield app


@pytest.fixture
def loader(app: FastAPI) -> IntakeClient:
    return IntakeClient(app, "loader")


async def test_a_workbook_is_staged_looked_at_and_applied(loader: IntakeClient) -> None:
    rows = [line.split(",") for line in (HEADER, "oak,Oak,clinic,,,lab,Laboratory,rn,day,4", "ash,,,,,,,,,")]
    staged = await loader.send(f"{STAGED}&file=sites.xlsx", workbook({"All": rows}), XLSX)
    assert staged.status_code == 201
    where, tag = staged.headers["location"], staged.headers["etag"]
    assert staged.json()["refused"][0]["place"] == "sites.xlsx, sheet All, row 3, site_name"
    assert (await loader.get("/v1/sites")).json()["items"] == []
    waits = await loader.post(f"{where}/application", {}, if_match=tag)
    assert (waits.status_code, waits.json()["type"]) == (409, "urn:plumbline:problem:rows-wait")
    done = await loader.post(f"{where}/application", {"rest": True}, if_match=tag)
    assert (done.status_code, done.json()["state"], done.json()["applied_by"]) == (201, "applied", "loader")
    assert (await loader.get(where)).json() == done.json()
    assert [site["site"] for site in (await loader.get("/v1/sites")).json()["items"]] == ["oak"]


async def test_a_moved_registry_is_a_conflict_with_a_fresh_preview_to_look_at(loader: IntakeClient) -> None:
    staged = await loader.send(STAGED, REGISTRY_CSV, "text/csv")
    where = staged.headers["location"]
    await loader.send("/v1/registry-imports", f"{HEADER}\nmercy,Mercy,hospital,,,,,,,\n", "text/csv")
    moved = await loader.post(f"{where}/application", {}, if_match=staged.headers["etag"])
    assert (moved.status_code, moved.json()["type"]) == (409, "urn:plumbline:problem:registry-moved")
    fresh = await loader.get(where)
    assert fresh.json()["sites"] == {"added": 2, "changed": 1, "unchanged": 0}
    done = await loader.post(f"{where}/application", {}, if_match=fresh.headers["etag"])
    assert done.status_code == 201


async def test_applying_without_a_version_is_refused(loader: IntakeClient) -> None:
    staged = await loader.send(STAGED, REGISTRY_CSV, "text/csv")
    assert (await loader.post(f"{staged.headers['location']}/application", {})).status_code == 428


async def test_a_bundle_is_staged_whole(loader: IntakeClient) -> None:
    staged = await loader.send(STAGED, json.dumps(bundle()), "application/fhir+json")
    assert (staged.status_code, staged.json()["sites"]["added"]) == (201, 3)
    assert staged.json()["left_aside"] == {"Organization": 1, "Practitioner": 1}


async def test_a_workbook_is_imported_at_once_too(loader: IntakeClient) -> None:
    rows = [line.split(",") for line in REGISTRY_CSV.splitlines() if "Elm" not in line]
    done = await loader.send("/v1/registry-imports", workbook({"All": rows}), XLSX)
    assert (done.status_code, done.json()["added"]) == (201, 2)


async def test_a_removed_import_is_not_found_and_others_may_not_look(app: FastAPI, loader: IntakeClient) -> None:
    where = (await loader.send(STAGED, REGISTRY_CSV, "text/csv")).headers["location"]
    assert (await IntakeClient(app, "staff-7").get(where)).status_code == 403
    assert (await loader.delete(where)).status_code == 204
    assert (await loader.get(where)).status_code == 404
