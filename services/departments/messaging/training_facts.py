"""Training's events as changes."""

from contracts.events.training_lessons import LessonPrepared, LessonWithdrawn
from contracts.events.training_proficiencies import ProficiencyRecorded
from departments.domain.documents import LessonDoc, ProficiencyDoc
from departments.domain.news import Told


def lesson(data: LessonPrepared) -> Told:
    """A version of a lesson."""
    state: LessonDoc = {
        "lesson_id": data.lesson_id,
        "workflow": data.workflow,
        "site": data.site,
        "department": data.department,
        "role": data.role,
        "content_hash": data.content_hash,
        "minutes": data.minutes,
        "items": len(data.items),
        "is_over": False,
    }
    return Told(state)


def withdrawn(data: LessonWithdrawn) -> Told:
    """A lesson that nobody needs any more."""
    state: LessonDoc = {
        "lesson_id": data.lesson_id,
        "workflow": data.workflow,
        "site": data.site,
        "department": data.department,
        "role": data.role,
        "content_hash": data.content_hash,
        "minutes": 0,
        "items": 0,
        "is_over": True,
    }
    return Told(state)


def proficiency(data: ProficiencyRecorded) -> Told:
    """What a learner holds now. Who it is stays in the key; no view shows one person."""
    state: ProficiencyDoc = {
        "workflow": data.workflow,
        "site": data.site,
        "department": data.department,
        "role": data.role,
        "content_hash": data.content_hash,
        "holds": data.holds.value if data.holds else None,
    }
    return Told(state)
