"""Say how far the learners of a lesson are."""

from training.application.ports import Work
from training.application.read_lesson import read_lesson
from training.application.readings import ProficiencySummary


async def summarise_proficiency(work: Work, lesson_id: str) -> ProficiencySummary:
    """Counts under the content hash that the lesson teaches now. Raises ``LessonNotFound``."""
    lesson = (await read_lesson(work, lesson_id)).lesson
    headcount = await work.registry.headcount(lesson.site, lesson.syllabus.department, lesson.role)
    counts = await work.proficiencies.count(lesson_id, lesson.syllabus.content_hash)
    return ProficiencySummary(lesson, headcount, counts)
