"""Topic ``alignment-site-deltas``: what a standard changes for one site.

Emitted by alignment when a standard or the map of a site it covers has a new version. Key: ``workflow@site``. Carries
the whole delta. Versions gapless from 1.
"""

from typing import Annotated

from pydantic import Field

from contracts.event import ContractModel, EventData, event
from contracts.fields import Code, ContentHash, Label, Slug, StepId

TOPIC = "alignment-site-deltas"


class ChangedAct(ContractModel):
    """One act of a role and how it changes.

    ``standard_step`` is none for what stops, ``map_step`` none for what starts. ``was`` and ``will_be`` name the
    system, the order or the role before and after.
    """

    name: Label
    map_step: StepId | None = None
    standard_step: StepId | None = None
    what: Annotated[tuple[Code, ...], Field(max_length=20)] = ()
    was: Label | None = None
    will_be: Label | None = None
    minutes: Annotated[float, Field(ge=0)] | None = None


Acts = Annotated[tuple[ChangedAct, ...], Field(max_length=600)]


class RoleDelta(ContractModel):
    """What changes for one role at the site. ``department`` is where the role does the work."""

    role: Slug
    department: Slug
    stops: Acts = ()
    starts: Acts = ()
    changed: Acts = ()
    now_someone_elses: Acts = ()


@event("alignment.site-delta.computed.v1", topic=TOPIC)
class SiteDeltaComputed(EventData):
    """The difference between a site's map and the standard. ``map_version`` is none where the site has no map."""

    workflow: Slug
    site: Slug
    department: Slug
    standard_version: Annotated[int, Field(ge=1)]
    content_hash: ContentHash
    map_version: Annotated[int, Field(ge=1)] | None
    roles: Annotated[tuple[RoleDelta, ...], Field(max_length=200)]
