"""``/v1/incidents``: what is wrong, and how far it is."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from chassis.api.entity_tags import entity_tag
from chassis.api.pagination import Page, PageRequest, page_of, page_request
from chassis.api.policies import requires
from chassis.principals import Principal
from incident.api.answers import IncidentBody, IncidentSummary
from incident.api.parts import Parts
from incident.api.policies import READ_INCIDENTS, actor_of
from incident.api.schemas import Slug
from incident.application.list_incidents import list_incidents
from incident.application.read_incident import read_incident
from incident.application.readings import IncidentFilter, Slice
from incident.domain.incident import Severity, State


def incident_filter(
    state: State | None = None,
    site: Slug | None = None,
    department: Slug | None = None,
    severity: Severity | None = None,
    is_resolved: bool | None = None,
) -> IncidentFilter:
    """What a list of incidents may be asked by; ``department`` is one that the incident touches."""
    return IncidentFilter(state, site, department, severity, is_resolved)


def incident_routes(parts: Parts) -> APIRouter:
    """The routes that read incidents."""
    router = APIRouter(prefix="/v1/incidents", tags=["incidents"])

    @router.get("", operation_id="list_incidents")
    async def list_all(
        wanted: Annotated[IncidentFilter, Depends(incident_filter)],
        page: Annotated[PageRequest, Depends(page_request)],
        principal: Annotated[Principal, requires(READ_INCIDENTS)],
    ) -> Page[IncidentSummary]:
        async with parts.units_of_work.begin(principal) as work:
            found = await list_incidents(work, wanted, Slice(page.limit + 1, page.key(1)))
        bodies = [IncidentSummary.of(reading) for reading in found]
        return page_of(bodies, page.limit, lambda body: (body.incident_id,))

    @router.get("/{incident_id}", operation_id="read_incident")
    async def read(
        incident_id: str, response: Response, principal: Annotated[Principal, requires(READ_INCIDENTS)]
    ) -> IncidentBody:
        async with parts.units_of_work.begin(principal) as work:
            detail = await read_incident(work, incident_id, actor_of(principal))
        response.headers["ETag"] = entity_tag(detail.reading.incident.version)
        return IncidentBody.of(detail)

    return router
