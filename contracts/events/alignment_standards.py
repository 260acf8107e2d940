"""Topic ``alignment-standards``: the versioned future workflow.

Emitted by alignment when a standard is adopted as a draft for sign-off and at each edit. Key: the workflow. Carries
the whole standard. Versions gapless from 1; ``standard_version`` equals the aggregate's version.
"""

from typing import Annotated

from pydantic import Field

from contracts.event import EventData, event
from contracts.events.workflow_steps import Milestones, WorkflowStep
from contracts.fields import ContentHash, Slug

TOPIC = "alignment-standards"


class StandardState(EventData):
    """One version of a standard; ``covers`` are the sites it is meant for, ``department`` its home."""

    workflow: Slug
    department: Slug
    standard_version: Annotated[int, Field(ge=1)]
    content_hash: ContentHash
    covers: Annotated[tuple[Slug, ...], Field(max_length=2000)]
    starts_with: Milestones = ()
    ends_with: Milestones = ()
    steps: Annotated[tuple[WorkflowStep, ...], Field(min_length=1, max_length=300)]


@event("alignment.standard.adopted.v1", topic=TOPIC)
class StandardAdopted(StandardState):
    """A workflow has its first standard."""


@event("alignment.standard.edited.v1", topic=TOPIC)
class StandardEdited(StandardState):
    """A standard has a new version. What its signatures are worth now: see ``alignment.sign-off.rebound.v1``."""
