"""Every failure has one shape, is mapped once, and repeats nothing of what was sent."""

import socket
import types
from datetime import date
from typing import Annotated

import asyncpg
import pytest
from fastapi import APIRouter, Depends, FastAPI
from pydantic import field_validator

from chassis.api.bodies import RequestModel, raw_body, validated
from chassis.api.entity_tags import expected_version
from chassis.api.policies import public
from chassis.api.problems import Place, Problem, SafeToTell, kind_of, unmapped
from chassis.errors import NotFound, StaleVersion
from tests.support.asking import asking, make_app

OPEN = [public("a test")]


class DomainError(Exception):
    """The base."""


class MapNotFound(DomainError):
    """No such map."""


class DecisionAlreadyTaken(DomainError):
    """Taken."""


class StepsBroken(DomainError):
    """Some steps are wrong."""

    def __init__(self) -> None:
        super().__init__("Two steps are wrong.")
        self.places = [Place("steps.s1.actor", "must be a role", "text of 3 characters")]


PROBLEMS = {
    MapNotFound: Problem(404, "map-not-found", "There is no such map"),
    StepsBroken: Problem(422, "steps-broken", "The steps do not fit"),
}


class Thing(RequestModel):
    name: str
    day: date

    @field_validator("name")
    @classmethod
    def _known(cls, value: str) -> str:
        if value == "secret-name":
            raise ValueError(f"{value} is known to be bad")
        if value == "told":
            raise SafeToTell("must not be the word that it is")
        return value


def routes(failure: Exception | None = None) -> APIRouter:
    router = APIRouter(dependencies=OPEN)

    @router.get("/fail")
    async def fail() -> None:
        if failure is not None:
            raise failure

    @router.put("/thing")
    async def change(_: Annotated[int, Depends(expected_version)]) -> None:
        raise StaleVersion("Read it again.")

    @router.post("/things")
    async def make(thing: Thing) -> str:
        return thing.name

    @router.post("/raw")
    async def raw(body: Annotated[object, Depends(raw_body("application/json", "application/yaml"))]) -> str:
        return validated(Thing, body.document()).name  # type: ignore[attr-defined]

    return router


def app_failing(failure: Exception | None = None) -> FastAPI:
    return make_app(routes(failure), problems=PROBLEMS)


async def test_a_mapped_failure_has_its_status_and_its_own_words() -> None:
    async with asking(app_failing(MapNotFound("There is no map oak/lab/check-in."))) as client:
        answer = await client.get("/fail?q=1")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    document = answer.json()
    assert len(document.pop("trace_id")) == 32
    assert document == {
        "type": "urn:plumbline:problem:map-not-found",
        "title": "There is no such map",
        "status": 404,
        "detail": "There is no map oak/lab/check-in.",
        "instance": "/fail",
    }


async def test_a_failure_may_name_the_places() -> None:
    async with asking(app_failing(StepsBroken())) as client:
        document = (await client.get("/fail")).json()
    expected = {"place": "steps.s1.actor", "rule": "must be a role", "found": "text of 3 characters"}
    assert document["errors"] == [expected]


async def test_a_failure_of_the_frame_is_mapped_for_every_service() -> None:
    async with asking(app_failing(NotFound("No such thing."))) as client:
        assert (await client.get("/fail")).status_code == 404


@pytest.mark.parametrize(
    "error",
    [
        asyncpg.ConnectionDoesNotExistError("host=db password=hunter2"),
        asyncpg.CannotConnectNowError("starting up"),
        asyncpg.TooManyConnectionsError("too many"),
        asyncpg.InterfaceError("connection is closed"),
        TimeoutError("pool"),
        ConnectionRefusedError("db:5432"),
        socket.gaierror(-2, "Name db not known"),
        OSError(113, "No route to db"),
        FileNotFoundError(2, "No such socket of db"),
        asyncpg.SerializationError("conflict"),
    ],
)
async def test_a_database_that_is_away_full_or_slow_is_503_and_says_when(error: Exception) -> None:
    async with asking(app_failing(error)) as client:
        answer = await client.get("/fail")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "1")
    assert str(error) not in answer.text


@pytest.mark.parametrize(
    "error",
    [
        *(ValueError("Mrs Doe"), DecisionAlreadyTaken("unmapped"), asyncpg.DataError("Mrs Doe"), KeyError("Doe")),
        FileNotFoundError(2, "No such file", "reports-of-Doe.csv"),
    ],
)
async def test_what_nobody_expected_is_500_without_a_word_of_the_inside(error: Exception) -> None:
    async with asking(app_failing(error)) as client:
        answer = await client.get("/fail")
    assert answer.status_code == 500
    assert "Doe" not in answer.text
    assert answer.json()["trace_id"]


async def test_a_stale_version_is_409_and_412_where_if_match_was_sent() -> None:
    async with asking(app_failing(StaleVersion("Read it again."))) as client:
        assert (await client.get("/fail")).status_code == 409
        answer = await client.put("/thing", headers={"If-Match": '"3"'})
    assert (answer.status_code, answer.json()["detail"]) == (412, "Read it again.")


async def test_wrong_values_are_named_by_place_and_rule_and_never_repeated() -> None:
    async with asking(app_failing()) as client:
        answer = await client.post("/things", json={"name": "secret-name", "day": "not-a-day-Doe", "more": "Doe"})
    assert answer.status_code == 422
    assert "Doe" not in answer.text
    assert "secret-name" not in answer.text
    places = {error["place"]: error for error in answer.json()["errors"]}
    assert places["body.name"]["rule"] == "is not allowed here"
    assert places["body.day"]["found"] == "text of 13 characters"
    assert "body.more" in places


async def test_a_rule_that_promises_to_repeat_nothing_is_told() -> None:
    async with asking(app_failing()) as client:
        answer = await client.post("/things", json={"name": "told", "day": "2026-01-01"})
    assert answer.json()["errors"][0]["rule"] == "must not be the word that it is"


@pytest.mark.parametrize("content", [b"{", b'{"name": NaN, "day": "2026-01-01"}', b"[" * 100_000, b"\xff"])
async def test_a_body_that_is_not_json_is_a_problem(content: bytes) -> None:
    async with asking(app_failing()) as client:
        answer = await client.post("/things", content=content, headers={"Content-Type": "application/json"})
    assert answer.status_code in {400, 422}
    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_raw_body_is_checked_like_any_other() -> None:
    async with asking(app_failing()) as client:
        yaml = {"Content-Type": "application/yaml; charset=utf-8"}
        assert (await client.post("/raw", content=b"name: x\nday: 2026-01-01", headers=yaml)).json() == "x"
        wrong = await client.post("/raw", content=b"name: x\nday: Doe", headers=yaml)
        assert (wrong.status_code, wrong.json()["errors"][0]["place"]) == (422, "body.day")
        other = await client.post("/raw", content=b"a,b", headers={"Content-Type": "text/csv"})
    assert (other.status_code, other.headers["Accept"]) == (415, "application/json, application/yaml")


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/nowhere", 404), ("DELETE", "/fail", 405)])
async def test_what_the_framework_answers_has_the_same_shape(method: str, path: str, status: int) -> None:
    async with asking(app_failing()) as client:
        answer = await client.request(method, path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json()["status"] == status


def test_an_unmapped_failure_of_a_domain_is_found() -> None:
    module = types.ModuleType(__name__)
    vars(module).update({kind.__name__: kind for kind in (DomainError, MapNotFound, DecisionAlreadyTaken, StepsBroken)})
    assert unmapped(module, PROBLEMS) == ["DecisionAlreadyTaken"]
    assert unmapped(module, {**PROBLEMS, DomainError: Problem(400, "x", "y")}) == []


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing"),
        (True, "true or false"),
        (3.5, "a number"),
        ("Doe", "text of 3 characters"),
        (b"ab", "2 bytes"),
        ({"a": 1}, "an object of 1 members"),
        ([1, 2], "a list of 2"),
        (object(), "something else"),
    ],
)
def test_what_was_found_is_told_by_its_kind(value: object, words: str) -> None:
    assert kind_of(value) == words
