"""Sign-off over HTTP: the road from a request to five signatures, an edit, and a signature given again."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from fastapi import FastAPI

from tests.support.alignment_api import AlignmentClient, serving
from tests.support.alignment_database import StoredAlignment
from tests.support.alignment_delta_scenarios import map_arrives, site_arrives, standard_is_followed
from tests.support.alignment_samples import CHECK_IN, with_step
from tests.support.servers import Database

ROUNDS = "/v1/sign-off-rounds"
PARTIES = ("clinical", "revenue-cycle", "it", "compliance", "administration")
EDITED = with_step("s4", name="Take the patient to a room")


@pytest.fixture
async def app(database: Database) -> AsyncIterator[FastAPI]:
    async with serving(database) as app:
        await AlignmentClient(app, "designer-1").post("/v1/standards", CHECK_IN)
        yield app


@pytest.fixture
def designer(app: FastAPI) -> AlignmentClient:
    return AlignmentClient(app, "designer-1")


@pytest.fixture
def clinical(app: FastAPI) -> AlignmentClient:
    return AlignmentClient(app, "clinical-lead")


async def opened(designer: AlignmentClient, **said: Any) -> dict[str, Any]:
    answer = await designer.post(ROUNDS, {"workflow": "check-in", **said})
    assert answer.status_code == 201, answer.text
    assert answer.headers["location"] == f"{ROUNDS}/{answer.json()['round_id']}"
    return dict(answer.json())


async def all_sign(app: FastAPI, found: dict[str, Any]) -> dict[str, Any]:
    for party in PARTIES:
        answer = await AlignmentClient(app, f"{party}-lead").decide(found, party)
        assert answer.status_code == 201, answer.text
        found = answer.json()
    return found


def states(found: dict[str, Any]) -> dict[str, str]:
    return {seat["party"]: seat["state"] for seat in found["seats"]}


async def test_a_round_opens_with_five_seats_on_the_content(designer: AlignmentClient) -> None:
    found = await opened(designer)

    assert states(found) == dict.fromkeys(PARTIES, "awaiting")
    assert (found["state"], found["standard_version"], found["version"]) == ("open", 1, 1)
    assert found["due_at"] == "2026-11-16T12:00:00Z"
    again = await designer.post(ROUNDS, {"workflow": "check-in"})
    assert (again.status_code, again.json()["type"]) == (409, "urn:plumbline:problem:round-already-open")


async def test_seats_and_time_can_be_said(designer: AlignmentClient) -> None:
    seats = [{"party": "compliance", "department": "quality"}]

    found = await opened(designer, seats=seats, due_at="2026-11-05T09:00:00+01:00")

    assert found["seats"][3]["department"] == "quality"
    assert found["due_at"] == "2026-11-05T08:00:00Z"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"workflow": "rooming"}, 404),
        ({"workflow": "check-in", "due_at": "2026-11-01T00:00:00Z"}, 422),
        ({"workflow": "check-in", "due_at": "2026-11-05"}, 422),
        ({"workflow": "check-in", "seats": [{"party": "it", "department": "it"}] * 2}, 422),
        ({"workflow": "check-in", "seats": [{"party": "nobody", "department": "it"}]}, 422),
        ({"workflow": "Check in"}, 422),
    ],
)
async def test_a_request_that_cannot_be_right_is_refused(
    designer: AlignmentClient, body: dict[str, Any], status: int
) -> None:
    assert (await designer.post(ROUNDS, body)).status_code == status


async def test_five_signatures_by_name_complete_it(app: FastAPI, designer: AlignmentClient) -> None:
    found = await all_sign(app, await opened(designer))

    assert (found["state"], found["version"]) == ("completed", 7)
    shown = await designer.get(f"{ROUNDS}/{found['round_id']}")
    assert shown.headers["etag"] == '"7"'
    assert [entry["what"] for entry in shown.json()["history"]] == ["requested", *["granted"] * 5, "completed"]
    assert shown.json()["seats"][0]["decided_by_name"] == "Clinical Lead"
    assert shown.json()["seats"][0]["decided_at"] == "2026-11-02T12:00:00Z"


async def test_an_edit_breaks_the_touched_seal_and_says_why(
    app: FastAPI, designer: AlignmentClient, clinical: AlignmentClient
) -> None:
    found = await all_sign(app, await opened(designer))

    await designer.put("/v1/standards/check-in", EDITED, if_match='"1"')

    shown = (await designer.get(f"{ROUNDS}/{found['round_id']}")).json()
    assert states(shown) == {**dict.fromkeys(PARTIES, "granted"), "clinical": "voided"}
    voided = shown["seats"][0]["voided"]
    assert voided["because"] == [{"step": "s4", "step_name": "Take the patient to a room", "what": "name"}]
    assert (voided["from_hash"], voided["content_hash"]) == (found["content_hash"], shown["content_hash"])
    assert (shown["state"], shown["history"][-1]["what"]) == ("open", "rebound")

    stale = await clinical.decide(found, "clinical")
    signed = await clinical.decide(shown, "clinical")

    assert (stale.status_code, stale.json()["type"]) == (409, "urn:plumbline:problem:other-content")
    assert stale.json()["errors"] == [
        {"place": "content_hash", "rule": f"is {shown['content_hash']}", "found": found["content_hash"]}
    ]
    assert (signed.json()["state"], signed.json()["version"]) == ("completed", 10)


async def test_only_the_seats_people_decide_and_once(
    app: FastAPI, designer: AlignmentClient, clinical: AlignmentClient
) -> None:
    found = await opened(designer)

    for subject in ("it-lead", "designer-1", "staff-7"):
        refused = await AlignmentClient(app, subject).decide(found, "clinical")
        assert (refused.status_code, refused.json()["type"]) == (403, "urn:plumbline:problem:party-not-held")
    elsewhere = await AlignmentClient(app, "lab-lead").decide(found, "clinical")
    assert (elsewhere.status_code, elsewhere.json()["type"]) == (403, "urn:plumbline:problem:seat-not-covered")
    assert (await clinical.decide(found, "clinical")).status_code == 201
    again = await clinical.decide(found, "clinical")
    assert (again.status_code, again.json()["type"]) == (409, "urn:plumbline:problem:decision-already-taken")
    nowhere = {"round_id": "nowhere", "content_hash": found["content_hash"]}
    assert (await clinical.decide(nowhere, "clinical")).status_code == 404


async def test_an_objections_reason_is_for_the_parties_and_stays_here(
    app: FastAPI, world: StoredAlignment, designer: AlignmentClient, clinical: AlignmentClient
) -> None:
    found = await opened(designer)
    reason = "Rooming before insurance is too late for us."

    objected = await clinical.decide(found, "clinical", "object", reason=reason)

    assert states(objected.json())["clinical"] == "objected"
    path = f"{ROUNDS}/{found['round_id']}"
    for subject, expected in (("it-lead", reason), ("designer-1", reason), ("staff-7", None)):
        shown = (await AlignmentClient(app, subject).get(path)).json()
        assert (shown["seats"][0]["reason"], shown["history"][1]["reason"]) == (expected, expected)
        assert shown["seats"][0]["has_reason"] is True
    async with world.begin() as work:
        sent = await work.connection.fetch("select convert_from(value, 'UTF8') as value from outbox")
    assert sent
    assert not [row for row in sent if "Rooming before" in row["value"]]


@pytest.mark.parametrize("reason", ["", "   ", "x" * 4001, "Call (415) 555-0134 about it"])
async def test_a_reason_that_cannot_be_kept_is_refused(
    designer: AlignmentClient, clinical: AlignmentClient, reason: str
) -> None:
    found = await opened(designer)

    assert (await clinical.decide(found, "clinical", "object", reason=reason)).status_code == 422


async def test_rounds_are_listed_by_workflow_and_state(app: FastAPI, designer: AlignmentClient) -> None:
    first = await all_sign(app, await opened(designer))
    second = await opened(designer)

    every = (await designer.get(ROUNDS, workflow="check-in", limit=1)).json()
    rest = (await designer.get(ROUNDS, workflow="check-in", after=every["next"])).json()
    completed = (await designer.get(ROUNDS, state="completed")).json()

    assert [item["round_id"] for item in every["items"]] == [second["round_id"]]
    assert [item["round_id"] for item in rest["items"]] == [first["round_id"]]
    assert [item["round_id"] for item in completed["items"]] == [first["round_id"]]
    assert (await designer.get(ROUNDS, state="forgotten")).status_code == 422


async def test_site_deltas_are_shown_with_how_sure_their_matches_are(
    world: StoredAlignment, designer: AlignmentClient
) -> None:
    await site_arrives(world)
    await map_arrives(world)
    await standard_is_followed(world)

    shown = (await designer.get("/v1/site-deltas", site="oak-street", workflow="check-in")).json()

    (item,) = shown["items"]
    assert (item["delta_id"], item["map_version"], item["roles"][0]["changed"][0]["what"]) == (
        "check-in@oak-street",
        1,
        ["system"],
    )
    assert item["matches"][0]["why"]["name"] == 1.0
    assert (await designer.get("/v1/site-deltas", site="elm-street")).json()["items"] == []
