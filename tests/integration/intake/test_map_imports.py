"""Maps from BPMN files over HTTP, on a real database: previewed, recorded, refused with the place."""

from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI

from tests.support.bpmn_samples import CHECK_IN
from tests.support.intake_api import IntakeClient, serving
from tests.support.intake_samples import REGISTRY_CSV
from tests.support.servers import Database

BPMN = "application/bpmn+xml"
IMPORTS = "/v1/map-imports?site=oak-street&department=patient-access&workflow=check-in"
MAP = "/v1/maps/oak-street/patient-access/check-in"
CATALOGUE = [{"workflow": "check-in", "name": "Check-in", "departments": ["patient-access"]}]


@pytest.fixture
async def app(database: Database) -> AsyncIterator[FastAPI]:
    async with serving(database) as app:
        loader = IntakeClient(app, "loader")
        assert (await loader.send("/v1/registry-imports", REGISTRY_CSV, "text/csv")).status_code == 201
        assert (await loader.post("/v1/workflow-catalogue", CATALOGUE)).status_code == 201
        yield app


@pytest.fixture
def mapper(app: FastAPI) -> IntakeClient:
    return IntakeClient(app, "mapper-1")


async def _is_unknown(client: IntakeClient) -> bool:
    return (await client.get(MAP)).status_code == 404


async def test_a_preview_says_the_map_and_what_is_left_aside_and_stores_nothing(mapper: IntakeClient) -> None:
    answer = await mapper.send(f"{IMPORTS}&preview=true", CHECK_IN, BPMN)
    assert answer.status_code == 200
    body = answer.json()
    assert body["state"] == "preview"
    assert [step["name"] for step in body["map"]["steps"]][:2] == ["Scan the insurance card", "Verify benefits"]
    assert {one["id"] for one in body["left_aside"]} >= {"loop", "f10"}
    assert all(one["line"] > 0 and one["why"] for one in body["left_aside"])
    assert await _is_unknown(mapper)


async def test_an_import_is_a_version_of_the_map_and_the_same_file_again_is_none(mapper: IntakeClient) -> None:
    first = (await mapper.send(IMPORTS, CHECK_IN, BPMN)).json()
    again = (await mapper.send(IMPORTS, CHECK_IN, "text/xml")).json()
    assert (first["state"], first["outcome"]["version"]) == ("recorded", 1)
    assert (again["state"], again["outcome"]["version"]) == ("unchanged", 1)
    kept = (await mapper.get(MAP)).json()
    assert kept["map"] == first["map"]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (CHECK_IN[:900].encode(), "line"),
        (b"PK\x03\x04", "line 1"),
        (b'<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>', "line 1"),
        (CHECK_IN.replace("definitions", "drawing").encode(), "line 2"),
        (CHECK_IN.encode("utf-16-le"), "line 1"),
    ],
)
async def test_what_is_no_bpmn_is_refused_with_its_place_and_nothing_is_stored(
    mapper: IntakeClient, content: bytes, place: str
) -> None:
    answer = await mapper.send(IMPORTS, content, BPMN)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["errors"][0]["place"].startswith(place)
    assert await _is_unknown(mapper)


async def test_what_identifies_somebody_is_not_stored(mapper: IntakeClient) -> None:
    answer = await mapper.send(IMPORTS, CHECK_IN.replace("Verify benefits", "Call Mrs. Alvarez"), BPMN)
    assert answer.status_code == 422
    assert answer.json()["type"] == "urn:plumbline:problem:identifier-found"
    assert "Alvarez" not in answer.text
    assert await _is_unknown(mapper)


async def test_a_place_that_the_registry_has_not_is_refused(mapper: IntakeClient) -> None:
    answer = await mapper.send(IMPORTS.replace("oak-street", "nowhere"), CHECK_IN, BPMN)
    assert answer.json()["type"] == "urn:plumbline:problem:reference-unknown"


async def test_staff_do_not_import(app: FastAPI) -> None:
    answer: httpx.Response = await IntakeClient(app, "staff-7").send(IMPORTS, CHECK_IN, BPMN)
    assert answer.status_code == 403
