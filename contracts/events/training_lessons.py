"""Topic ``training-lessons``: what a role at a site must learn.

Emitted by training when a standard whose five signatures are complete changes a role's day at a site, and when a
later one no longer does. Key: ``workflow@site@role``. Carries the whole lesson. Versions gapless from 1.
"""

from typing import Annotated, Literal

from pydantic import Field

from contracts.event import ContractModel, EventData, event
from contracts.fields import ContentHash, Identifier, Label, Slug, StepId

TOPIC = "training-lessons"


class LessonItem(ContractModel):
    """One thing to learn: an act that stops, starts, changes or is now someone else's."""

    change: Literal["stops", "starts", "changed", "now-someone-elses"]
    name: Label
    step: StepId | None = None
    was: Label | None = None
    will_be: Label | None = None


@event("training.lesson.prepared.v1", topic=TOPIC)
class LessonPrepared(EventData):
    """A version of a lesson, made from the signed standard with ``content_hash``."""

    lesson_id: Identifier
    workflow: Slug
    site: Slug
    department: Slug
    role: Slug
    content_hash: ContentHash
    minutes: Annotated[int, Field(ge=1, le=600)]
    items: Annotated[tuple[LessonItem, ...], Field(min_length=1, max_length=600)]


@event("training.lesson.withdrawn.v1", topic=TOPIC)
class LessonWithdrawn(EventData):
    """The signed standard with ``content_hash`` changes nothing for the role any more: there is nothing to learn."""

    lesson_id: Identifier
    workflow: Slug
    site: Slug
    department: Slug
    role: Slug
    content_hash: ContentHash
