"""Topic ``training-proficiencies``: evidence of what a learner can do.

Emitted by training for each attempt, failed ones too: the pass rate is taken from all attempts. Key:
``lesson#learner``. Versions gapless from 1.
"""

from typing import Annotated, Literal

from pydantic import Field

from contracts.event import EventData, event
from contracts.fields import ContentHash, Identifier, ProficiencyLevel, Slug, StaffId

TOPIC = "training-proficiencies"


@event("training.proficiency.recorded.v1", topic=TOPIC)
class ProficiencyRecorded(EventData):
    """One attempt at one level of the ladder, and the level that the learner holds after it."""

    lesson_id: Identifier
    workflow: Slug
    site: Slug
    department: Slug
    role: Slug
    learner: StaffId
    content_hash: ContentHash
    attempt: Annotated[int, Field(ge=1)]
    level: ProficiencyLevel
    outcome: Literal["reached", "not-reached"]
    holds: ProficiencyLevel | None
