"""Topic ``intake-sites``: the registry.

Emitted by intake when a registry import adds or changes a site. Key: the site. Each event carries the site's whole
state, so a consumer keeps the newest. Ordered per site, versions gapless from 1.
"""

from typing import Annotated, Literal

from pydantic import Field

from contracts.event import ContractModel, EventData, event
from contracts.fields import Label, Slug

TOPIC = "intake-sites"


class StaffGroup(ContractModel):
    """People of one role on one shift; ``headcount`` counts persons, not full-time equivalents."""

    role: Slug
    shift: Slug
    headcount: Annotated[int, Field(ge=0, le=100_000)]


class SiteDepartment(ContractModel):
    """A department as it exists at one site."""

    department: Slug
    name: Label
    staff: Annotated[tuple[StaffGroup, ...], Field(max_length=500)] = ()


class SiteState(EventData):
    """The whole of a site as the registry knows it. ``wave`` is none where it is not in a wave yet."""

    site: Slug
    name: Label
    kind: Literal["hospital", "clinic"]
    wave: Slug | None = None
    time_zone: Annotated[str, Field(max_length=64, json_schema_extra={"x-privacy": "operational"})] = "UTC"
    departments: Annotated[tuple[SiteDepartment, ...], Field(max_length=200)] = ()


@event("intake.site.registered.v1", topic=TOPIC)
class SiteRegistered(SiteState):
    """A site is known for the first time."""


@event("intake.site.changed.v1", topic=TOPIC)
class SiteChanged(SiteState):
    """An import changed a site: another name, wave, department, role or head count."""
