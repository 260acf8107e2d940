"""``/v1/registry-imports``: the registry from a file."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from chassis.api.bodies import documented_body
from chassis.api.commands import Answer, CommandRequest, command_request
from chassis.api.policies import requires
from chassis.principals import Principal
from intake.api.parts import Parts
from intake.api.policies import IMPORT_REGISTRY
from intake.api.registry_files import LARGEST_BODY, MEDIA_TYPES, sent_registry
from intake.api.schemas.registry import RegistryImportedBody
from intake.application.import_registry import ImportRegistry, import_registry
from intake.application.ports import Work
from intake.application.read_registry import RegistryFile
from intake.application.screened import Screened


def registry_import_routes(parts: Parts) -> APIRouter:
    """The route of imports. The order of its parameters is that of its checks: who, what, which command."""
    router = APIRouter(prefix="/v1/registry-imports", tags=["registry"])

    @router.post(
        "",
        status_code=201,
        operation_id="import_registry",
        response_model=RegistryImportedBody,
        openapi_extra=documented_body(*MEDIA_TYPES),
        max_body_size=LARGEST_BODY,
    )
    async def import_file(
        principal: Annotated[Principal, requires(IMPORT_REGISTRY)],
        registry: Annotated[Screened[RegistryFile], Depends(sent_registry)],
        command: Annotated[CommandRequest, Depends(command_request)],
    ) -> Response:
        async def work(open_work: Work) -> Answer:
            done = await import_registry(open_work, ImportRegistry(registry))
            return Answer(201, RegistryImportedBody.of(done))

        return await parts.commands.run(command, principal, work)

    return router
