"""``/v1/registry-imports``: the registry from a file, at once or after a person looked at what it would change."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response

from chassis.api.bodies import documented_body
from chassis.api.commands import Answer, CommandRequest, command_request
from chassis.api.entity_tags import entity_tag, expected_version
from chassis.api.policies import requires
from chassis.principals import Principal
from intake.api.parts import Parts
from intake.api.policies import IMPORT_REGISTRY
from intake.api.registry_files import LARGEST_BODY, MEDIA_TYPES, SentRegistry, sent_registry
from intake.api.schemas.registry import RegistryImportedBody
from intake.api.schemas.registry_imports import ApplicationBody, RegistryImportBody
from intake.application.apply_registry_import import ApplyRegistryImport, apply_registry_import
from intake.application.import_registry import ImportRegistry, import_registry
from intake.application.ports import Work
from intake.application.remove_registry_import import remove_registry_import
from intake.application.show_registry_import import ImportPreview, show_registry_import
from intake.application.stage_registry import StageRegistry, stage_registry

ImportId = Annotated[str, Path(max_length=64, pattern=r"^[A-Za-z0-9-]+$")]
Importer = Annotated[Principal, requires(IMPORT_REGISTRY)]
Command = Annotated[CommandRequest, Depends(command_request)]


def registry_import_routes(parts: Parts) -> APIRouter:
    """The routes of imports. The order of their parameters is that of their checks: who, what, which command."""
    router = APIRouter(prefix="/v1/registry-imports", tags=["registry"])
    _add_importing(router, parts)
    _add_waiting(router, parts)
    return router


def _add_importing(router: APIRouter, parts: Parts) -> None:
    @router.post(
        "",
        status_code=201,
        operation_id="import_registry",
        response_model=RegistryImportedBody | RegistryImportBody,
        openapi_extra=documented_body(*MEDIA_TYPES),
        max_body_size=LARGEST_BODY,
    )
    async def import_file(
        principal: Importer, sent: Annotated[SentRegistry, Depends(sent_registry)], command: Command
    ) -> Response:
        async def work(open_work: Work) -> Answer:
            if not sent.is_staged:
                return Answer(
                    201, RegistryImportedBody.of(await import_registry(open_work, ImportRegistry(sent.registry)))
                )
            staging = StageRegistry(sent.registry, sent.file, principal.subject)
            import_id = await stage_registry(open_work, staging, clock=parts.clock, ids=parts.ids)
            return _answer(201, await show_registry_import(open_work, import_id))

        return await parts.commands.run(command, principal, work)


def _add_waiting(router: APIRouter, parts: Parts) -> None:
    @router.get("/{import_id}", operation_id="show_registry_import")
    async def show(import_id: ImportId, response: Response, principal: Importer) -> RegistryImportBody:
        async with parts.units_of_work.begin(principal) as work:
            preview = await show_registry_import(work, import_id)
        response.headers["ETag"] = entity_tag(preview.registry_version)
        return RegistryImportBody.of(preview)

    @router.post(
        "/{import_id}/application",
        status_code=201,
        operation_id="apply_registry_import",
        response_model=RegistryImportBody,
    )
    async def apply(
        import_id: ImportId,
        body: ApplicationBody,
        principal: Importer,
        version: Annotated[int, Depends(expected_version)],
        command: Command,
    ) -> Response:
        applying = ApplyRegistryImport(import_id, version, body.rest, principal.subject)

        async def work(open_work: Work) -> Answer:
            return _answer(201, await apply_registry_import(open_work, applying, clock=parts.clock))

        return await parts.commands.run(command, principal, work)

    @router.delete("/{import_id}", status_code=204, operation_id="remove_registry_import")
    async def remove(import_id: ImportId, principal: Importer) -> None:
        async with parts.units_of_work.begin(principal) as work:
            await remove_registry_import(work, import_id)


def _answer(status: int, preview: ImportPreview) -> Answer:
    headers = {
        "Location": f"/v1/registry-imports/{preview.staged.import_id}",
        "ETag": entity_tag(preview.registry_version),
    }
    return Answer(status, RegistryImportBody.of(preview), headers)
