"""Training over HTTP, on a real database."""

from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI

from chassis.api.policies import undeclared_routes
from tests.support.api_client import ApiClient
from tests.support.servers import Database
from tests.support.training_api import serving
from tests.support.training_database import StoredTraining
from tests.support.training_samples import FIRST, SECOND, delta
from tests.support.training_scenarios import LESSON, complete, take_delta

RECORDS = "/v1/proficiency-records"
PASSED = {"lesson_id": LESSON, "learner": "staff-7", "level": "passed", "outcome": "reached"}


@pytest.fixture
async def app(database: Database, world: StoredTraining) -> AsyncIterator[FastAPI]:
    for site in ("oak-street", "elm-street", "ash-street"):
        await take_delta(world, delta(site=site))
    await complete(world, FIRST)
    async with serving(database) as app:
        yield app


@pytest.fixture
def trainer(app: FastAPI) -> ApiClient:
    return ApiClient(app, "trainer-1")


@pytest.fixture
def staff(app: FastAPI) -> ApiClient:
    return ApiClient(app, "staff-7")


def test_every_route_declares_who_may_use_it(app: FastAPI) -> None:
    assert undeclared_routes(app) == []


async def test_it_is_ready(trainer: ApiClient) -> None:
    assert (await trainer.get("/readyz")).status_code == 200


@pytest.mark.parametrize("address", [LESSON, LESSON.replace("@", "%40")])
async def test_a_lesson_is_found_by_its_id_in_an_address(staff: ApiClient, address: str) -> None:
    answer = await staff.get(f"/v1/lessons/{address}")
    assert answer.status_code == 200
    assert answer.headers["etag"] == '"1"'
    lesson = answer.json()
    assert (lesson["lesson_id"], lesson["minutes_basis"]) == (LESSON, "assumed")
    assert [item["change"] for item in lesson["items"]] == ["stops", "starts"]


async def test_no_such_lesson_is_a_problem(staff: ApiClient) -> None:
    answer = await staff.get("/v1/lessons/check-in@nowhere@front-desk")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert answer.json()["type"].endswith("lesson-not-found")


async def test_lessons_are_listed_page_by_page(staff: ApiClient) -> None:
    first = (await staff.get("/v1/lessons", limit=2, role="front-desk")).json()
    rest = (await staff.get("/v1/lessons", limit=2, role="front-desk", after=first["next"])).json()
    assert [each["site"] for each in first["items"] + rest["items"]] == ["ash-street", "elm-street", "oak-street"]
    assert rest["next"] is None
    one = (await staff.get("/v1/lessons", site="oak-street", workflow="check-in", department="patient-access")).json()
    assert [each["lesson_id"] for each in one["items"]] == [LESSON]


async def test_an_attempt_is_recorded_and_counted(trainer: ApiClient) -> None:
    answer = await trainer.post(RECORDS, PASSED)
    assert answer.status_code == 201
    (recorded,) = answer.json()["items"]
    assert (recorded["attempt"], recorded["holds"], recorded["content_hash"]) == (1, "passed", FIRST)
    summary = (await trainer.get(f"/v1/lessons/{LESSON}/proficiency")).json()
    assert summary["learners"] == {"none": 0, "attended": 0, "passed": 1, "demonstrated": 0, "observed": 0}
    assert summary["pass_rate"] == {"attempts": 1, "reached": 1, "rate": 1.0}
    assert summary["headcount"] is None


async def test_the_same_command_again_records_nothing_more(trainer: ApiClient) -> None:
    first = await trainer.post(RECORDS, PASSED, key="once")
    second = await trainer.post(RECORDS, PASSED, key="once")
    assert second.headers["idempotency-replayed"] == "true"
    assert second.content == first.content
    assert len((await trainer.get(RECORDS, lesson_id=LESSON)).json()["items"]) == 1


async def test_five_hundred_records_are_taken_and_five_hundred_and_one_are_not(trainer: ApiClient) -> None:
    records = [{**PASSED, "learner": f"staff-{n}"} for n in range(501)]
    assert (await trainer.post(RECORDS, {"records": records})).status_code == 422
    answer = await trainer.post(RECORDS, {"records": records[:500]})
    assert (answer.status_code, len(answer.json()["items"])) == (201, 500)


async def test_one_bad_record_of_many_names_its_place_and_records_nothing(trainer: ApiClient) -> None:
    answer = await trainer.post(RECORDS, {"records": [PASSED, {**PASSED, "learner": "Ann Lee"}]})
    problem = answer.json()
    assert answer.status_code == 422
    assert [error["place"] for error in problem["errors"]] == ["records[1].learner"]
    assert "Ann" not in answer.text
    assert (await trainer.get(RECORDS, lesson_id=LESSON)).json()["items"] == []


async def test_observed_needs_somebody_else_who_observed(trainer: ApiClient) -> None:
    observed = {**PASSED, "level": "observed"}
    assert (await trainer.post(RECORDS, observed)).status_code == 422
    assert (await trainer.post(RECORDS, {**observed, "observed_by": "staff-7"})).status_code == 422
    assert (await trainer.post(RECORDS, {**observed, "observed_by": "staff-9"})).status_code == 201


@pytest.mark.parametrize(
    ("subject", "lesson_id", "status"),
    [
        ("staff-7", LESSON, 403),
        ("pharmacist-1", LESSON, 403),
        ("manager-1", LESSON, 201),
        ("manager-1", "check-in@elm-street@front-desk", 403),
        ("trainer-1", "check-in@elm-street@front-desk", 201),
        ("trainer-1", "check-in@ash-street@front-desk", 403),
        ("lms", "check-in@ash-street@front-desk", 201),
        ("nobody", LESSON, 401),
    ],
)
async def test_who_may_record(app: FastAPI, subject: str, lesson_id: str, status: int) -> None:
    answer = await ApiClient(app, subject).post(RECORDS, {**PASSED, "lesson_id": lesson_id})
    assert answer.status_code == status


async def test_a_learner_reads_their_own_attempts_and_nobody_elses(trainer: ApiClient, staff: ApiClient) -> None:
    await trainer.post(RECORDS, {"records": [PASSED, {**PASSED, "learner": "staff-8"}]})
    assert len((await staff.get(RECORDS, learner="staff-7")).json()["items"]) == 1
    assert (await staff.get(RECORDS, learner="staff-8")).status_code == 403
    assert (await staff.get(RECORDS, lesson_id=LESSON)).status_code == 403


async def test_a_lead_of_another_department_finds_no_attempts(app: FastAPI, trainer: ApiClient) -> None:
    await trainer.post(RECORDS, PASSED)
    assert (await ApiClient(app, "pharmacist-1").get(RECORDS, lesson_id=LESSON)).json()["items"] == []


async def test_what_is_held_starts_again_with_a_new_hash(trainer: ApiClient, world: StoredTraining) -> None:
    await trainer.post(RECORDS, PASSED)
    await take_delta(world, delta(2, SECOND))
    await complete(world, SECOND)
    summary = (await trainer.get(f"/v1/lessons/{LESSON}/proficiency")).json()
    assert (summary["content_hash"], summary["learners"]["passed"]) == (SECOND, 0)
    assert summary["pass_rate"]["rate"] is None
    again = (await trainer.post(RECORDS, PASSED)).json()["items"][0]
    assert (again["attempt"], again["content_hash"], again["holds"]) == (2, SECOND, "passed")
