"""``/v1/incidents/{id}/…``: acknowledge, contain, resolve. Each answers the incident as it is then."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from chassis.api.commands import Answer, CommandRequest, command_request
from chassis.api.entity_tags import entity_tag
from chassis.api.policies import requires
from chassis.principals import Principal
from incident.api.answers import IncidentBody
from incident.api.parts import Parts
from incident.api.policies import ACT_ON_INCIDENTS, actor_of
from incident.api.schemas import AcknowledgementBody, ContainmentBody, ResolutionBody
from incident.application.acknowledge_incident import AcknowledgeIncident, acknowledge_incident
from incident.application.contain_incident import ContainIncident, contain_incident
from incident.application.ports import Work
from incident.application.read_incident import read_incident
from incident.application.resolve_incident import ResolveIncident, resolve_incident
from incident.domain.incident import Actor, Incident

Actors = Annotated[Principal, requires(ACT_ON_INCIDENTS)]
Command = Annotated[CommandRequest, Depends(command_request)]


def act_routes(parts: Parts) -> APIRouter:
    """The routes that change incidents."""
    router = APIRouter(prefix="/v1/incidents/{incident_id}", tags=["incidents"])

    @router.post("/acknowledgements", status_code=201, operation_id="acknowledge_incident", response_model=IncidentBody)
    async def acknowledge(incident_id: str, body: AcknowledgementBody, principal: Actors, command: Command) -> Response:
        actor = actor_of(principal)
        wanted = AcknowledgeIncident(incident_id, body.department, actor)

        async def work(open_work: Work) -> Answer:
            return await _answer(open_work, await acknowledge_incident(open_work, wanted, clock=parts.clock), actor)

        return await parts.commands.run(command, principal, work)

    @router.post("/containments", status_code=201, operation_id="contain_incident", response_model=IncidentBody)
    async def contain(incident_id: str, body: ContainmentBody, principal: Actors, command: Command) -> Response:
        actor = actor_of(principal)
        wanted = ContainIncident(incident_id, body.department, actor, body.measure, body.until)

        async def work(open_work: Work) -> Answer:
            contained = await contain_incident(open_work, wanted, clock=parts.clock, ids=parts.ids)
            return await _answer(open_work, contained, actor)

        return await parts.commands.run(command, principal, work)

    @router.post("/resolutions", status_code=201, operation_id="resolve_incident", response_model=IncidentBody)
    async def resolve(incident_id: str, body: ResolutionBody, principal: Actors, command: Command) -> Response:
        actor = actor_of(principal)
        wanted = ResolveIncident(incident_id, body.department, actor, body.resolution)

        async def work(open_work: Work) -> Answer:
            resolved = await resolve_incident(open_work, wanted, clock=parts.clock, ids=parts.ids)
            return await _answer(open_work, resolved, actor)

        return await parts.commands.run(command, principal, work)

    return router


async def _answer(work: Work, incident: Incident, actor: Actor) -> Answer:
    detail = await read_incident(work, incident.incident_id, actor)
    return Answer(201, IncidentBody.of(detail), {"ETag": entity_tag(incident.version)})
