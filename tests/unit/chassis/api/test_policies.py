"""Every route says who may use it; who may not is told who can, and nothing else."""

from typing import Annotated

import pytest
from fastapi import APIRouter, FastAPI

from chassis.api.policies import Policy, allowed_only_if, public, requires, undeclared_routes
from chassis.errors import Forbidden
from chassis.issuer_keys import IssuerAway
from chassis.principals import Principal
from chassis.tokens import VerifiedToken
from tests.support.asking import KnownTokens, asking, make_app, person

READ = Policy("read things")
DECIDE = Policy("decide", frozenset({"lead", "executive"}), "a lead or an executive")


def routes() -> APIRouter:
    router = APIRouter(prefix="/v1")

    @router.get("/things")
    async def read(principal: Annotated[Principal, requires(READ)]) -> str:
        return principal.subject

    @router.post("/decisions")
    async def decide(principal: Annotated[Principal, requires(DECIDE)]) -> str:
        return principal.subject

    @router.get("/open", dependencies=[public("a test")])
    async def open_door() -> str:
        return "anybody"

    return router


@pytest.fixture
def app() -> FastAPI:
    return make_app(routes(), people={"ann": person("ann"), "lee": person("lee", "lead")})


async def test_whoever_is_signed_in_may_where_no_role_is_asked(app: FastAPI) -> None:
    async with asking(app) as client:
        assert (await client.get("/v1/things")).json() == "ann"


async def test_nobody_is_let_in_without_a_token(app: FastAPI) -> None:
    async with asking(app, token=None) as client:
        answer = await client.get("/v1/things")
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="plumbline"'
    assert answer.json()["type"] == "urn:plumbline:problem:not-signed-in"


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Basic YW5uOng=", "ann", "Bearer wrong", "bearer\twrong"])
async def test_nobody_is_let_in_with_anything_else(app: FastAPI, header: str) -> None:
    async with asking(app, token=None) as client:
        answer = await client.get("/v1/things", headers={"Authorization": header})
    assert answer.status_code == 401


async def test_a_refused_token_is_not_told_why(app: FastAPI) -> None:
    async with asking(app, token="wrong") as client:
        answer = await client.get("/v1/things")
    assert 'error="invalid_token"' in answer.headers["WWW-Authenticate"]
    assert "unknown-key" not in answer.text


async def test_who_may_not_is_told_who_can(app: FastAPI) -> None:
    async with asking(app) as client:
        answer = await client.post("/v1/decisions")
    assert answer.status_code == 403
    assert answer.json()["detail"] == "This can be done by a lead or an executive."


async def test_any_of_the_roles_is_enough(app: FastAPI) -> None:
    async with asking(app, token="lee") as client:
        assert (await client.post("/v1/decisions")).status_code == 200


async def test_an_open_door_asks_for_nothing(app: FastAPI) -> None:
    async with asking(app, token=None) as client:
        assert (await client.get("/v1/open")).json() == "anybody"


async def test_refusals_are_counted(app: FastAPI) -> None:
    async with asking(app) as client:
        await client.post("/v1/decisions")
        metrics = (await client.get("/metrics")).text
    assert 'plumbline_access_refused_total{plumbline_refusal_reason="role"} 1.0' in metrics


async def test_while_the_issuer_is_away_nobody_unknown_is_let_in() -> None:
    class Away(KnownTokens):
        async def examine(self, token: str) -> VerifiedToken:
            raise IssuerAway(token)

    app = make_app(routes())
    app.state.access = type(app.state.access)(Away({}), app.state.access.limits, app.state.access.telemetry)
    async with asking(app) as client:
        answer = await client.get("/v1/things")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "1")


def test_a_route_without_a_policy_is_found(app: FastAPI) -> None:
    assert undeclared_routes(app) == []

    @app.get("/v1/forgotten")
    async def forgotten() -> None: ...

    inner = APIRouter(prefix="/v1/inner")

    @inner.delete("/forgotten")
    async def forgotten_inside() -> None: ...

    app.include_router(inner)
    assert undeclared_routes(app) == ["GET /v1/forgotten", "DELETE /v1/inner/forgotten"]


def test_a_predicate_says_who_can() -> None:
    allowed_only_if(True, "…")
    with pytest.raises(Forbidden, match="the compliance party"):
        allowed_only_if(False, "Only the compliance party may.")
