"""What every answer carries, how much may be sent, and what the application says of itself."""

from collections.abc import AsyncIterator
from typing import Annotated

import pytest
from fastapi import APIRouter, Depends, FastAPI
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from starlette.applications import Starlette
from starlette.routing import Mount

from chassis.api.bodies import MAX_BODY_BYTES, RawBody, raw_body
from chassis.api.policies import public
from chassis.health import CheckResult, Health
from chassis.settings import FrameSettings
from chassis.telemetry import configure_telemetry, current_traceparent
from tests.support.asking import asking, make_app

BYTES = {"Content-Type": "application/octet-stream"}


def routes() -> APIRouter:
    router = APIRouter(prefix="/v1", dependencies=[public("a test")])

    @router.get("/things/{thing}")
    async def read(thing: str) -> dict[str, str | None]:
        return {"thing": thing, "traceparent": current_traceparent()[0]}

    @router.post("/small")
    async def small(body: Annotated[RawBody, Depends(raw_body("application/octet-stream"))]) -> int:
        return len(body.content)

    @router.post("/large", max_body_size=4 * MAX_BODY_BYTES)
    async def large(body: Annotated[RawBody, Depends(raw_body("application/octet-stream"))]) -> int:
        return len(body.content)

    @router.post("/unread")
    async def unread() -> str:
        return "did not look"

    return router


@pytest.fixture
def app() -> FastAPI:
    return make_app(routes())


async def test_every_answer_carries_what_protects_it(app: FastAPI) -> None:
    async with asking(app) as client:
        for path in ("/v1/things/1", "/nowhere", "/livez"):
            headers = (await client.get(path)).headers
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["Cache-Control"] == "no-store"
            assert "default-src 'none'" in headers["Content-Security-Policy"]
            assert "Strict-Transport-Security" not in headers


async def test_over_https_browsers_are_told_to_stay_there(app: FastAPI) -> None:
    async with asking(app, base="https://test") as client:
        assert "max-age=31536000" in (await client.get("/livez")).headers["Strict-Transport-Security"]


async def _chunks(size: int) -> AsyncIterator[bytes]:
    for _ in range(size // 8192 + 1):
        yield b"x" * 8192


async def test_a_body_over_the_limit_is_a_problem_announced_or_not(app: FastAPI) -> None:
    async with asking(app) as client:
        announced = await client.post("/v1/small", content=b"x" * (MAX_BODY_BYTES + 1), headers=BYTES)
        counted = await client.post("/v1/small", content=_chunks(MAX_BODY_BYTES + 1), headers=BYTES)
        unread = await client.post("/v1/unread", content=b"x" * (MAX_BODY_BYTES + 1), headers=BYTES)
    for answer in (announced, counted, unread):
        assert (answer.status_code, answer.headers["content-type"]) == (413, "application/problem+json")
        assert answer.json()["type"] == "urn:plumbline:problem:too-large"


async def test_a_body_within_the_limit_is_taken_and_a_route_may_take_more(app: FastAPI) -> None:
    async with asking(app) as client:
        assert (await client.post("/v1/small", content=b"x" * MAX_BODY_BYTES, headers=BYTES)).status_code == 200
        assert (await client.post("/v1/large", content=b"x" * 4 * MAX_BODY_BYTES, headers=BYTES)).status_code == 200
        assert (await client.post("/v1/large", content=b"x" * 5 * MAX_BODY_BYTES, headers=BYTES)).status_code == 413


@pytest.mark.parametrize("path", ["/v1/things/%00", "/v1/things/1?q=a%00b"])
async def test_nul_in_an_address_is_refused_before_any_database_sees_it(app: FastAPI, path: str) -> None:
    async with asking(app) as client:
        assert (await client.get(path)).status_code == 400


async def test_readiness_and_liveness_are_told_apart() -> None:
    health = Health()

    async def halted() -> CheckResult:
        return CheckResult(ok=False, figures={"is_halted": True})

    health.add_readiness("consumer", halted)
    async with asking(make_app(health=health), token=None) as client:
        assert (await client.get("/livez")).status_code == 200
        ready = await client.get("/readyz")
    assert ready.status_code == 503
    assert ready.json()["checks"] == {"consumer": {"ok": False, "is_halted": True}}


async def test_a_request_is_one_server_span_named_by_its_route_without_its_query() -> None:
    memory = InMemorySpanExporter()
    settings = FrameSettings(service="test")
    telemetry = configure_telemetry("test", "api", settings, span_processor=SimpleSpanProcessor(memory))
    async with asking(make_app(routes(), telemetry=telemetry)) as client:
        await client.get("/livez")
        answer = await client.get("/v1/things/doe?name=doe")
    (span,) = memory.get_finished_spans()
    assert span.name == "GET /v1/things/{thing}"
    assert (span.attributes or {})["http.route"] == "/v1/things/{thing}"
    assert "doe" not in span.to_json()
    assert format(span.get_span_context().span_id, "016x") in answer.json()["traceparent"]  # type: ignore[union-attr]


async def test_the_callers_trace_is_continued() -> None:
    memory = InMemorySpanExporter()
    settings = FrameSettings(service="test")
    telemetry = configure_telemetry("test", "api", settings, span_processor=SimpleSpanProcessor(memory))
    traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"
    async with asking(make_app(routes(), telemetry=telemetry)) as client:
        await client.get("/v1/things/1", headers={"traceparent": traceparent})
    (span,) = memory.get_finished_spans()
    assert format(span.get_span_context().trace_id, "032x") == traceparent.split("-")[1]  # type: ignore[union-attr]


async def test_an_application_works_under_a_prefix(app: FastAPI) -> None:
    outer = Starlette(routes=[Mount("/api/test", app)])
    async with asking(outer) as client:  # type: ignore[arg-type]  # any application can be asked
        assert (await client.get("/api/test/v1/things/1")).json()["thing"] == "1"
        assert (await client.get("/api/test/nowhere")).json()["instance"] == "/api/test/nowhere"
