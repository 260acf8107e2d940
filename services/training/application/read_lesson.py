"""Read one lesson."""

from training.application.ports import Work
from training.application.readings import LessonReading
from training.domain.errors import LessonNotFound


async def read_lesson(work: Work, lesson_id: str) -> LessonReading:
    """The lesson, a withdrawn one too. Raises ``LessonNotFound``."""
    reading = await work.lessons.read(lesson_id)
    if reading is None:
        raise LessonNotFound
    return reading
