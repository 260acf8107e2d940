"""``/v1/workflow-catalogue`` and ``/v1/workflows``: which workflows there are."""

from typing import Annotated

from fastapi import APIRouter, Body, Depends, Response
from pydantic import Field

from chassis.api.commands import Answer, CommandRequest, command_request
from chassis.api.pagination import Page, PageRequest, page_of, page_request
from chassis.api.policies import requires
from chassis.principals import Principal
from intake.api.parts import Parts
from intake.api.policies import CATALOGUE_WORKFLOWS, READ_REGISTRY
from intake.api.schemas.workflows import CatalogueBody, CataloguedBody, CatalogueEntryBody, WorkflowBody, entries_of
from intake.application.catalogue_workflows import CatalogueWorkflows, catalogue_workflows
from intake.application.list_workflows import list_workflows
from intake.application.ports import Work
from intake.application.readings import Slice

Entries = Annotated[list[CatalogueEntryBody], Field(min_length=1, max_length=500), Body()]


def workflow_routes(parts: Parts) -> APIRouter:
    """The routes of the catalogue."""
    router = APIRouter(prefix="/v1", tags=["workflows"])

    @router.post(
        "/workflow-catalogue", status_code=201, operation_id="catalogue_workflows", response_model=CatalogueBody
    )
    async def catalogue(
        body: Entries,
        principal: Annotated[Principal, requires(CATALOGUE_WORKFLOWS)],
        command: Annotated[CommandRequest, Depends(command_request)],
    ) -> Response:
        wanted = CatalogueWorkflows(entries_of(body))

        async def work(open_work: Work) -> Answer:
            done = await catalogue_workflows(open_work, wanted)
            return Answer(201, CatalogueBody(items=[CataloguedBody.of(each) for each in done]))

        return await parts.commands.run(command, principal, work)

    @router.get("/workflows", operation_id="list_workflows")
    async def list_all(
        page: Annotated[PageRequest, Depends(page_request)], principal: Annotated[Principal, requires(READ_REGISTRY)]
    ) -> Page[WorkflowBody]:
        async with parts.units_of_work.begin(principal) as work:
            found = await list_workflows(work, Slice(page.limit + 1, page.key(1)))
        return page_of([WorkflowBody.of(workflow) for workflow in found], page.limit, lambda body: (body.workflow,))

    return router
