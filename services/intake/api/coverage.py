"""``/v1/coverage`` and ``/v1/cells``: how well each cell is known, and which must be looked at again."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from chassis.api.commands import Answer, CommandRequest, command_request
from chassis.api.pagination import Page, PageRequest, page_of, page_request
from chassis.api.policies import requires
from chassis.principals import Principal
from intake.api.cells import NamedCell, Wanted, named_cell
from intake.api.parts import Parts
from intake.api.policies import READ_REGISTRY, REOPEN_CELLS, allow_cell
from intake.api.schemas.coverage import CellReopenedBody, CoverageBody, ReopeningBody
from intake.application.list_coverage import list_coverage
from intake.application.ports import Work
from intake.application.readings import CoverageFilter, Slice
from intake.application.reopen_cell import ReopenCell, reopen_cell


def coverage_filter(site: Wanted = None, department: Wanted = None, wave: Wanted = None) -> CoverageFilter:
    """A dependency: the site, department and wave that are asked for; none means any."""
    return CoverageFilter(site, department, wave)


def coverage_routes(parts: Parts) -> APIRouter:
    """The routes of coverage."""
    router = APIRouter(prefix="/v1", tags=["coverage"])

    @router.get("/coverage", operation_id="list_coverage")
    async def list_all(
        wanted: Annotated[CoverageFilter, Depends(coverage_filter)],
        page: Annotated[PageRequest, Depends(page_request)],
        principal: Annotated[Principal, requires(READ_REGISTRY)],
    ) -> Page[CoverageBody]:
        async with parts.units_of_work.begin(principal) as work:
            found = await list_coverage(work, wanted, Slice(page.limit + 1, page.key(3)), clock=parts.clock)
        return page_of([CoverageBody.of(each) for each in found], page.limit, _key)

    @router.post(
        "/cells/{site}/{department}/{workflow}/reopenings",
        status_code=201,
        operation_id="reopen_cell",
        response_model=CellReopenedBody,
    )
    async def reopen(
        cell: Annotated[NamedCell, Depends(named_cell)],
        body: ReopeningBody,
        principal: Annotated[Principal, requires(REOPEN_CELLS)],
        command: Annotated[CommandRequest, Depends(command_request)],
    ) -> Response:
        allow_cell(principal, cell.site, cell.department)
        reopening = ReopenCell(cell.site, cell.department, cell.workflow, body.reason, principal.subject)

        async def work(open_work: Work) -> Answer:
            reopening_id = await reopen_cell(open_work, reopening, clock=parts.clock, ids=parts.ids)
            return Answer(201, CellReopenedBody(cell_reopening_id=reopening_id))

        return await parts.commands.run(command, principal, work)

    return router


def _key(body: CoverageBody) -> tuple[str, str, str]:
    return (body.site, body.department, body.workflow)
