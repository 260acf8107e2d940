"""Proficiency: what learners at the sites of the first waves can do, told from all attempts.

Where a site has come far, all of them can; elsewhere as many as the field's figures say.
"""

import random
from collections.abc import Awaitable, Callable
from typing import Any

from plumbline.demo.crowd import Crowd, settled
from plumbline.demo.figures import PROFICIENCY_REPORTED, PROFICIENCY_TRUE
from plumbline.demo.health_system import HealthSystem
from plumbline.demo.organisation import NEXT_WAVE, Preparation, Site

_LESSONS = "/api/training/v1/lessons"
_RECORDS = "/api/training/v1/proficiency-records"
AT_ONCE = 400
_TAUGHT_WAVES = ("wave-1", NEXT_WAVE)


async def prove_proficiency(people: Crowd, system: HealthSystem) -> int:
    """Wait for the lessons of signed standards, then record attempts at the first waves. Returns how many."""
    trainer = people.person("peter-kowalski")
    signed = system.workflows[: system.size.signed]

    async def prepared() -> bool:
        pages = [await trainer.ask(_LESSONS, workflow=workflow.slug, limit=1) for workflow in signed]
        return all(page["items"] for page in pages)

    await settled(prepared, "lessons of the signed standards")
    lessons = await _all_lessons(people, system)
    records = _records(system, lessons)

    def batch(start: int) -> Callable[[], Awaitable[Any]]:
        body = {"records": records[start : start + AT_ONCE]}
        return lambda: trainer.tell(_RECORDS, body, key=f"proficiency/{start}")

    # One learner's attempts stand in order and may straddle two batches, so the batches go one after the other.
    for start in range(0, len(records), AT_ONCE):
        await batch(start)()
    return len(records)


async def _all_lessons(people: Crowd, system: HealthSystem) -> list[Any]:
    """Every lesson, once their number has come to rest: deltas of all sites take a moment to be computed."""
    trainer = people.person("peter-kowalski")
    counts: list[int] = []
    found: list[Any] = []

    async def at_rest() -> bool:
        nonlocal found
        found = await trainer.all(_LESSONS)
        counts.append(len(found))
        return len(counts) >= 4 and len(set(counts[-4:])) == 1

    await settled(at_rest, "all lessons")
    return taught(found, system)


def taught(lessons: list[Any], system: HealthSystem) -> list[Any]:
    """Those of ``lessons`` that the demo's people take, in a fixed order. Sites of others are none of its business."""
    sites = {site.slug: site for site in system.sites}
    own = [lesson for lesson in lessons if lesson["site"] in sites]
    chosen = [lesson for lesson in own if _is_taught(sites[lesson["site"]], lesson["workflow"], system.road)]
    return sorted(chosen, key=lambda lesson: str(lesson["lesson_id"]))


def _is_taught(site: Site, workflow: str, road: frozenset[str]) -> bool:
    """Where a site has hardly begun, the road from scheduling to the claim comes first."""
    return site.wave in _TAUGHT_WAVES and (site.preparation is not Preparation.BEGUN or workflow in road)


def _records(system: HealthSystem, lessons: list[Any]) -> list[dict[str, Any]]:
    chance = random.Random(f"{system.seed}/learning")  # noqa: S311 - must come out the same
    sites = {site.slug: site for site in system.sites}
    records: list[dict[str, Any]] = []
    for lesson in lessons:
        site = sites[lesson["site"]]
        for number in range(_learners(site, lesson)):
            told = _attempts(lesson, number, chance)
            records.extend(told if site.preparation is Preparation.BEGUN else _way_up(lesson, _learner(lesson, number)))
    return records


def _learners(site: Site, lesson: Any) -> int:
    groups = site.departments.get(lesson["department"], ())
    return sum(group.headcount for group in groups if group.role == lesson["role"])


def _attempts(lesson: Any, number: int, chance: random.Random) -> list[dict[str, Any]]:
    """What one learner did: most attend, fewer pass at once, fewer show it."""
    learner = _learner(lesson, number)
    draw = chance.random()
    if draw > 0.97:
        return []
    attended, *shown = _way_up(lesson, learner)
    if draw < PROFICIENCY_TRUE.value:
        return [attended, *shown]
    if draw < PROFICIENCY_REPORTED.value:
        return [attended, _attempt(lesson, learner, "passed", "not-reached"), *shown]
    return [attended]


def _way_up(lesson: Any, learner: str) -> list[dict[str, Any]]:
    """Somebody who shows at the first try that they can do it."""
    return [_attempt(lesson, learner, level, "reached") for level in ("attended", "passed", "demonstrated")]


def _learner(lesson: Any, number: int) -> str:
    return f"{lesson['site']}-{lesson['role']}-{number + 1}"


def _attempt(lesson: Any, learner: str, level: str, outcome: str) -> dict[str, Any]:
    return {"lesson_id": lesson["lesson_id"], "learner": learner, "level": level, "outcome": outcome}
