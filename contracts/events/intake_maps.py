"""Topic ``intake-maps``: how a site really does a workflow.

Emitted by intake for each new version of a map. Key: the map (site/department/workflow). Carries the whole map, so a
consumer keeps the newest. Versions gapless from 1; ``map_version`` equals the aggregate's version.
"""

from typing import Annotated

from pydantic import Field

from contracts.event import ContractModel, EventData, event
from contracts.events.workflow_steps import Milestones, WorkflowStep
from contracts.fields import ContentHash, EvidenceClass, Slug

TOPIC = "intake-maps"


class Teller(ContractModel):
    """A role, on a shift, whose telling the map was made from."""

    role: Slug
    shift: Slug | None = None
    evidence: EvidenceClass | None = None


class EvidenceCounts(ContractModel):
    """How many steps are known in which way. ``assumed`` also counts steps without an evidence class."""

    observed: Annotated[int, Field(ge=0)] = 0
    interviewed: Annotated[int, Field(ge=0)] = 0
    logged: Annotated[int, Field(ge=0)] = 0
    assumed: Annotated[int, Field(ge=0)] = 0


@event("intake.map.recorded.v1", topic=TOPIC)
class MapRecorded(EventData):
    """A version of a map. ``content_hash`` is over its canonical form; equal hashes are equal maps."""

    site: Slug
    department: Slug
    workflow: Slug
    map_version: Annotated[int, Field(ge=1)]
    content_hash: ContentHash
    starts_with: Milestones = ()
    ends_with: Milestones = ()
    told_by: Annotated[tuple[Teller, ...], Field(max_length=100)] = ()
    evidence: EvidenceCounts
    steps: Annotated[tuple[WorkflowStep, ...], Field(min_length=1, max_length=300)]
