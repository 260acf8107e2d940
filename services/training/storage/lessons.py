"""Lessons for readers, and held still while evidence is recorded."""

from collections.abc import Collection, Mapping, Sequence

import asyncpg

from chassis.database import Connection
from training.application.readings import LessonFilter, LessonReading, Slice
from training.domain.lesson import Lesson
from training.storage.documents import lesson_of

_HOLD_STILL = "select * from lessons where lesson_id = any($1::text[]) order by lesson_id for share"

_READ = """
select l.*, s.name as site_name, w.name as workflow_name, n.content_hash = l.content_hash as is_newest_standard
from lessons l
left join sites s on s.site = l.site
left join workflows w on w.workflow = l.workflow
left join standards n on n.workflow = l.workflow
"""

_READ_ONE = _READ + "where l.lesson_id = $1"

_READ_PAGE = (
    _READ
    + """
where not l.is_withdrawn
  and ($1::text is null or l.site = $1)
  and ($2::text is null or l.role = $2)
  and ($3::text is null or l.workflow = $3)
  and ($4::text is null or l.department = $4)
  and ($5::text is null or l.lesson_id > $5)
order by l.lesson_id
limit $6
"""
)


class StoredLessons:
    """Fulfils ``application.ports.Lessons``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def hold_still(self, lesson_ids: Collection[str]) -> Mapping[str, Lesson]:
        """Lock the lessons against change, not against other recorders."""
        rows = await self._connection.fetch(_HOLD_STILL, sorted(lesson_ids))
        return {row["lesson_id"]: lesson_of(row) for row in rows}

    async def read(self, lesson_id: str) -> LessonReading | None:
        """One lesson with the names that are known."""
        row = await self._connection.fetchrow(_READ_ONE, lesson_id)
        return None if row is None else _reading(row)

    async def page(self, wanted: LessonFilter, window: Slice) -> Sequence[LessonReading]:
        """Lessons that are taught, by id."""
        after = window.after[0] if window.after else None
        rows = await self._connection.fetch(
            _READ_PAGE, wanted.site, wanted.role, wanted.workflow, wanted.department, after, window.limit
        )
        return [_reading(row) for row in rows]


def _reading(row: asyncpg.Record) -> LessonReading:
    return LessonReading(
        lesson_of(row), row["prepared_at"], row["site_name"], row["workflow_name"], row["is_newest_standard"]
    )
