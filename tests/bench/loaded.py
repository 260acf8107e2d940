"""The platform as ``plumbline up --demo`` runs it, loaded with a health system of 52 or 520 sites.

Both sizes are loaded through the public APIs with the same parts of the demo: sites, the catalogue of workflows, maps.
The rest of it (standards, lessons, proficiency, the go-live week) is left out at both, so that size alone differs.
"""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import httpx

from plumbline import credentials
from plumbline.credentials import SERVICES
from plumbline.data_folder import DataFolder
from plumbline.demo.filling import fill
from plumbline.demo.health_system import HealthSystem, make_health_system
from plumbline.demo.visitor import Access
from plumbline.environment import Surroundings
from plumbline.issuer.people import INTEGRATOR
from plumbline.parts.postgres import Postgres
from tests.bench.plan import Plan
from tests.support.embedded_platform import Platform, only
from tests.support.eventually import eventually_here

PARTS = ("origin", "issuer", "sink", *(f"{service}-worker" for service in SERVICES))
REST_LOOKS = 5
"""What is between an outbox and a consumer is in neither for a moment; so several looks in a row must find nothing."""
REST_SECONDS = 1800.0
LOADED = "sites, workflow catalogue, maps"
SEED = 1
FLOOR = "bench"
_FLOOR_PASSWORDS = {"owner": "owner-of-bench", "app": "app-of-bench", "reader": "reader-of-bench"}


@dataclass(frozen=True)
class LoadedPlatform:
    """A platform over ``folder`` with the health system ``size``; its data stay there between starts."""

    folder: Path
    size: str

    @classmethod
    def of(cls, plan: Plan, size: str) -> "LoadedPlatform":
        """The one of this run: loaded once, whoever asks first."""
        return cls(plan.folder / size, size)

    @cached_property
    def system(self) -> HealthSystem:
        """The health system, as far as it is loaded."""
        whole = make_health_system(self.size, SEED)
        size = replace(whole.size, standards=0, rounds=0, signed=0)
        return replace(whole, size=size, workarounds=(), week=())

    @contextmanager
    def running(self, *parts: str) -> Iterator["Running"]:
        """The ``parts`` of it (all that the bench needs, if none are named), loaded, stopped afterwards."""
        stamp = self.folder.with_suffix(".loaded")
        if parts and not stamp.exists():
            with self.running():
                pass
        platform = Platform(self.folder, "--demo", *only(*(parts or PARTS)))
        try:
            platform.start()
            running = Running(self, platform)
            if not stamp.exists():
                self._load(running)
                stamp.touch()
            yield running
        finally:
            platform.stop()

    def _load(self, running: "Running") -> None:
        begun = time.monotonic()
        access = Access(running.url, running.around.issuer, running.around.credentials.demo, f"{self.size}/{SEED}")
        asyncio.run(fill(access, self.system, lambda line: Plan.say(f"   {self.size}: {line}")))
        running.wait_at_rest()
        Plan.say(f"   {self.size}: loaded in {time.monotonic() - begun:.0f} s")


@dataclass(frozen=True)
class Running:
    """A loaded platform that runs."""

    loaded: LoadedPlatform
    platform: Platform

    @property
    def url(self) -> str:
        """Where its APIs are."""
        return self.platform.run.url

    @property
    def port(self) -> int:
        """The port of :attr:`url`."""
        return self.around.ports["web"]

    @cached_property
    def around(self) -> Surroundings:
        """Its ports and passwords."""
        folder = DataFolder(self.loaded.folder)
        return Surroundings(self.platform.run.ports, credentials.load_or_make(folder.credentials_file), demo=True)

    def wait_at_rest(self) -> None:
        """Wait until every fact has travelled: no outbox has rows to send and no consumer has events to read."""
        looks: list[bool] = []

        def at_rest() -> bool:
            looks.append(all(_has_nothing_to_do(self.around.ports[service]) for service in SERVICES))
            return looks[-REST_LOOKS:] == [True] * REST_LOOKS

        eventually_here(at_rest, what="all facts in all views", within_seconds=REST_SECONDS)

    def token(self) -> str:
        """A bearer token of the integrator, good for a quarter of an hour."""
        form = {
            "grant_type": "client_credentials",
            "client_id": INTEGRATOR,
            "client_secret": self.around.credentials.demo,
        }
        answer = httpx.post(f"{self.around.issuer}/token", data=form, trust_env=False)
        answer.raise_for_status()
        return str(answer.json()["access_token"])

    def floor_url(self, role: str) -> str:
        """The floor's database on the same server, for ``role``; made at the first call."""
        ports, secrets = self.around.ports, self.around.credentials
        postgres = Postgres(DataFolder(self.loaded.folder).postgres, ports["postgres"], secrets.superuser)
        postgres.give_database(FLOOR, _FLOOR_PASSWORDS)
        return f"postgresql://{FLOOR}_{role}:{_FLOOR_PASSWORDS[role]}@127.0.0.1:{ports['postgres']}/{FLOOR}"

    def reports(self, department: str | None = None) -> list[dict[str, Any]]:
        """Reports of something wrong, one for each map (of ``department``)."""
        return [
            {
                "site": document["site"],
                "department": document["department"],
                "workflow": document["workflow"],
                "step": document["steps"][1]["id"],
                "role": document["steps"][1]["actor"],
                "severity": "medium",
                "what": "What I need from the step before is not there.",
            }
            for document in (made.document for made in self.loaded.system.maps)
            if department is None or document["department"] == department
        ]


def _has_nothing_to_do(port: int) -> bool:
    checks = httpx.get(f"http://127.0.0.1:{port}/readyz", trust_env=False, timeout=20).json()["checks"]
    figures = (checks["outbox"].get("waiting", 1), checks.get("consumer", {}).get("lag", 0))
    return not any(figures)
