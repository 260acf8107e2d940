"""Record what learners tried and whether they reached it: one attempt or a batch, all or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from chassis.clock import Clock
from chassis.identifiers import Identifiers
from training.application.ports import Work
from training.domain.errors import (
    AttemptRefused,
    LessonNoLongerTaught,
    LessonOutOfReach,
    LessonUnknown,
    RecordsRefused,
    RefusedPlace,
)
from training.domain.facts import ProficiencyRecorded
from training.domain.lesson import Lesson
from training.domain.proficiency import Attempt, Proficiency
from training.domain.reach import Reach


@dataclass(frozen=True)
class ProficiencyEntry:
    """One line of evidence. ``place`` is where it stands in the request, for whoever must mend it."""

    lesson_id: str
    attempt: Attempt
    place: str = ""


@dataclass(frozen=True)
class RecordProficiency:
    """Entries in the order in which they happened, from ``recorded_by``, who may speak within ``reach``."""

    entries: tuple[ProficiencyEntry, ...]
    recorded_by: str
    reach: Reach


@dataclass(frozen=True)
class RecordedProficiency:
    """An attempt that was recorded, and what the learner holds after it."""

    attempt_id: str
    attempt: Attempt
    after: Proficiency
    recorded_by: str
    recorded_at: datetime


async def record_proficiency(
    work: Work, command: RecordProficiency, *, clock: Clock, ids: Identifiers
) -> tuple[RecordedProficiency, ...]:
    """Record every entry against the lesson as it is taught now; answer them in their order.

    Raises:
        RecordsRefused: at least one entry cannot be evidence; every such place is named and nothing is recorded.
        LessonOutOfReach: a lesson is of a department or site that the recorder may not speak for.
    """
    lessons = await work.lessons.hold_still({entry.lesson_id for entry in command.entries})
    _check(command.entries, lessons)
    if not all(command.reach.covers(each.syllabus.department, each.site) for each in lessons.values()):
        raise LessonOutOfReach
    keys = {(entry.lesson_id, entry.attempt.learner) for entry in command.entries}
    held = dict(await work.proficiencies.hold(keys))
    recorded = []
    for entry in command.entries:
        lesson, key = lessons[entry.lesson_id], (entry.lesson_id, entry.attempt.learner)
        held[key] = held[key].after(entry.attempt, lesson.syllabus.content_hash)
        recorded.append(RecordedProficiency(ids.new(), entry.attempt, held[key], command.recorded_by, clock.now()))
        work.record(_fact(lesson, recorded[-1]))
    await work.proficiencies.add(recorded)
    return tuple(recorded)


def _check(entries: tuple[ProficiencyEntry, ...], lessons: Mapping[str, Lesson]) -> None:
    refused = [_refusal(entry, problem) for entry in entries if (problem := _problem(entry, lessons)) is not None]
    if refused:
        raise RecordsRefused(refused)


def _problem(entry: ProficiencyEntry, lessons: Mapping[str, Lesson]) -> AttemptRefused | None:
    lesson = lessons.get(entry.lesson_id)
    if lesson is None:
        return LessonUnknown()
    if lesson.is_withdrawn:
        return LessonNoLongerTaught()
    try:
        entry.attempt.check()
    except AttemptRefused as problem:
        return problem
    return None


def _refusal(entry: ProficiencyEntry, problem: AttemptRefused) -> RefusedPlace:
    return RefusedPlace(f"{entry.place}.{problem.field}" if entry.place else problem.field, problem.rule)


def _fact(lesson: Lesson, recorded: RecordedProficiency) -> ProficiencyRecorded:
    after = recorded.after
    return ProficiencyRecorded(
        after.proficiency_id,
        after.attempts,
        lesson.lesson_id,
        lesson.workflow,
        lesson.site,
        lesson.syllabus.department,
        lesson.role,
        after.learner,
        lesson.syllabus.content_hash,
        recorded.attempt.level,
        recorded.attempt.outcome,
        after.holds,
    )
