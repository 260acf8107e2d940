"""A lesson: what one role at one site must learn, item by item, and how long that takes."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from training.domain.site_delta import Act, RoleChanges, SiteDelta


class Change(StrEnum):
    """How an act changes for the role, in the order in which a lesson tells it."""

    STOPS = "stops"
    STARTS = "starts"
    CHANGED = "changed"
    NOW_SOMEONE_ELSES = "now-someone-elses"


MINUTES_BASIS = "assumed"
"""Nobody has measured these lessons. Whatever shows their minutes says that they are assumed."""

OPENING_MINUTES = 10
"""Assumed: why it changes, and time for questions."""

MINUTES_BY_CHANGE = {
    Change.STOPS: 3,
    Change.STARTS: 12,
    Change.CHANGED: 8,
    Change.NOW_SOMEONE_ELSES: 4,
}
"""Assumed minutes per item: a new act is shown and tried, a changed one shown, one that goes away is only told."""

LONGEST_MINUTES = 600
"""A longer lesson is several days; the figure is cut there, because it is an estimate and no plan."""


@dataclass(frozen=True)
class LessonItem:
    """One thing to learn. ``was`` and ``will_be`` name the system, order or role before and after, where known."""

    change: Change
    name: str
    step: str | None = None
    was: str | None = None
    will_be: str | None = None


@dataclass(frozen=True)
class Syllabus:
    """What a lesson teaches: all that makes two versions of it differ."""

    content_hash: str
    department: str
    items: tuple[LessonItem, ...]

    @property
    def minutes(self) -> int:
        """The assumed length, from the number and kind of items."""
        told = sum(MINUTES_BY_CHANGE[item.change] for item in self.items)
        return min(OPENING_MINUTES + told, LONGEST_MINUTES)


@dataclass(frozen=True)
class Lesson:
    """A lesson of ``role`` for ``workflow`` at ``site``. Withdrawn: a later standard changes nothing for the role."""

    workflow: str
    site: str
    role: str
    version: int
    syllabus: Syllabus
    is_withdrawn: bool = False

    @property
    def lesson_id(self) -> str:
        """``workflow@site@role``."""
        return lesson_id(self.workflow, self.site, self.role)


def lesson_id(workflow: str, site: str, role: str) -> str:
    """The name of a lesson for its whole life. Slugs hold no ``@``, so it can be taken apart again."""
    return f"{workflow}@{site}@{role}"


def syllabi(delta: SiteDelta) -> dict[str, Syllabus]:
    """What each role must learn, by role; a role with nothing changing is left out.

    A role that works in several departments has one lesson: in the workflow's home department where it is among
    them, else where most of its items are, else the first by name.
    """
    by_role: dict[str, list[RoleChanges]] = {}
    for changes in delta.roles:
        by_role.setdefault(changes.role, []).append(changes)
    taught: dict[str, Syllabus] = {}
    for role in sorted(by_role):
        parts = sorted(by_role[role], key=lambda part: part.department)
        items = tuple(_items(parts))
        if items:
            taught[role] = Syllabus(delta.content_hash, _department(parts, delta.department), items)
    return taught


def _items(parts: Iterable[RoleChanges]) -> Iterable[LessonItem]:
    kept = tuple(parts)
    for change in Change:
        for part in kept:
            yield from (LessonItem(change, act.name, act.step, act.was, act.will_be) for act in _acts(part, change))


def _acts(part: RoleChanges, change: Change) -> tuple[Act, ...]:
    return {
        Change.STOPS: part.stops,
        Change.STARTS: part.starts,
        Change.CHANGED: part.changed,
        Change.NOW_SOMEONE_ELSES: part.now_someone_elses,
    }[change]


def _department(parts: list[RoleChanges], home: str) -> str:
    weights = {part.department: sum(len(_acts(part, change)) for change in Change) for part in parts}
    touched = {department: weight for department, weight in weights.items() if weight}
    if home in touched:
        return home
    return min(touched, key=lambda department: (-touched[department], department))
