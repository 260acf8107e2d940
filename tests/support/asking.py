"""Asks an application in this process, as a person of a test's choice."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import httpx
from fastapi import APIRouter, FastAPI

from chassis.api.app import AppParts, create_app
from chassis.api.problems import Problem
from chassis.health import Health
from chassis.principals import Principal
from chassis.telemetry import Telemetry
from chassis.tokens import TokenRefused, VerifiedToken


def person(subject: str = "ann", *roles: str, **more: Sequence[str]) -> Principal:
    """A principal; ``parties``, ``departments`` and ``sites`` by name."""
    wide = {name: frozenset(more.get(name, ())) for name in ("parties", "departments", "sites")}
    return Principal(subject, subject.title(), frozenset(roles), **wide)


class KnownTokens:
    """Stands for a token verifier: knows people by a word instead of a signature."""

    def __init__(self, people: Mapping[str, Principal], *, seconds: float = 3600) -> None:
        self.people = dict(people)
        self.expires_at = datetime.now(UTC) + timedelta(seconds=seconds)

    async def examine(self, token: str) -> VerifiedToken:
        """Who ``token`` stands for."""
        if token not in self.people:
            raise TokenRefused("unknown-key")
        return VerifiedToken(self.people[token], self.expires_at)


def make_app(
    *routers: APIRouter,
    people: Mapping[str, Principal] | None = None,
    problems: Mapping[type[Exception], Problem] | None = None,
    telemetry: Telemetry | None = None,
    **parts: object,
) -> FastAPI:
    """An application of ``routers``; by default ``ann`` may ask, by the token of her name."""
    known = KnownTokens({"ann": person()} if people is None else people)
    return create_app(
        AppParts(
            title="Test",
            version="0",
            telemetry=telemetry or Telemetry.off("test"),
            routers=routers,
            problems=problems or {},
            tokens=known,  # type: ignore[arg-type]  # it examines, and nothing else is asked of it
            health=parts.pop("health", Health()),  # type: ignore[arg-type]
            **parts,  # type: ignore[arg-type]
        )
    )


@asynccontextmanager
async def asking(
    app: FastAPI, *, token: str | None = "ann", base: str = "http://test"
) -> AsyncIterator[httpx.AsyncClient]:
    """A client of ``app`` that brings ``token``. What the application raises is an answer, as behind a server."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with httpx.AsyncClient(transport=transport, base_url=base, headers=headers) as client:
        yield client
