"""The one way to make a service's HTTP application."""

from collections.abc import AsyncIterator, Callable, Mapping, MutableMapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from fastapi import APIRouter, FastAPI
from starlette.responses import JSONResponse, Response

from chassis.api.bodies import MAX_BODY_BYTES
from chassis.api.error_handlers import install_error_handlers
from chassis.api.openapi import document
from chassis.api.policies import AccessParts, public
from chassis.api.problems import Problem
from chassis.api.rate_limits import RateLimits
from chassis.api.shell import Shell
from chassis.exposition import CONTENT_TYPE
from chassis.health import Health, Report
from chassis.telemetry import Telemetry
from chassis.tokens import TokenVerifier

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]


@dataclass(frozen=True)
class AppParts:
    """What an application is made of. ``tokens`` none: every route but the public ones answers 401."""

    title: str
    version: str
    telemetry: Telemetry
    routers: Sequence[APIRouter]
    problems: Mapping[type[Exception], Problem] = field(default_factory=dict)
    tokens: TokenVerifier | None = None
    health: Health = field(default_factory=Health)
    lifespan: Lifespan | None = None
    requests_per_minute: int = 6000
    description: str = ""
    max_body_bytes: int = MAX_BODY_BYTES


def create_app(parts: AppParts) -> FastAPI:
    """The application: routers, errors, limits, health, telemetry. It may be mounted under any prefix."""
    app = FastAPI(
        title=parts.title,
        version=parts.version,
        description=parts.description,
        telemetry={
            "tracer_provider": parts.telemetry.tracer_provider,
            "meter_provider": parts.telemetry.meter_provider,
            "logs": False,  # it would log what was refused; ours say it by its place and rule
            "operation_spans": False,
            "auto_configure": False,
            "exclude": _is_probe,
        },
        lifespan=_lifespan(parts),
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        redirect_slashes=False,
        strict_content_type=True,
    )
    app.state.access = AccessParts(parts.tokens, RateLimits(parts.requests_per_minute), parts.telemetry)
    app.state.health = parts.health
    app.add_middleware(Shell)
    install_error_handlers(app, parts.problems)
    app.include_router(_frame_routes(parts.health, parts.telemetry))
    for router in parts.routers:
        # Here and not on the application, whose limit would answer outside of the shell.
        app.include_router(router, max_body_size=parts.max_body_bytes)
    app.openapi = lambda: document(app)  # type: ignore[method-assign]  # the framework's documented way
    return app


def _is_probe(scope: MutableMapping[str, Any]) -> bool:
    return str(scope.get("path", "")).endswith(("/livez", "/readyz", "/metrics"))


def _lifespan(parts: AppParts) -> Lifespan:
    @asynccontextmanager
    async def run(app: FastAPI) -> AsyncIterator[None]:
        async with parts.health.watched(parts.telemetry):
            if parts.lifespan is None:
                yield
                return
            async with parts.lifespan(app):
                yield

    return run


def _frame_routes(health: Health, telemetry: Telemetry) -> APIRouter:
    open_door = public("orchestrators and collectors ask without a token; no figures of people are told")
    router = APIRouter(include_in_schema=False, dependencies=[open_door])

    @router.get("/livez", operation_id="get_liveness")
    async def livez() -> Response:
        return _reported(await health.live())

    @router.get("/readyz", operation_id="get_readiness")
    async def readyz() -> Response:
        return _reported(await health.ready())

    @router.get("/metrics", operation_id="get_metrics")
    async def metrics() -> Response:
        return Response(telemetry.exposition.text(), media_type=CONTENT_TYPE)

    return router


def _reported(report: Report) -> Response:
    return JSONResponse(report.document(), 200 if report.ok else 503)
