"""Fills an empty platform with a demo, stage by stage, through the public APIs only."""

import time
from collections.abc import Awaitable, Callable
from typing import Any

from plumbline.demo.crowd import Crowd, crowd, in_parallel
from plumbline.demo.health_system import HealthSystem
from plumbline.demo.incident_week import tell_week
from plumbline.demo.learning import prove_proficiency
from plumbline.demo.registry_files import registry_bundle, registry_csv
from plumbline.demo.settling import wait_for_readiness
from plumbline.demo.signing import sign_standards
from plumbline.demo.visitor import Access

Tell = Callable[[str], None]

MAPS_AT_ONCE = 60


async def fill(access: Access, system: HealthSystem, tell: Tell) -> dict[str, int]:
    """Send the whole demo; safe to repeat. Returns how much of each was sent.

    Raises :class:`plumbline.demo.visitor.DemoRefused` with the platform's answer.
    """
    sent: dict[str, int] = {}
    async with crowd(access) as people:
        for name, stage in _STAGES:
            began = time.monotonic()
            sent[name] = await stage(people, system)
            tell(f"{name}: {sent[name]} in {time.monotonic() - began:.1f} s")
    return sent


async def _registry(people: Crowd, system: HealthSystem) -> int:
    loader = people.person()
    hospitals = [site for site in system.sites if site.kind == "hospital"]
    clinics = [site for site in system.sites if site.kind == "clinic"]
    path = "/api/intake/v1/registry-imports"
    await loader.tell_file(path, registry_bundle(hospitals), "application/fhir+json", key="registry/hospitals")
    for start in range(0, len(clinics), 200):
        content = registry_csv(clinics[start : start + 200])
        await loader.tell_file(path, content, "text/csv", key=f"registry/clinics/{start}")
    return len(system.sites)


async def _catalogue(people: Crowd, system: HealthSystem) -> int:
    entries = [
        {"workflow": workflow.slug, "name": workflow.name, "departments": [workflow.department]}
        for workflow in system.workflows
    ]
    await people.person().tell("/api/intake/v1/workflow-catalogue", entries, key="catalogue")
    return len(entries)


async def _maps(people: Crowd, system: HealthSystem) -> int:
    documents = [made.document for made in system.maps]
    loader = people.person()

    def batch(start: int) -> Callable[[], Awaitable[Any]]:
        return lambda: loader.tell("/api/intake/v1/maps", documents[start : start + MAPS_AT_ONCE], key=f"maps/{start}")

    await in_parallel([batch(start) for start in range(0, len(documents), MAPS_AT_ONCE)])
    return len(documents)


async def _workarounds(people: Crowd, system: HealthSystem) -> int:
    loader = people.person()

    def one(number: int) -> Callable[[], Awaitable[Any]]:
        body = system.workarounds[number]
        return lambda: loader.tell("/api/intake/v1/workarounds", body, key=f"workarounds/{number}")

    await in_parallel([one(number) for number in range(len(system.workarounds))])
    return len(system.workarounds)


_STAGES: tuple[tuple[str, Callable[[Crowd, HealthSystem], Awaitable[int]]], ...] = (
    ("sites", _registry),
    ("workflows", _catalogue),
    ("maps", _maps),
    ("workarounds", _workarounds),
    ("standards", sign_standards),
    ("proficiency records", prove_proficiency),
    ("incidents", tell_week),
    ("ready workflows at prepared sites", wait_for_readiness),
)
