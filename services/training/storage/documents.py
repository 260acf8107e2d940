"""Domain values to and from what JSON columns hold."""

from typing import Any

import asyncpg

from training.domain.lesson import Change, Lesson, LessonItem, Syllabus
from training.domain.site_delta import Act, RoleChanges

_LISTS = ("stops", "starts", "changed", "now_someone_elses")


def role_document(changes: RoleChanges) -> dict[str, Any]:
    """JSON-ready form of one role's changes."""
    lists = {name: [[act.name, act.step, act.was, act.will_be] for act in getattr(changes, name)] for name in _LISTS}
    return {"role": changes.role, "department": changes.department, **lists}


def role_changes(document: dict[str, Any]) -> RoleChanges:
    """One role's changes from their JSON form."""
    lists = {name: tuple(Act(*act) for act in document[name]) for name in _LISTS}
    return RoleChanges(document["role"], document["department"], **lists)


def item_document(item: LessonItem) -> list[str | None]:
    """JSON-ready form of a lesson's item."""
    return [item.change.value, item.name, item.step, item.was, item.will_be]


def lesson_of(row: asyncpg.Record) -> Lesson:
    """The lesson in a row of ``lessons``."""
    items = tuple(LessonItem(Change(change), *rest) for change, *rest in row["items"])
    syllabus = Syllabus(row["content_hash"], row["department"], items)
    return Lesson(row["workflow"], row["site"], row["role"], row["version"], syllabus, row["is_withdrawn"])
