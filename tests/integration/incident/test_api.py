"""Incident over HTTP, on a real database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import pytest
from fastapi import FastAPI

from chassis.api.policies import undeclared_routes
from tests.support.api_client import ApiClient
from tests.support.incident_api import serving
from tests.support.incident_samples import check_in, claim_edit, refill, rooming
from tests.support.incident_scenarios import Stage
from tests.support.servers import Database

REPORT = {
    "site": "oak-street",
    "department": "patient-access",
    "workflow": "check-in",
    "step": "s1",
    "role": "front-desk",
    "severity": "high",
    "what": "The plan is empty after the scan.",
}
TONIGHT = "2026-11-02T19:00:00+00:00"


@pytest.fixture
async def app(database: Database, stage: Stage) -> AsyncIterator[FastAPI]:
    await stage.know(check_in(), rooming(), claim_edit(), refill())
    async with serving(database) as app:
        yield app


@pytest.fixture
def desk(app: FastAPI) -> ApiClient:
    return ApiClient(app, "staff-7")


@pytest.fixture
def billing(app: FastAPI) -> ApiClient:
    return ApiClient(app, "staff-9")


@pytest.fixture
def pharmacy(app: FastAPI) -> ApiClient:
    return ApiClient(app, "staff-10")


async def _reported(client: ApiClient, **changes: str) -> str:
    answer = await client.post("/v1/reports", {**REPORT, **changes})
    assert answer.status_code == 201, answer.text
    incident_id: str = answer.json()["incident_id"]
    return incident_id


def test_every_route_declares_who_may_use_it(app: FastAPI) -> None:
    assert undeclared_routes(app) == []


async def test_a_report_gives_a_receipt_and_the_incident_its_routes(desk: ApiClient) -> None:
    answer = await desk.post("/v1/reports", REPORT)
    receipt = answer.json()
    assert (answer.status_code, set(receipt)) == (201, {"report_id", "incident_id"})
    read = await desk.get(answer.headers["location"])
    assert read.headers["etag"] == '"1"'
    incident = read.json()
    assert (incident["state"], incident["owner"], incident["what"]) == ("open", "patient-access", REPORT["what"])
    assert [(each["department"], each["item"], each["label"]) for each in incident["routed_to"]] == [
        ("patient-access", None, "Do s1"),
        ("billing", "coverage.plan", "Do s1 → (coverage.plan) Do c2"),
        ("primary-care", "encounter", "Do s1 → (next step) Do s2 → (encounter) Do r1"),
    ]
    assert [hop["step"] for hop in incident["routed_to"][1]["path"]] == ["s1", "c2"]


async def test_the_same_report_again_opens_no_second_incident(desk: ApiClient) -> None:
    first = await desk.post("/v1/reports", REPORT, key="once")
    second = await desk.post("/v1/reports", REPORT, key="once")
    assert second.json() == first.json()
    assert len((await desk.get("/v1/incidents")).json()["items"]) == 1


_FULL = """
create function full_disk() returns trigger language plpgsql as $$
begin
    raise exception 'could not extend file "base/5/16384": No space left on device' using errcode = 'disk_full';
end $$;
create trigger full_disk before insert on {table} for each row execute function full_disk();
"""


@pytest.mark.parametrize("table", ["idempotency_keys", "incidents", "outbox"])
async def test_a_database_without_room_is_said_so_and_keeps_nothing(
    app: FastAPI, desk: ApiClient, database: Database, table: str
) -> None:
    """At whichever of a command's writes it happens. The same command is carried out when there is room."""
    async with _superuser(database) as there:
        await there.execute(_FULL.format(table=table))
        answer = await desk.post("/v1/reports", REPORT, key="once")
        problem = answer.json()
        assert (answer.status_code, problem["type"]) == (503, "urn:plumbline:problem:no-room")
        assert answer.headers["content-type"] == "application/problem+json"
        assert int(answer.headers["retry-after"]) >= 30
        assert "base/5" not in answer.text
        for kept in ("idempotency_keys", "incidents", "outbox"):
            assert await there.fetchval(f"select count(*) from {kept}") == 0

        ready = await desk.get("/readyz")
        assert ready.status_code == 200, "what is there can still be read here"
        assert ready.json()["checks"]["room"]["ok"] is False

        await there.execute(f"drop trigger full_disk on {table}")
        assert (await desk.post("/v1/reports", REPORT, key="once")).status_code == 201
    assert len((await desk.get("/v1/incidents")).json()["items"]) == 1


@asynccontextmanager
async def _superuser(database: Database) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    connection = await asyncpg.connect(database.superuser_url)
    try:
        yield connection
    finally:
        await connection.close()


async def test_without_role_and_severity_it_is_medium(desk: ApiClient) -> None:
    body = {name: value for name, value in REPORT.items() if name not in {"role", "severity"}}
    incident_id = (await desk.post("/v1/reports", body)).json()["incident_id"]
    incident = (await desk.get(f"/v1/incidents/{incident_id}")).json()
    assert (incident["severity"], incident["role"]) == ("medium", None)


@pytest.mark.parametrize(
    ("changes", "slug"),
    [
        ({"step": "s9"}, "step-unknown"),
        ({"site": "nowhere"}, "site-unknown"),
        ({"what": "Empty for MRN 12345678"}, "identifier-in-text"),
        ({"what": "   "}, "invalid"),
        ({"severity": "awful"}, "invalid"),
    ],
)
async def test_what_cannot_be_taken_is_refused(desk: ApiClient, changes: dict[str, str], slug: str) -> None:
    answer = await desk.post("/v1/reports", {**REPORT, **changes})
    problem = answer.json()
    assert (answer.status_code, problem["type"].rsplit(":", 1)[1]) == (422, slug)
    assert problem["errors"]
    assert "12345678" not in answer.text
    assert (await desk.get("/v1/incidents")).json()["items"] == []


async def test_an_unknown_step_is_answered_with_the_known_ones(desk: ApiClient) -> None:
    problem = (await desk.post("/v1/reports", {**REPORT, "step": "s9"})).json()
    assert "s1 (Do s1), s2 (Do s2)" in problem["errors"][0]["rule"]


async def test_a_workflow_that_nobody_mapped_is_taken_blind(desk: ApiClient) -> None:
    incident_id = await _reported(desk, workflow="telehealth-visit", step="t4")
    incident = (await desk.get(f"/v1/incidents/{incident_id}")).json()
    assert incident["is_blind"]
    assert "no map of this step" in incident["blind_because"]
    assert [each["department"] for each in incident["routed_to"]] == ["patient-access"]


async def test_it_is_acknowledged_contained_and_resolved(desk: ApiClient, billing: ApiClient) -> None:
    here = f"/v1/incidents/{await _reported(desk)}"
    known = await billing.post(f"{here}/acknowledgements", {"department": "billing"})
    assert (known.status_code, known.json()["state"], known.headers["etag"]) == (201, "acknowledged", '"2"')
    measure = {"department": "patient-access", "measure": "Ask for the plan by voice.", "until": TONIGHT}
    assert (await desk.post(f"{here}/containments", measure)).json()["measure"] == measure["measure"]
    mended = {"department": "patient-access", "resolution": "The field is back."}
    over = (await desk.post(f"{here}/resolutions", mended)).json()
    assert (over["state"], over["resolution"], over["version"]) == ("resolved", "The field is back.", 4)
    assert [moment["kind"] for moment in over["timeline"]] == ["opened", "acknowledged", "contained", "resolved"]
    assert [moment["by"] for moment in over["timeline"]] == ["staff-7", "staff-9", "staff-7", "staff-7"]
    # A sign-in that tells no name leaves none.
    assert [moment["by_name"] for moment in over["timeline"]] == ["Fay Desmond", None, "Fay Desmond", "Fay Desmond"]
    acknowledged = {each["department"]: bool(each["acknowledged_at"]) for each in over["routed_to"]}
    assert acknowledged == {"patient-access": False, "billing": True, "primary-care": False}


async def test_people_of_other_departments_may_neither_act_nor_read_the_words(
    desk: ApiClient, pharmacy: ApiClient
) -> None:
    here = f"/v1/incidents/{await _reported(desk)}"
    for department in ("pharmacy", "billing"):
        assert (await pharmacy.post(f"{here}/acknowledgements", {"department": department})).status_code == 403
    seen = await pharmacy.get(here)
    assert seen.status_code == 200
    assert "The plan is empty" not in seen.text
    assert "staff-7" not in seen.text
    assert "Fay Desmond" not in seen.text


async def test_the_command_centre_may_act_for_any_touched_department(app: FastAPI, desk: ApiClient) -> None:
    here, centre = f"/v1/incidents/{await _reported(desk)}", ApiClient(app, "staff-1")
    assert (await centre.post(f"{here}/acknowledgements", {"department": "pharmacy"})).status_code == 422
    assert (await centre.post(f"{here}/acknowledgements", {"department": "billing"})).status_code == 201
    assert (await centre.get(here)).json()["what"] == REPORT["what"]


@pytest.mark.parametrize(
    ("act", "body", "status"),
    [
        ("containments", {"measure": "By voice.", "until": TONIGHT}, 409),
        ("resolutions", {"resolution": "Mended."}, 409),
        ("containments", {"measure": "By voice.", "until": "2026-11-02T19:00:00"}, 422),
        ("containments", {"measure": "Call 415-555-0134.", "until": TONIGHT}, 422),
    ],
)
async def test_acts_out_of_turn_are_refused(desk: ApiClient, act: str, body: dict[str, str], status: int) -> None:
    here = f"/v1/incidents/{await _reported(desk)}"
    answer = await desk.post(f"{here}/{act}", {"department": "patient-access", **body})
    assert answer.status_code == status
    assert (await desk.get(here)).json()["version"] == 1


async def test_a_department_acknowledges_once(desk: ApiClient) -> None:
    here = f"/v1/incidents/{await _reported(desk)}"
    body = {"department": "patient-access"}
    assert (await desk.post(f"{here}/acknowledgements", body, key="a")).status_code == 201
    assert (await desk.post(f"{here}/acknowledgements", body, key="a")).headers["idempotency-replayed"] == "true"
    assert (await desk.post(f"{here}/acknowledgements", body, key="b")).status_code == 409


async def test_incidents_are_listed_newest_first_page_by_page(desk: ApiClient, billing: ApiClient) -> None:
    first = await _reported(desk)
    second = await _reported(desk, workflow="refill", department="pharmacy", step="p1", severity="low")
    await billing.post(f"/v1/incidents/{first}/acknowledgements", {"department": "billing"})

    async def listed(**wanted: str | int) -> list[str]:
        return [each["incident_id"] for each in (await desk.get("/v1/incidents", **wanted)).json()["items"]]

    assert await listed(department="billing") == [first]
    assert await listed(severity="low", site="oak-street") == [second]
    assert await listed(state="acknowledged") == [first]
    assert await listed(is_resolved="false") == [second, first]
    assert await listed(is_resolved="true") == []
    page = (await desk.get("/v1/incidents", limit=1)).json()
    assert await listed(limit=1, after=page["next"]) != [page["items"][0]["incident_id"]]
    assert "The plan is empty" not in (await desk.get("/v1/incidents")).text


async def test_no_such_incident(desk: ApiClient) -> None:
    assert (await desk.get("/v1/incidents/none")).status_code == 404
    answer = await desk.post("/v1/incidents/none/acknowledgements", {"department": "billing"})
    assert answer.status_code == 404


async def test_nobody_unknown_reports(app: FastAPI) -> None:
    assert (await ApiClient(app, "nobody").post("/v1/reports", REPORT)).status_code == 401
