"""List the lessons that are taught."""

from collections.abc import Sequence

from training.application.ports import Work
from training.application.readings import LessonFilter, LessonReading, Slice


async def list_lessons(work: Work, wanted: LessonFilter, window: Slice) -> Sequence[LessonReading]:
    """Lessons by id; withdrawn ones are left out."""
    return await work.lessons.page(wanted, window)
