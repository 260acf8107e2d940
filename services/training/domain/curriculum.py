"""When lessons are made: a delta is here and its standard is signed, whichever comes first.

The lessons of a workflow at a site follow from two logs: the deltas, in the order of their versions, and the content
hashes whose five signatures were complete. Each log arrives in its own order; the two interleave as they please. A
delta is taught when its hash is signed and no later delta has been taught; each is taught once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from training.domain.facts import LessonPrepared, LessonWithdrawn
from training.domain.lesson import Lesson, Syllabus, syllabi
from training.domain.site_delta import SiteDelta

LessonFact = LessonPrepared | LessonWithdrawn


@dataclass(frozen=True)
class SiteCurriculum:
    """The lessons of one workflow at one site by role, withdrawn ones too.

    ``taught_delta`` is the version of the delta that they teach; 0 before the first.
    """

    workflow: str
    site: str
    taught_delta: int
    lessons: Mapping[str, Lesson]


@dataclass(frozen=True)
class Taught:
    """A curriculum after new deltas, the lessons that changed, and the facts in order."""

    curriculum: SiteCurriculum
    changed: tuple[Lesson, ...]
    facts: tuple[LessonFact, ...]


def teach(curriculum: SiteCurriculum, deltas: Iterable[SiteDelta], signed: frozenset[str]) -> Taught:
    """Take every delta that is signed and newer than what is taught, in the order of versions.

    Each one is taken, also where several wait at once, so that a lesson has the same versions whether its signatures
    or its deltas came first.
    """
    lessons = dict(curriculum.lessons)
    taught = curriculum.taught_delta
    facts: list[LessonFact] = []
    for delta in sorted(deltas, key=lambda waiting: waiting.version):
        if delta.version <= taught or delta.content_hash not in signed:
            continue
        facts.extend(_take(delta, lessons))
        taught = delta.version
    changed_roles = sorted({fact.role for fact in facts})
    return Taught(
        replace(curriculum, taught_delta=taught, lessons=lessons),
        tuple(lessons[role] for role in changed_roles),
        tuple(facts),
    )


def _take(delta: SiteDelta, lessons: dict[str, Lesson]) -> Iterable[LessonFact]:
    """Bring ``lessons`` to what ``delta`` teaches, and say what changed, in the order of the roles."""
    wanted = syllabi(delta)
    for role in sorted(lessons.keys() | wanted.keys()):
        before, syllabus = lessons.get(role), wanted.get(role)
        if syllabus is not None and not _teaches(before, syllabus):
            version = before.version + 1 if before else 1
            lessons[role] = Lesson(delta.workflow, delta.site, role, version, syllabus)
            yield LessonPrepared.of(lessons[role])
        elif syllabus is None and before is not None and not before.is_withdrawn:
            lessons[role] = replace(before, version=before.version + 1, is_withdrawn=True)
            yield LessonWithdrawn.of(lessons[role], delta.content_hash)


def _teaches(lesson: Lesson | None, syllabus: Syllabus) -> bool:
    return lesson is not None and not lesson.is_withdrawn and lesson.syllabus == syllabus
