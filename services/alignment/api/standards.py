"""``/v1/standards``: adopt, read, edit, and what changed since."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from alignment.api.fields import OptionalHash, WantedHash, WorkflowInPath
from alignment.api.parts import Parts, signer, tell_points
from alignment.api.policies import READ, WRITE_STANDARDS
from alignment.api.standard_files import LARGEST_BODY, MEDIA_TYPES, contents_of, one_content_of
from alignment.api.standard_schemas import AdoptedBody, ChangesBody, StandardBody, StandardSummaryBody, WrittenBody
from alignment.application.adopt_standards import AdoptStandards, adopt_standards
from alignment.application.edit_standard import EditStandard, edit_standard
from alignment.application.explain_changes import explain_changes
from alignment.application.list_standards import list_standards
from alignment.application.ports import Work
from alignment.application.readings import Slice
from alignment.application.show_standard import show_standard
from chassis.api.bodies import RawBody, documented_body, raw_body
from chassis.api.commands import Answer, CommandRequest, command_request
from chassis.api.entity_tags import entity_tag, expected_version
from chassis.api.pagination import Page, PageRequest, page_of, page_request
from chassis.api.policies import requires
from chassis.principals import Principal

Reader = Annotated[Principal, requires(READ)]
Writer = Annotated[Principal, requires(WRITE_STANDARDS)]
File = Annotated[RawBody, Depends(raw_body(*MEDIA_TYPES))]
Command = Annotated[CommandRequest, Depends(command_request)]


def standard_routes(parts: Parts) -> APIRouter:
    """The routes of standards."""
    router = APIRouter(prefix="/v1/standards", tags=["standards"], dependencies=[Depends(tell_points)])
    _add_reading(router, parts)
    _add_writing(router, parts)
    return router


def _add_reading(router: APIRouter, parts: Parts) -> None:
    @router.get("", operation_id="list_standards")
    async def list_all(
        principal: Reader, page: Annotated[PageRequest, Depends(page_request)]
    ) -> Page[StandardSummaryBody]:
        after = page.key(1)
        async with parts.units_of_work.begin(principal) as work:
            found = await list_standards(work, Slice(page.limit + 1, after[0] if after else None))
        return page_of([StandardSummaryBody.of(each) for each in found], page.limit, lambda each: (each.workflow,))

    @router.get("/{workflow}", operation_id="read_standard")
    async def read(
        workflow: WorkflowInPath,
        principal: Reader,
        response: Response,
        version: Annotated[int | None, Query(ge=1, le=2**31, description="The newest, where it is not said.")] = None,
    ) -> StandardBody:
        async with parts.units_of_work.begin(principal) as work:
            found = await show_standard(work, workflow, version)
        response.headers["ETag"] = entity_tag(found.standard.version)
        return StandardBody.of(found)

    @router.get("/{workflow}/changes", operation_id="read_standard_changes")
    async def read_changes(
        workflow: WorkflowInPath,
        principal: Reader,
        before: Annotated[WantedHash, Query(alias="from", description="The content hash that you know.")],
        after: Annotated[OptionalHash, Query(alias="to", description="The newest, where it is not said.")] = None,
    ) -> ChangesBody:
        async with parts.units_of_work.begin(principal) as work:
            return ChangesBody.of(await explain_changes(work, workflow, before, after))


def _add_writing(router: APIRouter, parts: Parts) -> None:
    @router.post(
        "",
        status_code=201,
        operation_id="adopt_standards",
        response_model=AdoptedBody,
        max_body_size=LARGEST_BODY,
        openapi_extra=documented_body(*MEDIA_TYPES),
    )
    async def adopt(body: File, principal: Writer, command: Command) -> Response:
        adoption = AdoptStandards(contents_of(body), signer(principal))

        async def do(work: Work) -> Answer:
            written = await adopt_standards(work, adoption, clock=parts.clock)
            return Answer(201, AdoptedBody(items=[WrittenBody.of(each) for each in written]))

        return await parts.commands.run(command, principal, do)

    @router.put(
        "/{workflow}",
        operation_id="edit_standard",
        response_model=WrittenBody,
        max_body_size=LARGEST_BODY,
        openapi_extra=documented_body(*MEDIA_TYPES),
    )
    async def edit(
        workflow: WorkflowInPath,
        body: File,
        principal: Writer,
        command: Command,
        expected: Annotated[int, Depends(expected_version)],
    ) -> Response:
        edition = EditStandard(workflow, expected, one_content_of(body), signer(principal))

        async def do(work: Work) -> Answer:
            written = await edit_standard(work, edition, clock=parts.clock)
            return Answer(200, WrittenBody.of(written), {"ETag": entity_tag(written.standard.version)})

        return await parts.commands.run(command, principal, do)
