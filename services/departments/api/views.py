"""Reading departments, their views and readiness."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from chassis.api.pagination import Page, PageRequest, page_of, page_request
from chassis.api.policies import requires
from chassis.principals import Principal
from departments.api.policies import READ_DEPARTMENTS, READ_READINESS, READ_VIEW
from departments.api.schemas import Cell, DepartmentName, View, view_of
from departments.application.list_departments import list_departments
from departments.application.list_readiness import list_readiness
from departments.application.ports.reading import CellFilter
from departments.application.read_readiness import read_readiness
from departments.application.read_view import read_view
from departments.live.feed import OpensWork

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Pages = Annotated[PageRequest, Depends(page_request)]
Slug = Annotated[str | None, Query(pattern=SLUG, max_length=64)]


def view_routes(units_of_work: OpensWork) -> APIRouter:
    """The routes, on ``units_of_work``."""
    router = APIRouter(prefix="/v1", tags=["views"])

    @router.get("/departments", operation_id="list_departments")
    async def departments(
        principal: Annotated[Principal, requires(READ_DEPARTMENTS)], page: Pages
    ) -> Page[DepartmentName]:
        """Every department, by name."""
        key = page.key(1)
        async with units_of_work.begin(principal) as work:
            found = await list_departments(work, after=key[0] if key else None, limit=page.limit)
        names = [DepartmentName(department=slug, name=name) for slug, name in found]
        return page_of(names, page.limit, lambda name: (name.department,))

    @router.get("/departments/{department}/view", operation_id="read_view", response_model_exclude_none=False)
    async def view(
        department: str,
        principal: Annotated[Principal, requires(READ_VIEW)],
        cells: Annotated[bool, Query(description="With the cells of each site.")] = False,
    ) -> View:
        """A department's view now. Open the stream after its `cursor`."""
        async with units_of_work.begin(principal) as work:
            return view_of(await read_view(work, department, principal=principal, with_cells=cells))

    @router.get("/readiness", operation_id="list_readiness")
    async def readiness(
        principal: Annotated[Principal, requires(READ_READINESS)],
        page: Pages,
        site: Slug = None,
        department: Slug = None,
        workflow: Slug = None,
    ) -> Page[Cell]:
        """Cells by site, department and workflow."""
        key = page.key(1)
        wanted = CellFilter(site, department, workflow)
        async with units_of_work.begin(principal) as work:
            after = key[0] if key else None
            found = await list_readiness(work, wanted, principal=principal, after=after, limit=page.limit)
        return page_of([Cell.model_validate(cell) for cell in found], page.limit, lambda cell: (cell.cell_id,))

    @router.get("/readiness/{site}/{department}/{workflow}", operation_id="read_readiness")
    async def one_cell(
        site: str, department: str, workflow: str, principal: Annotated[Principal, requires(READ_READINESS)]
    ) -> Cell:
        """One cell with every reason and what it rests on."""
        async with units_of_work.begin(principal) as work:
            return Cell.model_validate(await read_readiness(work, (site, department, workflow), principal=principal))

    return router
