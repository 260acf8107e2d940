"""``/v1/site-deltas``: what each standard changes for each site."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Self

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from alignment.api.fields import WantedSlug
from alignment.api.parts import Parts, tell_points
from alignment.api.policies import READ
from alignment.application.list_site_deltas import list_site_deltas
from alignment.application.readings import DeltaFilter, Slice, StoredDelta
from chassis.api.pagination import Page, PageRequest, page_of, page_request
from chassis.api.policies import requires
from chassis.principals import Principal


class ActBody(BaseModel):
    """One act. ``standard_step`` is null for what stops, ``map_step`` for what starts."""

    name: str
    map_step: str | None
    standard_step: str | None
    what: list[str]
    was: str | None
    will_be: str | None
    minutes: float | None


class RoleBody(BaseModel):
    """What changes for one role."""

    role: str
    department: str
    stops: list[ActBody]
    starts: list[ActBody]
    changed: list[ActBody]
    now_someone_elses: list[ActBody]


class MatchBody(BaseModel):
    """A proposed match of a step of the map with a step of the standard: how sure, and what agrees (0 to 1)."""

    map_step: str
    standard_step: str
    confidence: float
    why: dict[str, float]


class SiteDeltaBody(BaseModel):
    """A site delta. ``map_version`` is null where the site has no map: then everything starts."""

    delta_id: str
    workflow: str
    site: str
    department: str
    version: int
    standard_version: int
    content_hash: str
    map_version: int | None
    computed_at: datetime
    roles: list[RoleBody]
    matches: list[MatchBody]

    @classmethod
    def of(cls, stored: StoredDelta) -> Self:
        """The delta as it is shown."""
        delta = stored.delta
        return cls(
            delta_id=delta.delta_id,
            workflow=delta.workflow,
            site=delta.site,
            department=delta.department,
            version=stored.version,
            standard_version=delta.standard_version,
            content_hash=delta.content_hash,
            map_version=delta.map_version,
            computed_at=stored.computed_at,
            roles=[RoleBody.model_validate(asdict(role)) for role in delta.roles],
            matches=[
                MatchBody(
                    map_step=match.map_step,
                    standard_step=match.standard_step,
                    confidence=match.confidence,
                    why=dict(match.why),
                )
                for match in delta.matches
            ],
        )


def delta_filter(site: WantedSlug = None, workflow: WantedSlug = None) -> DeltaFilter:
    """What a list of deltas may be asked by."""
    return DeltaFilter(site, workflow)


def site_delta_routes(parts: Parts) -> APIRouter:
    """The routes of site deltas."""
    router = APIRouter(prefix="/v1/site-deltas", tags=["site deltas"], dependencies=[Depends(tell_points)])

    @router.get("", operation_id="list_site_deltas")
    async def list_all(
        wanted: Annotated[DeltaFilter, Depends(delta_filter)],
        page: Annotated[PageRequest, Depends(page_request)],
        principal: Annotated[Principal, requires(READ)],
    ) -> Page[SiteDeltaBody]:
        after = page.key(1)
        async with parts.units_of_work.begin(principal) as work:
            found = await list_site_deltas(work, wanted, Slice(page.limit + 1, after[0] if after else None))
        return page_of([SiteDeltaBody.of(each) for each in found], page.limit, lambda each: (each.delta_id,))

    return router
