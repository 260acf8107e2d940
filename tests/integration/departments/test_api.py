"""The views over HTTP, on a real database."""

import random
from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI

from chassis.api.policies import undeclared_routes
from chassis.api.problems import unmapped
from departments.api.problems import PROBLEMS
from departments.domain import errors
from tests.support.api_client import ApiClient
from tests.support.departments_api import serving
from tests.support.departments_database import StoredDepartments
from tests.support.departments_lives import busy_life
from tests.support.servers import Database

pytestmark = pytest.mark.integration

VIEW = "/v1/departments/patient-access/view"


@pytest.fixture
async def app(database: Database, stored: StoredDepartments) -> AsyncIterator[FastAPI]:
    await stored.fold(busy_life(random.Random(1)).news)
    async with serving(database) as app:
        yield app


@pytest.fixture
def lead(app: FastAPI) -> ApiClient:
    return ApiClient(app, "lead")


def test_every_route_declares_who_may_use_it(app: FastAPI) -> None:
    assert undeclared_routes(app) == []


def test_every_expected_failure_has_its_answer() -> None:
    assert unmapped(errors, PROBLEMS) == []


async def test_it_is_ready(lead: ApiClient) -> None:
    answer = await lead.get("/readyz")
    assert answer.status_code == 200
    assert answer.json()["checks"]["live_feed"]["ok"]


async def test_departments_are_listed_by_name_page_by_page(lead: ApiClient) -> None:
    first = (await lead.get("/v1/departments", limit=3)).json()
    rest = (await lead.get("/v1/departments", limit=3, after=first["next"])).json()
    assert [each["department"] for each in first["items"] + rest["items"]] == [
        "ambulatory-primary-care",
        "compliance",
        "it-applications",
        "patient-access",
        "professional-billing",
    ]
    assert first["items"][1]["name"] == "Compliance"
    assert rest["next"] is None


async def test_a_view_has_its_cards_its_sites_and_a_sentence(lead: ApiClient) -> None:
    view = (await lead.get(VIEW)).json()
    assert view["name"] == "Patient Access"
    assert view["epoch"] == 1
    assert view["sentence"].endswith(".")
    assert {card["kind"] for card in view["cards"]} >= {"incident", "day-change", "signal"}
    assert [card["urgency"] for card in view["cards"]] == sorted(
        (card["urgency"] for card in view["cards"]), reverse=True
    )
    assert {site["site_name"] for site in view["sites"]} == {"Oak Street", "Mill Lane North", "County Hospital"}
    assert all(site["cells"] is None for site in view["sites"])


async def test_a_view_with_its_cells_opens_every_reason(lead: ApiClient) -> None:
    view = (await lead.get(VIEW, cells=1)).json()
    for site in view["sites"]:
        states = [cell["state"] for cell in site["cells"]]
        assert sum(site["counts"].values()) == len(states)
        assert all(cell["reasons"] for cell in site["cells"])


async def test_a_view_is_for_its_own_people(app: FastAPI) -> None:
    for who, status in {"lead": 200, "programme": 200, "biller": 403, "nobody": 403}.items():
        answer = await ApiClient(app, who).get(VIEW)
        assert answer.status_code == status, who
    refused = await ApiClient(app, "biller").get(VIEW)
    assert "programme lead" in refused.json()["detail"]


async def test_a_department_that_nobody_has_is_a_problem(app: FastAPI) -> None:
    answer = await ApiClient(app, "programme").get("/v1/departments/pharmacy/view")
    assert (answer.status_code, answer.json()["type"]) == (404, "urn:plumbline:problem:department-unknown")


async def test_readiness_is_listed_for_ones_own_departments_only(app: FastAPI) -> None:
    mine = (await ApiClient(app, "biller").get("/v1/readiness", limit=200)).json()["items"]
    assert {cell["department"] for cell in mine} == {"professional-billing"}
    everybodys = (await ApiClient(app, "programme").get("/v1/readiness", limit=200)).json()["items"]
    assert len({cell["department"] for cell in everybodys}) == 3
    assert (await ApiClient(app, "nobody").get("/v1/readiness")).json()["items"] == []
    others = await ApiClient(app, "biller").get("/v1/readiness", department="patient-access")
    assert others.status_code == 403


async def test_readiness_is_filtered_and_paged(app: FastAPI) -> None:
    programme = ApiClient(app, "programme")
    whole = (await programme.get("/v1/readiness", workflow="check-in", limit=200)).json()["items"]
    found, after = [], None
    while True:
        query = {"workflow": "check-in", "limit": 2} | ({"after": after} if after else {})
        page = (await programme.get("/v1/readiness", **query)).json()
        found += page["items"]
        after = page["next"]
        if after is None:
            break
    assert found == whole
    assert {cell["workflow"] for cell in found} == {"check-in"}


async def test_one_cell_says_why(lead: ApiClient) -> None:
    cell = (await lead.get("/v1/readiness/oak-street/patient-access/check-in")).json()
    assert cell["workflow_name"] == "Arrival"
    assert {reason["code"] for reason in cell["reasons"]} >= {"map", "standard", "signatures", "incidents"}
    for reason in cell["reasons"]:
        assert reason["text"].endswith(".")


async def test_a_cell_that_is_none_is_a_problem(lead: ApiClient) -> None:
    answer = await lead.get("/v1/readiness/oak-street/patient-access/charge-capture")
    assert (answer.status_code, answer.json()["type"]) == (404, "urn:plumbline:problem:readiness-unknown")
