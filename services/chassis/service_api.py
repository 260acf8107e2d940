"""A service's API: pool, units of work, tokens, health and telemetry; opened when it starts, closed when it stops.

A service says in an :class:`ApiRecipe` what is its own; everything else is the same for all. The application may be
the whole of a process, or one of several that are mounted in one; its lifespan opens what it needs either way.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any, Generic, TypeVar

from fastapi import APIRouter, FastAPI

from chassis.api.app import AppParts, create_app
from chassis.api.commands import Commands
from chassis.api.problems import Problem
from chassis.api.serving import serve
from chassis.clock import Clock, SystemClock
from chassis.database import Connection, Pool, open_pool
from chassis.first_contact import reach_database
from chassis.health import CheckResult, Health
from chassis.identifiers import Identifiers, SystemIdentifiers
from chassis.logs import configure_logging
from chassis.outbox import OUTBOX_CHANNEL
from chassis.principals import Principal
from chassis.settings import ApiSettings
from chassis.telemetry import Telemetry, configure_telemetry
from chassis.tokens import TokenVerifier, issuer_tokens
from chassis.unit_of_work import UnitOfWork, UnitsOfWork
from chassis.wakeups import Announcer
from contracts.event import EventData

W = TypeVar("W", bound=UnitOfWork)


class NotStarted(RuntimeError):
    """The application was asked before its lifespan began: whoever mounts it must run that."""


class UnitsOfWorkAtStart(Generic[W]):
    """Units of work on a pool that is opened when the application starts."""

    def __init__(self, make: Callable[[Pool], UnitsOfWork[W]]) -> None:
        self._make = make
        self._units: UnitsOfWork[W] | None = None
        self._pool: Pool | None = None

    @property
    def pool(self) -> Pool:
        """The open pool. Raises :class:`NotStarted`."""
        if self._pool is None:
            raise NotStarted
        return self._pool

    def begin(self, principal: Principal) -> AbstractAsyncContextManager[W]:
        """Begin a unit of work as ``principal``. Raises :class:`NotStarted`."""
        if self._units is None:
            raise NotStarted
        return self._units.begin(principal)

    @contextlib.asynccontextmanager
    async def on(self, pool: Pool) -> AsyncIterator[None]:
        """Work on ``pool`` for as long as the block runs."""
        self._pool, self._units = pool, self._make(pool)
        try:
            yield
        finally:
            self._pool, self._units = None, None


@dataclass(frozen=True)
class ApiFrame(Generic[W]):
    """What a service's routers are made with."""

    settings: ApiSettings
    units_of_work: UnitsOfWorkAtStart[W]
    commands: Commands[W]
    telemetry: Telemetry
    health: Health
    clock: Clock
    ids: Identifiers


@dataclass(frozen=True)
class ApiRecipe(Generic[W]):
    """What one service's API adds to the frame."""

    service: str
    title: str
    work_type: Callable[[Connection, Principal], W]
    translate: Callable[[Any], EventData]
    routers: Callable[[ApiFrame[W]], Sequence[APIRouter]]
    problems: Mapping[type[Exception], Problem] = field(default_factory=dict)
    settings_type: type[ApiSettings] = ApiSettings
    parts: Callable[[ApiFrame[W]], Sequence[Coroutine[Any, Any, None]]] = lambda _frame: ()
    """Makes what runs beside the requests while the application lives: a listener, a feed. One that fails ends all."""


@dataclass(frozen=True)
class ApiOutside:
    """What a caller may choose instead of what the settings say; tests do."""

    tokens: TokenVerifier | None = None
    telemetry: Telemetry | None = None
    clock: Clock = field(default_factory=SystemClock)
    ids: Identifiers = field(default_factory=SystemIdentifiers)


def make_api(settings: ApiSettings, recipe: ApiRecipe[W], outside: ApiOutside | None = None) -> FastAPI:
    """The application of a service. Nothing is opened before its lifespan begins."""
    chosen = outside or ApiOutside()
    telemetry = chosen.telemetry or configure_telemetry(recipe.service, "api", settings)
    tokens = chosen.tokens or issuer_tokens(settings, chosen.clock)
    url = settings.database_url.get_secret_value()
    announcer = Announcer(url, OUTBOX_CHANNEL, application=f"{recipe.service}-api-announcer")
    units = UnitsOfWorkAtStart(
        lambda pool: UnitsOfWork(
            pool,
            recipe.work_type,
            recipe.translate,
            clock=chosen.clock,
            identifiers=chosen.ids,
            committed=announcer.announce,
        )
    )
    commands = Commands(units, telemetry=telemetry)
    frame = ApiFrame(settings, units, commands, telemetry, _health(units), chosen.clock, chosen.ids)

    @contextlib.asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        pool = await open_pool(url, application=f"{recipe.service}-api", size=settings.pool_size)
        try:
            async with units.on(pool), asyncio.TaskGroup() as group:
                tasks = [group.create_task(part) for part in (announcer.run(), *recipe.parts(frame))]
                yield
                for task in tasks:
                    task.cancel()
        finally:
            await _close(pool)
            await tokens.aclose()
            if chosen.telemetry is None:
                await asyncio.to_thread(telemetry.shutdown)

    return create_app(
        AppParts(
            title=recipe.title,
            version=version("plumbline"),
            telemetry=telemetry,
            routers=recipe.routers(frame),
            problems=recipe.problems,
            tokens=tokens,
            health=frame.health,
            lifespan=lifespan,
            requests_per_minute=settings.requests_per_minute,
        )
    )


def serve_api(settings: ApiSettings, recipe: ApiRecipe[Any], *, host: str, port: int) -> None:
    """Serve the API as the whole of this process, until it is told to stop.

    Raises ``ConfigurationRefused`` where the database does not let us in or is of another revision; one that is away is
    waited for.
    """
    app = make_api(settings, recipe)
    configure_logging(app.state.access.telemetry, level=settings.log_level, role="api")
    asyncio.run(reach_database(settings, application=f"{recipe.service}-api"))
    serve(app, host=host, port=port)


def _health(units: UnitsOfWorkAtStart[Any]) -> Health:
    async def database() -> CheckResult:
        async with units.pool.acquire(timeout=2) as connection:
            await connection.execute("select 1")
        return CheckResult(ok=True)

    health = Health()
    health.add_readiness("database", database)
    return health


async def _close(pool: Pool) -> None:
    """Close the pool, giving work in hand five seconds."""
    try:
        async with asyncio.timeout(5):
            await pool.close()
    except TimeoutError:
        pool.terminate()
