"""Training's world in memory, with the rules of the real one; the same scenarios run on both."""

from collections.abc import AsyncIterator, Collection, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import datetime

from chassis.errors import StaleVersion
from training.application.ports import RecordedAttempt, TrainingFact
from training.application.readings import (
    AttemptFilter,
    AttemptReading,
    LessonFilter,
    LessonReading,
    LevelCounts,
    Slice,
)
from training.domain.curriculum import SiteCurriculum, Taught
from training.domain.lesson import Lesson
from training.domain.proficiency import Level, Outcome, Proficiency
from training.domain.registry import NewestStandard, Site, Workflow
from training.domain.site_delta import SiteDelta


@dataclass
class TrainingRows:
    """What is stored."""

    sites: dict[str, Site] = field(default_factory=dict)
    workflows: dict[str, Workflow] = field(default_factory=dict)
    standards: dict[str, NewestStandard] = field(default_factory=dict)
    signed: dict[str, set[str]] = field(default_factory=dict)
    waiting: dict[tuple[str, str, int], SiteDelta] = field(default_factory=dict)
    taught: dict[tuple[str, str], int] = field(default_factory=dict)
    lessons: dict[str, tuple[Lesson, datetime]] = field(default_factory=dict)
    proficiencies: dict[tuple[str, str], Proficiency] = field(default_factory=dict)
    attempts: list[AttemptReading] = field(default_factory=list)


class FakeRegistry:
    def __init__(self, rows: TrainingRows) -> None:
        self._rows = rows

    async def keep_site(self, site: Site) -> None:
        held = self._rows.sites.get(site.site)
        if held is None or held.version < site.version:
            self._rows.sites[site.site] = site

    async def keep_workflow(self, workflow: Workflow) -> None:
        held = self._rows.workflows.get(workflow.workflow)
        if held is None or held.version < workflow.version:
            self._rows.workflows[workflow.workflow] = workflow

    async def keep_standard(self, standard: NewestStandard) -> None:
        held = self._rows.standards.get(standard.workflow)
        if held is None or held.version < standard.version:
            self._rows.standards[standard.workflow] = standard

    async def headcount(self, site: str, department: str, role: str) -> int | None:
        known = self._rows.sites.get(site)
        if known is None:
            return None
        return sum(group.headcount for group in known.staff if (group.department, group.role) == (department, role))


class FakeCurricula:
    def __init__(self, rows: TrainingRows) -> None:
        self._rows = rows
        self._held: set[str] = set()

    async def hold(self, workflow: str) -> None:
        self._held.add(workflow)

    def _must_hold(self, workflow: str) -> None:
        assert workflow in self._held, "lessons of a workflow are changed by who holds it"

    async def add_delta(self, delta: SiteDelta) -> None:
        self._must_hold(delta.workflow)
        self._rows.waiting.setdefault((delta.workflow, delta.site, delta.version), delta)

    async def sign(self, workflow: str, content_hash: str, round_id: str) -> None:
        self._must_hold(workflow)
        self._rows.signed.setdefault(workflow, set()).add(content_hash)

    async def signed(self, workflow: str) -> frozenset[str]:
        return frozenset(self._rows.signed.get(workflow, ()))

    async def waiting(self, workflow: str, site: str | None) -> Sequence[SiteDelta]:
        return [
            delta
            for delta in self._rows.waiting.values()
            if delta.workflow == workflow and (site is None or delta.site == site)
        ]

    async def of_sites(self, workflow: str, sites: Collection[str]) -> Sequence[SiteCurriculum]:
        return [
            SiteCurriculum(
                workflow,
                site,
                self._rows.taught.get((workflow, site), 0),
                {
                    lesson.role: lesson
                    for lesson, _ in self._rows.lessons.values()
                    if (lesson.workflow, lesson.site) == (workflow, site)
                },
            )
            for site in sorted(sites)
        ]

    async def save(self, taught: Taught, at: datetime) -> None:
        where = taught.curriculum
        self._must_hold(where.workflow)
        self._rows.taught[where.workflow, where.site] = where.taught_delta
        for key in [key for key in self._rows.waiting if key[:2] == (where.workflow, where.site)]:
            if key[2] <= where.taught_delta:
                del self._rows.waiting[key]
        for lesson in taught.changed:
            held = self._rows.lessons.get(lesson.lesson_id)
            if held is not None and held[0].version >= lesson.version:
                raise StaleVersion("The lesson was changed by another.")
            self._rows.lessons[lesson.lesson_id] = (lesson, at)


class FakeLessons:
    def __init__(self, rows: TrainingRows) -> None:
        self._rows = rows

    async def hold_still(self, lesson_ids: Collection[str]) -> Mapping[str, Lesson]:
        return {key: self._rows.lessons[key][0] for key in lesson_ids if key in self._rows.lessons}

    async def read(self, lesson_id: str) -> LessonReading | None:
        held = self._rows.lessons.get(lesson_id)
        return None if held is None else self._reading(*held)

    def _reading(self, lesson: Lesson, at: datetime) -> LessonReading:
        site, workflow = self._rows.sites.get(lesson.site), self._rows.workflows.get(lesson.workflow)
        standard = self._rows.standards.get(lesson.workflow)
        return LessonReading(
            lesson,
            at,
            site.name if site else None,
            workflow.name if workflow else None,
            standard.content_hash == lesson.syllabus.content_hash if standard else None,
        )

    async def page(self, wanted: LessonFilter, window: Slice) -> Sequence[LessonReading]:
        after = window.after[0] if window.after else ""
        found = [
            self._reading(*held)
            for key, held in sorted(self._rows.lessons.items())
            if key > after and not held[0].is_withdrawn and _matches(held[0], wanted)
        ]
        return found[: window.limit]


def _matches(lesson: Lesson, wanted: LessonFilter) -> bool:
    pairs = (
        (wanted.site, lesson.site),
        (wanted.role, lesson.role),
        (wanted.workflow, lesson.workflow),
        (wanted.department, lesson.syllabus.department),
    )
    return all(want is None or want == has for want, has in pairs)


class FakeProficiencies:
    def __init__(self, rows: TrainingRows) -> None:
        self._rows = rows

    async def hold(self, keys: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], Proficiency]:
        return {key: self._rows.proficiencies.get(key, Proficiency(*key)) for key in keys}

    async def add(self, attempts: Iterable[RecordedAttempt]) -> None:
        for each in attempts:
            key = (each.after.lesson_id, each.after.learner)
            before = self._rows.proficiencies.get(key, Proficiency(*key))
            if each.after.attempts != before.attempts + 1:
                raise StaleVersion("Another attempt of the same learner was recorded at the same moment.")
            self._rows.proficiencies[key] = each.after
            self._rows.attempts.append(_attempt_reading(each))

    async def page(self, wanted: AttemptFilter, window: Slice) -> Sequence[AttemptReading]:
        found = [
            attempt
            for attempt in sorted(self._rows.attempts, key=lambda each: (each.lesson_id, each.learner, each.number))
            if (wanted.lesson_id is None or attempt.lesson_id == wanted.lesson_id)
            and (wanted.learner is None or attempt.learner == wanted.learner)
            and self._within(wanted, attempt)
            and _is_after(attempt, window.after)
        ]
        return found[: window.limit]

    def _within(self, wanted: AttemptFilter, attempt: AttemptReading) -> bool:
        lesson, _ = self._rows.lessons[attempt.lesson_id]
        return wanted.reach.covers(lesson.syllabus.department, lesson.site)

    async def count(self, lesson_id: str, content_hash: str) -> LevelCounts:
        learners: dict[Level | None, int] = {}
        for held in self._rows.proficiencies.values():
            if (held.lesson_id, held.content_hash) == (lesson_id, content_hash):
                learners[held.holds] = learners.get(held.holds, 0) + 1
        attempts: dict[tuple[Level, Outcome], int] = {}
        for each in self._rows.attempts:
            if (each.lesson_id, each.content_hash) == (lesson_id, content_hash):
                key = (each.level, each.outcome)
                attempts[key] = attempts.get(key, 0) + 1
        return LevelCounts(learners, attempts)


def _is_after(attempt: AttemptReading, after: tuple[str, ...] | None) -> bool:
    if after is None:
        return True
    return (attempt.lesson_id, attempt.learner, attempt.number) > (after[0], after[1], int(after[2]))


def _attempt_reading(each: RecordedAttempt) -> AttemptReading:
    return AttemptReading(
        each.attempt_id,
        each.after.lesson_id,
        each.after.learner,
        each.after.attempts,
        each.after.content_hash or "",
        each.attempt.level,
        each.attempt.outcome,
        each.after.holds,
        each.attempt.observed_by,
        each.recorded_at,
    )


class FakeTrainingWork:
    def __init__(self, rows: TrainingRows) -> None:
        self.registry = FakeRegistry(rows)
        self.curricula = FakeCurricula(rows)
        self.lessons = FakeLessons(rows)
        self.proficiencies = FakeProficiencies(rows)
        self.facts: list[TrainingFact] = []

    def record(self, fact: TrainingFact) -> None:
        self.facts.append(fact)


@dataclass
class FakeTraining:
    """Units of work that keep all or nothing; ``facts`` are those that were kept, in order."""

    rows: TrainingRows = field(default_factory=TrainingRows)
    facts: list[TrainingFact] = field(default_factory=list)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[FakeTrainingWork]:
        inside = deepcopy(self.rows)
        work = FakeTrainingWork(inside)
        yield work
        self.rows = replace(inside)
        self.facts.extend(work.facts)
