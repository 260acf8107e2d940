"""Which requests are commands, and when two are the same one."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Annotated, Any

import pytest
from fastapi import APIRouter, Depends, FastAPI
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from chassis.api.commands import Answer, CommandRequest, Commands, command_request
from chassis.api.failures import BodyUnreadable, KeyMissing
from chassis.api.openapi import document
from chassis.api.policies import Policy, public, requires
from chassis.principals import Principal
from tests.support.asking import asking, make_app, person

OPEN = [public("a test")]


async def command(
    body: bytes = b"",
    *,
    key: str | None = "k",
    path: str = "/v1/x",
    kind: str = "application/json",
    method: str = "POST",
) -> CommandRequest:
    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": b"",
        "server": ("t", 80),
        "headers": [(b"content-type", kind.encode())],
    }
    return await command_request(Request(scope, receive), key)


def fingerprint(request: CommandRequest, who: str = "ann") -> bytes:
    claim = request.claim(person(who))
    assert claim is not None
    return claim.fingerprint


async def test_the_same_members_in_another_order_are_the_same_command() -> None:
    one = await command(b'{"a": 1, "b": [1, 2]}')
    other = await command(b'{"b":[1,2],"a":1}')
    assert fingerprint(one) == fingerprint(other)


async def test_anything_else_makes_another_command() -> None:
    one = fingerprint(await command(b'{"a": 1}'))
    others = [
        fingerprint(await command(b'{"a": 2}')),
        fingerprint(await command(b'{"a": "1"}')),
        fingerprint(await command(b'{"a": 1}', path="/v1/y")),
        fingerprint(await command(b'{"a": 1}', method="PUT")),
        fingerprint(await command(b'{"a": 1}', kind="application/yaml")),
        fingerprint(await command(b'{"a": 1}'), "bob"),
        fingerprint(await command()),
    ]
    assert one not in others
    assert len(set(others)) == len(others)


@pytest.mark.parametrize("key", ["", " ", "a b", "ü", "k" * 256, "a\n"])
async def test_a_key_is_1_to_255_visible_ascii_characters(key: str) -> None:
    with pytest.raises(KeyMissing):
        await command(key=key)


async def test_a_post_needs_a_key_and_a_put_does_not() -> None:
    with pytest.raises(KeyMissing):
        await command(key=None)
    assert (await command(key=None, method="PUT")).claim(person()) is None


async def test_a_body_that_is_not_strict_json_is_no_command() -> None:
    with pytest.raises(BodyUnreadable):
        await command(b'{"a": 1, "a": 1}')


def test_a_refusal_cannot_be_answered_as_if_it_were_done() -> None:
    with pytest.raises(ValueError, match="raise the refusal"):
        Answer(422)


class Made(BaseModel):
    name: str


@dataclass
class FakeUnits:
    """Units of work without a database, for commands without a key."""

    committed: list[str] = field(default_factory=list)

    @asynccontextmanager
    async def begin(self, principal: Principal) -> AsyncIterator[Any]:
        yield self
        self.committed.append(principal.subject)

    connection: Any = None


def routes(units: FakeUnits) -> APIRouter:
    router = APIRouter(prefix="/v1")
    commands = Commands(units)

    @router.put("/things", operation_id="change_thing")
    async def change(
        body: Made,
        asked: Annotated[CommandRequest, Depends(command_request)],
        principal: Annotated[Principal, requires(Policy("change things"))],
    ) -> Response:
        async def work(_: FakeUnits) -> Answer:
            if body.name == "refused":
                raise LookupError
            return Answer(200, body, {"ETag": '"2"'})

        return await commands.run(asked, principal, work)

    @router.post("/things", operation_id="make_thing", dependencies=OPEN)
    async def make(_: Annotated[CommandRequest, Depends(command_request)]) -> None: ...

    return router


async def test_work_is_committed_before_its_answer_is_given() -> None:
    units = FakeUnits()
    async with asking(make_app(routes(units))) as client:
        answer = await client.put("/v1/things", json={"name": "x"})
    assert (answer.json(), answer.headers["ETag"], units.committed) == ({"name": "x"}, '"2"', ["ann"])


async def test_a_refusal_is_not_committed() -> None:
    units = FakeUnits()
    async with asking(make_app(routes(units))) as client:
        assert (await client.put("/v1/things", json={"name": "refused"})).status_code == 500
    assert units.committed == []


@pytest.fixture
def app() -> FastAPI:
    return make_app(routes(FakeUnits()))


async def test_the_description_says_keys_tokens_and_problems(app: FastAPI) -> None:
    described = document(app)
    post, put = described["paths"]["/v1/things"]["post"], described["paths"]["/v1/things"]["put"]
    (key,) = (p for p in post["parameters"] if p["name"] == "Idempotency-Key")
    assert key["required"] is True
    assert "security" not in post
    assert put["security"] == [{"bearer": []}]
    assert put["x-who"] == "anyone who is signed in"
    assert "application/problem+json" in put["responses"]["422"]["content"]
    assert "HTTPValidationError" not in described["components"]["schemas"]
    assert (post["operationId"], put["operationId"]) == ("make_thing", "change_thing")


async def test_a_missing_key_is_told_with_its_place(app: FastAPI) -> None:
    async with asking(app) as client:
        answer = await client.post("/v1/things")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["place"] == "header.Idempotency-Key"
