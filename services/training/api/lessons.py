"""``/v1/lessons``: what is taught, and how far its learners are."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from chassis.api.entity_tags import entity_tag
from chassis.api.pagination import Page, PageRequest, page_of, page_request
from chassis.api.policies import requires
from chassis.principals import Principal
from training.api.parts import Parts
from training.api.policies import READ_LESSONS, READ_PROFICIENCY
from training.api.schemas import LessonBody, ProficiencyBody
from training.application.list_lessons import list_lessons
from training.application.read_lesson import read_lesson
from training.application.readings import LessonFilter, Slice
from training.application.summarise_proficiency import summarise_proficiency

Wanted = Annotated[str | None, Query(max_length=64, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


def lesson_filter(
    site: Wanted = None, role: Wanted = None, workflow: Wanted = None, department: Wanted = None
) -> LessonFilter:
    """What a list of lessons may be asked by."""
    return LessonFilter(site, role, workflow, department)


def lesson_routes(parts: Parts) -> APIRouter:
    """The routes of lessons. An id holds ``@``, which an address may hold as it is or as ``%40``."""
    router = APIRouter(prefix="/v1/lessons", tags=["lessons"])

    @router.get("", operation_id="list_lessons")
    async def list_all(
        wanted: Annotated[LessonFilter, Depends(lesson_filter)],
        page: Annotated[PageRequest, Depends(page_request)],
        principal: Annotated[Principal, requires(READ_LESSONS)],
    ) -> Page[LessonBody]:
        async with parts.units_of_work.begin(principal) as work:
            found = await list_lessons(work, wanted, Slice(page.limit + 1, page.key(1)))
        return page_of([LessonBody.of(reading) for reading in found], page.limit, lambda body: (body.lesson_id,))

    @router.get("/{lesson_id}", operation_id="read_lesson")
    async def read(
        lesson_id: str, response: Response, principal: Annotated[Principal, requires(READ_LESSONS)]
    ) -> LessonBody:
        async with parts.units_of_work.begin(principal) as work:
            reading = await read_lesson(work, lesson_id)
        response.headers["ETag"] = entity_tag(reading.lesson.version)
        return LessonBody.of(reading)

    @router.get("/{lesson_id}/proficiency", operation_id="read_proficiency")
    async def read_proficiency(
        lesson_id: str, principal: Annotated[Principal, requires(READ_PROFICIENCY)]
    ) -> ProficiencyBody:
        async with parts.units_of_work.begin(principal) as work:
            return ProficiencyBody.of(await summarise_proficiency(work, lesson_id))

    return router
