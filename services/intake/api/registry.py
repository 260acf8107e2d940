"""``/v1/sites`` and ``/v1/departments``: the registry."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from chassis.api.entity_tags import entity_tag
from chassis.api.pagination import Page, PageRequest, page_of, page_request
from chassis.api.policies import requires
from chassis.principals import Principal
from intake.api.parts import Parts
from intake.api.policies import READ_REGISTRY
from intake.api.schemas.registry import DepartmentBody, SiteBody, SiteSummary
from intake.api.schemas.words import Slug
from intake.application.list_departments import list_departments
from intake.application.list_sites import list_sites
from intake.application.read_site import read_site
from intake.application.readings import Slice


def registry_routes(parts: Parts) -> APIRouter:
    """The routes that read the registry."""
    router = APIRouter(prefix="/v1", tags=["registry"])

    @router.get("/sites", operation_id="list_sites")
    async def list_all_sites(
        page: Annotated[PageRequest, Depends(page_request)], principal: Annotated[Principal, requires(READ_REGISTRY)]
    ) -> Page[SiteSummary]:
        async with parts.units_of_work.begin(principal) as work:
            found = await list_sites(work, Slice(page.limit + 1, page.key(1)))
        return page_of([SiteSummary.of(reading) for reading in found], page.limit, lambda body: (body.site,))

    @router.get("/sites/{site}", operation_id="read_site")
    async def read(
        site: Slug, response: Response, principal: Annotated[Principal, requires(READ_REGISTRY)]
    ) -> SiteBody:
        async with parts.units_of_work.begin(principal) as work:
            found = await read_site(work, site)
        response.headers["ETag"] = entity_tag(found.version)
        return SiteBody.of(found)

    @router.get("/departments", operation_id="list_departments")
    async def list_all_departments(
        page: Annotated[PageRequest, Depends(page_request)], principal: Annotated[Principal, requires(READ_REGISTRY)]
    ) -> Page[DepartmentBody]:
        async with parts.units_of_work.begin(principal) as work:
            found = await list_departments(work, Slice(page.limit + 1, page.key(1)))
        return page_of([DepartmentBody.of(reading) for reading in found], page.limit, lambda body: (body.department,))

    return router
