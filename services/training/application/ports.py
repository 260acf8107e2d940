"""What the use cases need of the world. ``storage`` fulfils these; tests have fakes with the same rules."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from training.application.readings import (
    AttemptFilter,
    AttemptReading,
    LessonFilter,
    LessonReading,
    LevelCounts,
    Slice,
)
from training.domain.curriculum import LessonFact, SiteCurriculum, Taught
from training.domain.facts import ProficiencyRecorded
from training.domain.lesson import Lesson
from training.domain.proficiency import Attempt, Proficiency
from training.domain.registry import NewestStandard, Site, Workflow
from training.domain.site_delta import SiteDelta

TrainingFact = LessonFact | ProficiencyRecorded


class Registry(Protocol):
    """Copies of the registry, the catalogue and the standards; an older version changes nothing."""

    async def keep_site(self, site: Site) -> None:
        """Keep the newest of the site."""
        ...

    async def keep_workflow(self, workflow: Workflow) -> None:
        """Keep the newest of the workflow."""
        ...

    async def keep_standard(self, standard: NewestStandard) -> None:
        """Keep the newest of the standard."""
        ...

    async def headcount(self, site: str, department: str, role: str) -> int | None:
        """Persons of the role there, over all shifts; none where the site is not known."""
        ...


class Curricula(Protocol):
    """Deltas, signed hashes and the lessons that follow from them."""

    async def hold(self, workflow: str) -> None:
        """Wait for, and keep until the end of this unit of work, the right to change the workflow's lessons."""
        ...

    async def add_delta(self, delta: SiteDelta) -> None:
        """Keep ``delta`` until it is taught or overtaken; the same version twice is one."""
        ...

    async def sign(self, workflow: str, content_hash: str, round_id: str) -> None:
        """Keep that all five parties signed ``content_hash``; twice is once."""
        ...

    async def signed(self, workflow: str) -> frozenset[str]:
        """Every content hash of the workflow that was signed."""
        ...

    async def waiting(self, workflow: str, site: str | None) -> Sequence[SiteDelta]:
        """Deltas that are not taught, of ``site`` or of all sites, in any order."""
        ...

    async def of_sites(self, workflow: str, sites: Collection[str]) -> Sequence[SiteCurriculum]:
        """The curricula of ``sites``, also of those that have none yet."""
        ...

    async def save(self, taught: Taught, at: datetime) -> None:
        """Keep changed lessons as prepared at ``at``, and forget the deltas that are taught or overtaken.

        Raises:
            StaleVersion: a lesson's version is not the one after what is stored.
        """
        ...


class Lessons(Protocol):
    """Lessons, to be read and to be held still while evidence is recorded."""

    async def hold_still(self, lesson_ids: Collection[str]) -> Mapping[str, Lesson]:
        """Those of ``lesson_ids`` that exist; they do not change before this unit of work ends."""
        ...

    async def read(self, lesson_id: str) -> LessonReading | None:
        """One lesson for a reader."""
        ...

    async def page(self, wanted: LessonFilter, window: Slice) -> Sequence[LessonReading]:
        """Lessons that are taught, by id, after ``window.after`` (one part)."""
        ...


class Proficiencies(Protocol):
    """Attempts, only ever added, and what learners hold."""

    async def hold(self, keys: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], Proficiency]:
        """What each (lesson, learner) holds, new ones with nothing; nobody else changes them meanwhile."""
        ...

    async def add(self, attempts: Iterable["RecordedAttempt"]) -> None:
        """Add attempts in their order, and what the learners hold after them."""
        ...

    async def page(self, wanted: AttemptFilter, window: Slice) -> Sequence[AttemptReading]:
        """Attempts by lesson, learner and number, after ``window.after``."""
        ...

    async def count(self, lesson_id: str, content_hash: str) -> LevelCounts:
        """Learners by the level they hold, and attempts by level and outcome, under ``content_hash``."""
        ...


class RecordedAttempt(Protocol):
    """An attempt with its name, its time and what it led to."""

    @property
    def attempt_id(self) -> str:
        """Its identifier; they sort by time."""
        ...

    @property
    def attempt(self) -> Attempt:
        """What was said."""
        ...

    @property
    def after(self) -> Proficiency:
        """What the learner holds after it."""
        ...

    @property
    def recorded_by(self) -> str:
        """Who said it."""
        ...

    @property
    def recorded_at(self) -> datetime:
        """When it was said."""
        ...


class Work(Protocol):
    """One unit of work of training."""

    @property
    def registry(self) -> Registry:
        """Copies of others' facts."""
        ...

    @property
    def curricula(self) -> Curricula:
        """What lessons are made from."""
        ...

    @property
    def lessons(self) -> Lessons:
        """The lessons."""
        ...

    @property
    def proficiencies(self) -> Proficiencies:
        """Evidence of what learners can do."""
        ...

    def record(self, fact: TrainingFact) -> None:
        """Let ``fact`` leave with this unit of work."""
        ...
