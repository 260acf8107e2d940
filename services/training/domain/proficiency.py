"""The ladder of proficiency, and what one attempt does to it.

Attended is not passed, passed is not demonstrated, demonstrated is not observed at work. Attempts are only ever
added; a failed one is kept and lowers nothing. What a learner holds is bound to the content hash of the lesson: when
the lesson teaches another hash, the learner begins again with nothing held.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from training.domain.errors import ObserverIsLearner, ObserverMissing, StaffIdExpected


class Level(StrEnum):
    """The rungs, lowest first."""

    ATTENDED = "attended"
    PASSED = "passed"
    DEMONSTRATED = "demonstrated"
    OBSERVED = "observed"

    @property
    def height(self) -> int:
        """The place on the ladder, 0 for the lowest."""
        return _HEIGHTS[self]


_HEIGHTS = {level: height for height, level in enumerate(Level)}


class Outcome(StrEnum):
    """How an attempt at a level ended."""

    REACHED = "reached"
    NOT_REACHED = "not-reached"


_STAFF_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.@:-]{0,119}")


@dataclass(frozen=True)
class Attempt:
    """What somebody says of a learner: the level tried, how it ended, and who saw it."""

    learner: str
    level: Level
    outcome: Outcome
    observed_by: str | None = None

    def check(self) -> None:
        """Refuse what cannot be evidence.

        Raises:
            StaffIdExpected: the learner or the observer is not a pseudonymous staff identifier.
            ObserverMissing: the level is observed and nobody is named who observed.
            ObserverIsLearner: the observer is the learner.
        """
        if not _STAFF_ID.fullmatch(self.learner):
            raise StaffIdExpected("learner")
        if self.observed_by is not None and not _STAFF_ID.fullmatch(self.observed_by):
            raise StaffIdExpected("observed_by")
        if self.level is Level.OBSERVED and self.observed_by is None:
            raise ObserverMissing
        if self.observed_by == self.learner:
            raise ObserverIsLearner


@dataclass(frozen=True)
class Proficiency:
    """What a learner holds of a lesson, under ``content_hash``. ``attempts`` counts all of them, of every hash."""

    lesson_id: str
    learner: str
    attempts: int = 0
    content_hash: str | None = None
    holds: Level | None = None

    @property
    def proficiency_id(self) -> str:
        """``lesson#learner``."""
        return f"{self.lesson_id}#{self.learner}"

    def held_under(self, content_hash: str) -> Level | None:
        """The level held under ``content_hash``; none where it was held under another."""
        return self.holds if self.content_hash == content_hash else None

    def after(self, attempt: Attempt, content_hash: str) -> "Proficiency":
        """The proficiency after ``attempt`` at the lesson with ``content_hash``."""
        held = self.held_under(content_hash)
        if attempt.outcome is Outcome.REACHED and (held is None or attempt.level.height > held.height):
            held = attempt.level
        return replace(self, attempts=self.attempts + 1, content_hash=content_hash, holds=held)
