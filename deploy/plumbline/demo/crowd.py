"""The demo's people, signed in as they are needed, and a way to let several things be done at a time."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from plumbline.demo.visitor import AT_ONCE, Access, DemoRefused, Visitor
from plumbline.issuer.people import INTEGRATOR

SETTLE_SECONDS = 300.0
LOOK_SECONDS = 0.5


@dataclass(frozen=True)
class Crowd:
    """The demo's people, each signed in when first asked for."""

    access: Access
    client: httpx.AsyncClient
    _known: dict[str, Visitor] = field(default_factory=dict)

    def person(self, subject: str = INTEGRATOR) -> Visitor:
        """That person."""
        if subject not in self._known:
            self._known[subject] = Visitor(self.access, subject, self.client)
        return self._known[subject]


@asynccontextmanager
async def crowd(access: Access) -> AsyncIterator[Crowd]:
    """Open the demo's people's connections."""
    limits = httpx.Limits(max_connections=AT_ONCE, max_keepalive_connections=AT_ONCE)
    async with httpx.AsyncClient(timeout=60, limits=limits, trust_env=False) as client:
        yield Crowd(access, client)


async def in_parallel(jobs: Sequence[Callable[[], Awaitable[Any]]]) -> list[Any]:
    """Run ``jobs``, a few at a time, and return their answers in order. The first failure ends all."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(job: Callable[[], Awaitable[Any]]) -> Any:
        async with gate:
            return await job()

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(job)) for job in jobs]
    return [task.result() for task in tasks]


async def settled(look: Callable[[], Awaitable[bool]], what: str) -> None:
    """Wait until what was sent has travelled. Raises :class:`DemoRefused` where it does not in five minutes."""
    deadline = time.monotonic() + SETTLE_SECONDS
    while not await look():
        if time.monotonic() > deadline:
            raise DemoRefused(f"not within {SETTLE_SECONDS:.0f} s: {what}")
        await asyncio.sleep(LOOK_SECONDS)
