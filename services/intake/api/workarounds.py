"""``/v1/workarounds``: what people do that no procedure says."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from chassis.api.commands import Answer, CommandRequest, command_request
from chassis.api.pagination import Page, PageRequest, page_of, page_request
from chassis.api.policies import requires
from chassis.principals import Principal
from intake.api.cells import cell_filter
from intake.api.parts import Parts
from intake.api.policies import READ_WORKAROUNDS, RECORD_WORKAROUNDS
from intake.api.schemas.workarounds import WorkaroundBody, WorkaroundRecordedBody, WorkaroundShown
from intake.application.list_workarounds import list_workarounds
from intake.application.ports import Work
from intake.application.readings import CellFilter, Slice
from intake.application.record_workaround import RecordWorkaround, record_workaround
from intake.application.screened import screen


def workaround_routes(parts: Parts) -> APIRouter:
    """The routes of workarounds."""
    router = APIRouter(prefix="/v1/workarounds", tags=["workarounds"])

    @router.post("", status_code=201, operation_id="record_workaround", response_model=WorkaroundRecordedBody)
    async def record(
        body: WorkaroundBody,
        principal: Annotated[Principal, requires(RECORD_WORKAROUNDS)],
        command: Annotated[CommandRequest, Depends(command_request)],
    ) -> Response:
        told = RecordWorkaround(screen(body.workaround(), {"narrative": body.narrative}, people=True))

        async def work(open_work: Work) -> Answer:
            workaround_id = await record_workaround(open_work, told, clock=parts.clock, ids=parts.ids)
            return Answer(201, WorkaroundRecordedBody(workaround_id=workaround_id))

        return await parts.commands.run(command, principal, work)

    @router.get("", operation_id="list_workarounds")
    async def list_all(
        wanted: Annotated[CellFilter, Depends(cell_filter)],
        page: Annotated[PageRequest, Depends(page_request)],
        principal: Annotated[Principal, requires(READ_WORKAROUNDS)],
    ) -> Page[WorkaroundShown]:
        async with parts.units_of_work.begin(principal) as work:
            found = await list_workarounds(work, wanted, Slice(page.limit + 1, page.key(1)))
        return page_of([WorkaroundShown.of(reading) for reading in found], page.limit, _key)

    return router


def _key(body: WorkaroundShown) -> tuple[str]:
    return (body.workaround_id,)
