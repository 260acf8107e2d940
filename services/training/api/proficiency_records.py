"""``/v1/proficiency-records``: evidence of what learners can do."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from chassis.api.commands import Answer, CommandRequest, command_request
from chassis.api.pagination import Page, PageRequest, page_of, page_request
from chassis.api.policies import requires
from chassis.principals import Principal
from training.api.parts import Parts
from training.api.policies import READ_ATTEMPTS, RECORD_PROFICIENCY, reading_reach, recording_reach
from training.api.schemas import AttemptBody, ProficiencyRecordBody, ProficiencyRecordsBody, RecordedBody, entries_of
from training.application.list_attempts import list_attempts
from training.application.ports import Work
from training.application.readings import AttemptFilter, Slice
from training.application.record_proficiency import RecordProficiency, record_proficiency

Wanted = Annotated[str | None, Query(min_length=1, max_length=400)]


def proficiency_routes(parts: Parts) -> APIRouter:
    """The routes of proficiency records."""
    router = APIRouter(prefix="/v1/proficiency-records", tags=["proficiency"])

    @router.post("", status_code=201, operation_id="record_proficiency", response_model=RecordedBody)
    async def record(
        body: ProficiencyRecordBody | ProficiencyRecordsBody,
        principal: Annotated[Principal, requires(RECORD_PROFICIENCY)],
        command: Annotated[CommandRequest, Depends(command_request)],
    ) -> Response:
        wanted = RecordProficiency(entries_of(body), principal.subject, recording_reach(principal))

        async def work(open_work: Work) -> Answer:
            recorded = await record_proficiency(open_work, wanted, clock=parts.clock, ids=parts.ids)
            return Answer(201, RecordedBody(items=[AttemptBody.recorded(each) for each in recorded]))

        return await parts.commands.run(command, principal, work)

    @router.get("", operation_id="list_proficiency_records")
    async def list_all(
        page: Annotated[PageRequest, Depends(page_request)],
        principal: Annotated[Principal, requires(READ_ATTEMPTS)],
        lesson_id: Wanted = None,
        learner: Wanted = None,
    ) -> Page[AttemptBody]:
        wanted = AttemptFilter(lesson_id, learner, reading_reach(principal, learner))
        async with parts.units_of_work.begin(principal) as work:
            found = await list_attempts(work, wanted, Slice(page.limit + 1, page.key(3)))
        return page_of([AttemptBody.of(reading) for reading in found], page.limit, _place)

    return router


def _place(body: AttemptBody) -> tuple[str, str, str]:
    return body.lesson_id, body.learner, str(body.attempt)
