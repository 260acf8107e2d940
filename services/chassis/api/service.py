"""A service's API as one application: pool, telemetry, tokens, commands and routes, wired the same way everywhere.

A service says in an :class:`ApiRecipe` what is its own.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from fastapi import APIRouter, FastAPI

from chassis.api.app import AppParts, create_app
from chassis.api.commands import Commands
from chassis.api.problems import Problem
from chassis.clock import Clock, SystemClock
from chassis.database import Connection, LatePool
from chassis.health import Health
from chassis.identifiers import Identifiers, SystemIdentifiers
from chassis.outbox import OUTBOX_CHANNEL
from chassis.principals import Principal
from chassis.settings import ApiSettings
from chassis.telemetry import Telemetry, configure_telemetry
from chassis.tokens import issuer_tokens
from chassis.unit_of_work import UnitsOfWork
from chassis.wakeups import Announcer
from chassis.worker_health import register_database
from contracts.event import EventData


@dataclass(frozen=True)
class ApiPorts:
    """What routes are made with."""

    commands: Commands[Any]
    units_of_work: UnitsOfWork[Any]
    clock: Clock
    identifiers: Identifiers
    settings: ApiSettings
    telemetry: Telemetry
    pool: LatePool
    health: Health


@dataclass(frozen=True)
class ApiRecipe:
    """What one service's API adds to the frame.

    ``parts`` makes coroutines that run as long as the application (a listener, a feed); one that fails ends it.
    """

    service: str
    title: str
    work_type: Callable[[Connection, Principal], Any]
    translate: Callable[[Any], EventData]
    routes: Callable[[ApiPorts], Sequence[APIRouter]]
    problems: Mapping[type[Exception], Problem]
    description: str = ""
    parts: Callable[[ApiPorts], Sequence[Callable[[], Any]]] = lambda _ports: ()
    max_body_bytes: int = 256 * 1024


def service_app(settings: ApiSettings, recipe: ApiRecipe, *, telemetry: Telemetry | None = None) -> FastAPI:
    """Make the application; everything that needs a server opens with its lifespan.

    ``telemetry`` is given where several applications share a process, and by tests.
    """
    reporting = telemetry or configure_telemetry(recipe.service, "api", settings)
    url = settings.database_url.get_secret_value()
    pool = LatePool(url, application=f"{recipe.service}-api", size=settings.pool_size)
    announcer = Announcer(url, OUTBOX_CHANNEL, application=f"{recipe.service}-api-announcer")
    clock, identifiers = SystemClock(), SystemIdentifiers()
    units: UnitsOfWork[Any] = UnitsOfWork(
        pool,
        recipe.work_type,
        recipe.translate,
        clock=clock,
        identifiers=identifiers,
        committed=announcer.announce,
    )
    health = Health()
    register_database(health, pool)
    ports = ApiPorts(Commands(units, telemetry=reporting), units, clock, identifiers, settings, reporting, pool, health)
    tokens = issuer_tokens(settings, clock)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        async with pool.opened(), asyncio.TaskGroup() as group:
            tasks = [group.create_task(announcer.run())]
            tasks.extend(group.create_task(part()) for part in recipe.parts(ports))
            yield
            for task in tasks:
                task.cancel()
        await tokens.aclose()
        if telemetry is None:
            reporting.shutdown()

    return create_app(
        AppParts(
            title=recipe.title,
            version=version("plumbline"),
            telemetry=reporting,
            routers=recipe.routes(ports),
            problems=recipe.problems,
            tokens=tokens,
            health=health,
            lifespan=lifespan,
            requests_per_minute=settings.requests_per_minute,
            description=recipe.description,
            max_body_bytes=recipe.max_body_bytes,
        )
    )
