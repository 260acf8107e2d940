"""What has happened in training. Each fact names its aggregate and the version that the fact made."""

from dataclasses import dataclass

from training.domain.lesson import Lesson, LessonItem
from training.domain.proficiency import Level, Outcome


@dataclass(frozen=True)
class LessonPrepared:
    """A version of a lesson is ready to be taught."""

    aggregate_id: str
    aggregate_version: int
    workflow: str
    site: str
    department: str
    role: str
    content_hash: str
    minutes: int
    items: tuple[LessonItem, ...]

    @classmethod
    def of(cls, lesson: Lesson) -> "LessonPrepared":
        """The fact that ``lesson`` was prepared."""
        taught = lesson.syllabus
        return cls(
            lesson.lesson_id,
            lesson.version,
            lesson.workflow,
            lesson.site,
            taught.department,
            lesson.role,
            taught.content_hash,
            taught.minutes,
            taught.items,
        )


@dataclass(frozen=True)
class LessonWithdrawn:
    """The standard with ``content_hash`` is signed and changes nothing for the role: there is nothing to learn."""

    aggregate_id: str
    aggregate_version: int
    workflow: str
    site: str
    department: str
    role: str
    content_hash: str

    @classmethod
    def of(cls, lesson: Lesson, content_hash: str) -> "LessonWithdrawn":
        """The fact that ``lesson`` was withdrawn because of the standard with ``content_hash``."""
        return cls(
            lesson.lesson_id,
            lesson.version,
            lesson.workflow,
            lesson.site,
            lesson.syllabus.department,
            lesson.role,
            content_hash,
        )


@dataclass(frozen=True)
class ProficiencyRecorded:
    """An attempt of a learner, reached or not, and the level that the learner holds after it."""

    aggregate_id: str
    aggregate_version: int
    lesson_id: str
    workflow: str
    site: str
    department: str
    role: str
    learner: str
    content_hash: str
    level: Level
    outcome: Outcome
    holds: Level | None
