"""``/v1/map-imports``: maps from files of other programs."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from chassis.api.bodies import documented_body
from chassis.api.commands import Answer, CommandRequest, command_request
from chassis.api.policies import requires
from chassis.principals import Principal
from intake.api.bpmn_files import LARGEST_BODY, MEDIA_TYPES, BpmnImport, sent_bpmn
from intake.api.parts import Parts
from intake.api.policies import RECORD_MAPS, allow_maps
from intake.api.schemas.map_imports import MapImportedBody
from intake.api.schemas.maps import MapOutcomeBody
from intake.application.ports import Work
from intake.application.record_maps import RecordMaps, record_maps

Preview = Annotated[bool, Query(description="Only say what would be recorded and what would be left aside.")]


def map_import_routes(parts: Parts) -> APIRouter:
    """The route of imports. The order of its parameters is that of its checks: who, what, which command."""
    router = APIRouter(prefix="/v1/map-imports", tags=["maps"])

    @router.post(
        "",
        status_code=201,
        operation_id="import_map",
        response_model=MapImportedBody,
        openapi_extra=documented_body(*MEDIA_TYPES),
        max_body_size=LARGEST_BODY,
    )
    async def import_map(
        principal: Annotated[Principal, requires(RECORD_MAPS)],
        sent: Annotated[BpmnImport, Depends(sent_bpmn)],
        command: Annotated[CommandRequest, Depends(command_request)],
        *,
        preview: Preview = False,
    ) -> Response:
        allow_maps(principal, sent.maps.value)

        async def work(open_work: Work) -> Answer:
            if preview:
                return Answer(200, MapImportedBody.of(sent, None))
            (done,) = await record_maps(open_work, RecordMaps(sent.maps, principal.subject), clock=parts.clock)
            return Answer(201, MapImportedBody.of(sent, MapOutcomeBody.of(done)))

        return await parts.commands.run(command, principal, work)

    return router
