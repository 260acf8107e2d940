"""The shapes of requests and answers."""

from datetime import datetime
from typing import Annotated, Self

from pydantic import BaseModel, Field

from chassis.api.bodies import RequestModel
from training.application.readings import AttemptReading, LessonReading, ProficiencySummary
from training.application.record_proficiency import ProficiencyEntry, RecordedProficiency
from training.domain.lesson import MINUTES_BASIS, Change
from training.domain.proficiency import Attempt, Level, Outcome

LONGEST_BATCH = 500


class LessonItemBody(BaseModel):
    """One thing to learn."""

    change: Change
    name: str
    step: str | None
    was: str | None
    will_be: str | None


class LessonBody(BaseModel):
    """A lesson. ``minutes`` is an estimate by a declared rule; ``minutes_basis`` says that nobody measured it."""

    lesson_id: str
    workflow: str
    workflow_name: str | None
    site: str
    site_name: str | None
    department: str
    role: str
    content_hash: str
    version: int
    minutes: int
    minutes_basis: str
    is_withdrawn: bool
    is_newest_standard: bool | None
    prepared_at: datetime
    items: list[LessonItemBody]

    @classmethod
    def of(cls, reading: LessonReading) -> Self:
        """The lesson as it is shown."""
        lesson, taught = reading.lesson, reading.lesson.syllabus
        return cls(
            lesson_id=lesson.lesson_id,
            workflow=lesson.workflow,
            workflow_name=reading.workflow_name,
            site=lesson.site,
            site_name=reading.site_name,
            department=taught.department,
            role=lesson.role,
            content_hash=taught.content_hash,
            version=lesson.version,
            minutes=taught.minutes,
            minutes_basis=MINUTES_BASIS,
            is_withdrawn=lesson.is_withdrawn,
            is_newest_standard=reading.is_newest_standard,
            prepared_at=reading.prepared_at,
            items=[
                LessonItemBody(change=item.change, name=item.name, step=item.step, was=item.was, will_be=item.will_be)
                for item in taught.items
            ],
        )


class ProficiencyRecordBody(RequestModel):
    """One attempt. ``observed_by`` is needed for the level observed, and is never the learner."""

    lesson_id: Annotated[str, Field(min_length=1, max_length=400)]
    learner: Annotated[str, Field(min_length=1, max_length=200)]
    level: Level
    outcome: Outcome
    observed_by: Annotated[str, Field(min_length=1, max_length=200)] | None = None

    def to_entry(self, place: str) -> ProficiencyEntry:
        """The entry, standing at ``place`` of its request."""
        return ProficiencyEntry(
            self.lesson_id, Attempt(self.learner, self.level, self.outcome, self.observed_by), place
        )


class ProficiencyRecordsBody(RequestModel):
    """Up to 500 attempts in the order in which they happened; all are recorded or none."""

    records: Annotated[list[ProficiencyRecordBody], Field(min_length=1, max_length=LONGEST_BATCH)]


def entries_of(body: ProficiencyRecordBody | ProficiencyRecordsBody) -> tuple[ProficiencyEntry, ...]:
    """The entries of either form of the request."""
    if isinstance(body, ProficiencyRecordBody):
        return (body.to_entry(""),)
    return tuple(record.to_entry(f"records[{index}]") for index, record in enumerate(body.records))


class AttemptBody(BaseModel):
    """An attempt. ``attempt`` counts the learner's attempts at the lesson from 1; ``holds`` is held after it."""

    attempt_id: str
    lesson_id: str
    learner: str
    attempt: int
    content_hash: str
    level: Level
    outcome: Outcome
    holds: Level | None
    observed_by: str | None
    recorded_at: datetime

    @classmethod
    def of(cls, reading: AttemptReading) -> Self:
        """The attempt as it is shown."""
        return cls(
            attempt_id=reading.attempt_id,
            lesson_id=reading.lesson_id,
            learner=reading.learner,
            attempt=reading.number,
            content_hash=reading.content_hash,
            level=reading.level,
            outcome=reading.outcome,
            holds=reading.holds,
            observed_by=reading.observed_by,
            recorded_at=reading.recorded_at,
        )

    @classmethod
    def recorded(cls, recorded: RecordedProficiency) -> Self:
        """The attempt as it was just recorded."""
        after = recorded.after
        return cls(
            attempt_id=recorded.attempt_id,
            lesson_id=after.lesson_id,
            learner=after.learner,
            attempt=after.attempts,
            content_hash=after.content_hash or "",
            level=recorded.attempt.level,
            outcome=recorded.attempt.outcome,
            holds=after.holds,
            observed_by=recorded.attempt.observed_by,
            recorded_at=recorded.recorded_at,
        )


class RecordedBody(BaseModel):
    """What was recorded, in the order of the request."""

    items: list[AttemptBody]


class AttemptCounts(BaseModel):
    """How often a level was tried and how often it was reached."""

    attempts: int
    reached: int


class PassRate(BaseModel):
    """From all attempts to pass, failed and repeated ones too. ``rate`` is 0 to 1, null where nobody has tried."""

    attempts: int
    reached: int
    rate: float | None


class ProficiencyBody(BaseModel):
    """How far the learners of a lesson are, under the content hash that it teaches now.

    ``learners`` counts each learner once, by the level held; ``none`` are those who tried and hold nothing.
    ``headcount`` is the registry's, over all shifts, null where it is not known; so is ``without_attempt``.
    """

    lesson_id: str
    content_hash: str
    headcount: int | None
    without_attempt: int | None
    learners: dict[str, int]
    attempts: dict[Level, AttemptCounts]
    pass_rate: PassRate

    @classmethod
    def of(cls, summary: ProficiencySummary) -> Self:
        """The summary as it is shown."""
        counts = summary.counts
        return cls(
            lesson_id=summary.lesson.lesson_id,
            content_hash=summary.lesson.syllabus.content_hash,
            headcount=summary.headcount,
            without_attempt=summary.without_attempt,
            learners={"none": counts.learners.get(None, 0)}
            | {level.value: counts.learners.get(level, 0) for level in Level},
            attempts={
                level: AttemptCounts(
                    attempts=sum(counts.attempts.get((level, outcome), 0) for outcome in Outcome),
                    reached=counts.attempts.get((level, Outcome.REACHED), 0),
                )
                for level in Level
            },
            pass_rate=PassRate(attempts=summary.pass_attempts, reached=summary.pass_reached, rate=summary.pass_rate),
        )
