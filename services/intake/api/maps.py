"""``/v1/maps``: how sites really do their workflows."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from chassis.api.bodies import documented_body
from chassis.api.commands import Answer, CommandRequest, command_request
from chassis.api.entity_tags import entity_tag
from chassis.api.pagination import Page, PageRequest, page_of, page_request
from chassis.api.policies import requires
from chassis.principals import Principal
from intake.api.cells import cell_filter
from intake.api.map_documents import LARGEST_BODY, MEDIA_TYPES, sent_maps
from intake.api.parts import Parts
from intake.api.policies import READ_MAPS, RECORD_MAPS, allow_maps
from intake.api.schemas.maps import MapBody, MapOutcomeBody, MapSummary, RecordedMapsBody
from intake.api.schemas.words import Slug
from intake.application.list_maps import list_maps
from intake.application.ports import Work
from intake.application.read_map import read_map
from intake.application.readings import CellFilter, Slice
from intake.application.record_maps import RecordMaps, record_maps
from intake.application.screened import Screened
from intake.domain.site_map import MapContent


def map_routes(parts: Parts) -> APIRouter:
    """The routes of maps. The order of a command's parameters is that of its checks: who, what, which command."""
    router = APIRouter(prefix="/v1/maps", tags=["maps"])

    @router.post(
        "",
        status_code=201,
        operation_id="record_maps",
        response_model=RecordedMapsBody,
        openapi_extra=documented_body(*MEDIA_TYPES),
        max_body_size=LARGEST_BODY,
    )
    async def record(
        principal: Annotated[Principal, requires(RECORD_MAPS)],
        maps: Annotated[Screened[tuple[MapContent, ...]], Depends(sent_maps)],
        command: Annotated[CommandRequest, Depends(command_request)],
    ) -> Response:
        allow_maps(principal, maps.value)

        async def work(open_work: Work) -> Answer:
            done = await record_maps(open_work, RecordMaps(maps, principal.subject), clock=parts.clock)
            return Answer(201, RecordedMapsBody(items=[MapOutcomeBody.of(each) for each in done]))

        return await parts.commands.run(command, principal, work)

    @router.get("", operation_id="list_maps")
    async def list_all(
        wanted: Annotated[CellFilter, Depends(cell_filter)],
        page: Annotated[PageRequest, Depends(page_request)],
        principal: Annotated[Principal, requires(READ_MAPS)],
    ) -> Page[MapSummary]:
        async with parts.units_of_work.begin(principal) as work:
            found = await list_maps(work, wanted, Slice(page.limit + 1, page.key(3)))
        return page_of([MapSummary.of(reading) for reading in found], page.limit, _key)

    @router.get("/{site}/{department}/{workflow}", operation_id="read_map")
    async def read(
        map_id: Annotated[str, Depends(_map_id)],
        response: Response,
        principal: Annotated[Principal, requires(READ_MAPS)],
        version: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None,
    ) -> MapBody:
        async with parts.units_of_work.begin(principal) as work:
            found = await read_map(work, map_id, version)
        response.headers["ETag"] = entity_tag(found.map.version)
        return MapBody.whole(found)

    return router


def _map_id(site: Slug, department: Slug, workflow: Slug) -> str:
    return f"{site}/{department}/{workflow}"


def _key(body: MapSummary) -> tuple[str, str, str]:
    return body.site, body.department, body.workflow
