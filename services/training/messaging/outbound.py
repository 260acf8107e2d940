"""Fact → wire: what training tells the others, in the words of the contracts."""

from contracts.event import EventData
from contracts.events.training_lessons import LessonItem as LessonItemOnWire
from contracts.events.training_lessons import LessonPrepared as LessonPreparedOnWire
from contracts.events.training_lessons import LessonWithdrawn as LessonWithdrawnOnWire
from contracts.events.training_proficiencies import ProficiencyRecorded as ProficiencyRecordedOnWire
from contracts.fields import ProficiencyLevel
from training.domain.facts import LessonPrepared, LessonWithdrawn, ProficiencyRecorded


def to_event(fact: object) -> EventData:
    """The event that tells ``fact``. Raises ``TypeError`` for what is no fact of training."""
    match fact:
        case LessonPrepared():
            return _prepared(fact)
        case LessonWithdrawn():
            return _withdrawn(fact)
        case ProficiencyRecorded():
            return _recorded(fact)
    raise TypeError(f"{type(fact).__name__} is no fact of training")


def _prepared(fact: LessonPrepared) -> LessonPreparedOnWire:
    items = tuple(
        LessonItemOnWire(change=item.change.value, name=item.name, step=item.step, was=item.was, will_be=item.will_be)
        for item in fact.items
    )
    return LessonPreparedOnWire(
        lesson_id=fact.aggregate_id,
        workflow=fact.workflow,
        site=fact.site,
        department=fact.department,
        role=fact.role,
        content_hash=fact.content_hash,
        minutes=fact.minutes,
        items=items,
    )


def _withdrawn(fact: LessonWithdrawn) -> LessonWithdrawnOnWire:
    return LessonWithdrawnOnWire(
        lesson_id=fact.aggregate_id,
        workflow=fact.workflow,
        site=fact.site,
        department=fact.department,
        role=fact.role,
        content_hash=fact.content_hash,
    )


def _recorded(fact: ProficiencyRecorded) -> ProficiencyRecordedOnWire:
    return ProficiencyRecordedOnWire(
        lesson_id=fact.lesson_id,
        workflow=fact.workflow,
        site=fact.site,
        department=fact.department,
        role=fact.role,
        learner=fact.learner,
        content_hash=fact.content_hash,
        attempt=fact.aggregate_version,
        level=ProficiencyLevel(fact.level.value),
        outcome=fact.outcome.value,
        holds=None if fact.holds is None else ProficiencyLevel(fact.holds.value),
    )
