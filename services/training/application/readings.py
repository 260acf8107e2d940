"""What readers get, and what they may ask by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from training.domain.lesson import Lesson
from training.domain.proficiency import Level, Outcome
from training.domain.reach import Reach


@dataclass(frozen=True)
class Slice:
    """A page of a list: at most ``limit`` rows after the key ``after``, part by part."""

    limit: int
    after: tuple[str, ...] | None = None


@dataclass(frozen=True)
class LessonFilter:
    """Lessons of a site, role, workflow and department; none means any."""

    site: str | None = None
    role: str | None = None
    workflow: str | None = None
    department: str | None = None


@dataclass(frozen=True)
class LessonReading:
    """A lesson as it is shown.

    Names are none where their owner has not said them yet. ``is_newest_standard`` is false while a later edit of the
    standard waits for its signatures, none where the standard is not known here yet.
    """

    lesson: Lesson
    prepared_at: datetime
    site_name: str | None
    workflow_name: str | None
    is_newest_standard: bool | None


@dataclass(frozen=True)
class AttemptFilter:
    """Attempts of a lesson, a learner, or both, within ``reach``."""

    lesson_id: str | None
    learner: str | None
    reach: Reach


@dataclass(frozen=True)
class AttemptReading:
    """One attempt. ``number`` counts the learner's attempts at the lesson from 1; ``holds`` is held after it."""

    attempt_id: str
    lesson_id: str
    learner: str
    number: int
    content_hash: str
    level: Level
    outcome: Outcome
    holds: Level | None
    observed_by: str | None
    recorded_at: datetime


@dataclass(frozen=True)
class LevelCounts:
    """Counts under one content hash.

    ``learners`` by the level each holds; the key none counts those who tried and hold nothing. ``attempts`` by level
    and outcome, failed ones too.
    """

    learners: Mapping[Level | None, int]
    attempts: Mapping[tuple[Level, Outcome], int]


@dataclass(frozen=True)
class ProficiencySummary:
    """How far the learners of a lesson are. ``headcount`` is none where the site is not known here."""

    lesson: Lesson
    headcount: int | None
    counts: LevelCounts

    @property
    def learners(self) -> int:
        """Learners with at least one attempt under the lesson's content hash."""
        return sum(self.counts.learners.values())

    @property
    def without_attempt(self) -> int | None:
        """Staff of the role with no attempt; none where the head count is not known."""
        return None if self.headcount is None else max(self.headcount - self.learners, 0)

    @property
    def pass_attempts(self) -> int:
        """Attempts to pass, failed and repeated ones too."""
        return self.pass_reached + self.counts.attempts.get((Level.PASSED, Outcome.NOT_REACHED), 0)

    @property
    def pass_reached(self) -> int:
        """Attempts to pass that reached it."""
        return self.counts.attempts.get((Level.PASSED, Outcome.REACHED), 0)

    @property
    def pass_rate(self) -> float | None:
        """Share of all attempts to pass that reached it, 0 to 1; none where nobody has tried."""
        return self.pass_reached / self.pass_attempts if self.pass_attempts else None
