"""Standards over HTTP, on a real database."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from fastapi import FastAPI

import alignment.domain.errors
from alignment.api.problems import PROBLEMS
from chassis.api.policies import undeclared_routes
from chassis.api.problems import unmapped
from tests.support.alignment_api import AlignmentClient, serving
from tests.support.alignment_samples import CHECK_IN, with_step
from tests.support.servers import Database

STANDARDS = "/v1/standards"
EDITED = with_step("s4", name="Take the patient to a room")


@pytest.fixture
async def app(database: Database) -> AsyncIterator[FastAPI]:
    async with serving(database) as app:
        yield app


@pytest.fixture
def designer(app: FastAPI) -> AlignmentClient:
    return AlignmentClient(app, "designer-1")


@pytest.fixture
def staff(app: FastAPI) -> AlignmentClient:
    return AlignmentClient(app, "staff-7")


async def adopted(designer: AlignmentClient) -> dict[str, Any]:
    answer = await designer.post(STANDARDS, CHECK_IN)
    assert answer.status_code == 201, answer.text
    (item,) = answer.json()["items"]
    return dict(item)


def test_every_route_declares_who_may_use_it_and_every_refusal_its_status(app: FastAPI) -> None:
    assert undeclared_routes(app) == []
    assert unmapped(alignment.domain.errors, PROBLEMS) == []


async def test_it_is_ready(designer: AlignmentClient) -> None:
    assert (await designer.get("/readyz")).status_code == 200


async def test_a_standard_is_adopted_and_given_back_as_it_was(
    designer: AlignmentClient, staff: AlignmentClient
) -> None:
    written = await adopted(designer)

    answer = await staff.get(f"{STANDARDS}/check-in")

    assert written["outcome"] == "adopted"
    assert (answer.status_code, answer.headers["etag"]) == (200, '"1"')
    shown = answer.json()
    assert shown["standard"] == CHECK_IN
    assert (shown["content_hash"], shown["written_by_name"]) == (written["content_hash"], "designer-1")


async def test_yaml_and_a_list_are_taken_too_and_unknown_fields_come_back(designer: AlignmentClient) -> None:
    first = {**CHECK_IN, "x-owner": {"team": "design"}}

    answer = await designer.post_yaml(STANDARDS, [first, {**CHECK_IN, "workflow": "check-out"}])

    assert [item["workflow"] for item in answer.json()["items"]] == ["check-in", "check-out"]
    assert (await designer.get(f"{STANDARDS}/check-in")).json()["standard"] == first


async def test_what_is_no_standard_is_refused_with_its_places(designer: AlignmentClient) -> None:
    broken = with_step("s2", minutes=["one", 2, 3], next=["s99"])

    answer = await designer.post_yaml(STANDARDS, broken)

    assert (answer.status_code, answer.json()["type"]) == (422, "urn:plumbline:problem:standard-unreadable")
    assert any("steps[1].minutes[0]" in error["place"] for error in answer.json()["errors"])
    assert (await designer.get(STANDARDS)).json() == {"items": [], "next": None}


async def test_staff_may_read_and_not_write(staff: AlignmentClient) -> None:
    assert (await staff.post(STANDARDS, CHECK_IN)).status_code == 403
    assert (await staff.put(f"{STANDARDS}/check-in", CHECK_IN, if_match='"1"')).status_code == 403
    assert (await staff.get(STANDARDS)).status_code == 200


async def test_a_repeated_command_gets_the_same_answer(designer: AlignmentClient) -> None:
    first = await designer.post(STANDARDS, CHECK_IN, key="once")
    again = await designer.post(STANDARDS, CHECK_IN, key="once")
    other = await designer.post(STANDARDS, EDITED, key="once")

    assert (again.json(), again.headers["idempotency-replayed"]) == (first.json(), "true")
    assert other.status_code == 422


async def test_another_content_is_not_adopted_over_the_first(designer: AlignmentClient) -> None:
    written = await adopted(designer)

    answer = await designer.post(STANDARDS, EDITED)

    assert answer.status_code == 409
    assert answer.json()["errors"][0]["rule"] == f"is {written['content_hash']}"


async def test_an_edit_needs_the_version_that_was_read(designer: AlignmentClient) -> None:
    await adopted(designer)
    path = f"{STANDARDS}/check-in"

    assert (await designer.put(path, EDITED)).status_code == 428
    assert (await designer.put(path, EDITED, if_match="latest")).status_code == 400
    assert (await designer.put(path, EDITED, if_match='"7"')).status_code == 412
    edited = await designer.put(path, EDITED, if_match='"1"')
    assert (edited.status_code, edited.headers["etag"], edited.json()["outcome"]) == (200, '"2"', "edited")
    same = await designer.put(path, EDITED, if_match='"2"')
    assert (same.headers["etag"], same.json()["outcome"]) == ('"2"', "unchanged")


async def test_versions_stay_and_changes_are_told_with_whom_they_touch(designer: AlignmentClient) -> None:
    first = await adopted(designer)
    await designer.put(f"{STANDARDS}/check-in", EDITED, if_match='"1"')

    old = await designer.get(f"{STANDARDS}/check-in", version=1)
    changes = await designer.get(f"{STANDARDS}/check-in/changes", **{"from": first["content_hash"]})

    assert (old.json()["standard"], old.headers["etag"]) == (CHECK_IN, '"1"')
    (change,) = changes.json()["changes"]
    assert (change["code"], change["step"], change["touches"]) == ("name", "s4", ["clinical"])
    assert (change["before"]["name"], change["after"]["name"]) == ("Room the patient", "Take the patient to a room")
    assert (await designer.get(f"{STANDARDS}/check-in", version=3)).status_code == 404
    assert (await designer.get(f"{STANDARDS}/rooming")).status_code == 404


async def test_standards_are_listed_a_page_at_a_time(designer: AlignmentClient) -> None:
    await designer.post(STANDARDS, [{**CHECK_IN, "workflow": name} for name in ("rooming", "check-in", "denial")])

    first = (await designer.get(STANDARDS, limit=2)).json()
    rest = (await designer.get(STANDARDS, limit=2, after=first["next"])).json()

    assert [item["workflow"] for item in (*first["items"], *rest["items"])] == ["check-in", "denial", "rooming"]
    assert rest["next"] is None


async def test_a_patients_number_is_not_stored(designer: AlignmentClient) -> None:
    answer = await designer.post(STANDARDS, with_step("s1", name="Ask MRN 00123456 for the card"))

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["place"] == "steps[0].name"
    assert "00123456" not in answer.text
