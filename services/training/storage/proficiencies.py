"""Attempts, only ever added, and what learners hold after them."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import asyncpg

from chassis.database import Connection
from chassis.errors import StaleVersion
from training.application.ports import RecordedAttempt
from training.application.readings import AttemptFilter, AttemptReading, LevelCounts, Slice
from training.domain.proficiency import Level, Outcome, Proficiency

_HOLD = """
select p.* from proficiencies p
join unnest($1::text[], $2::text[]) as k (lesson_id, learner) using (lesson_id, learner)
order by p.lesson_id, p.learner
for update of p
"""

_ADD = """
insert into attempts (lesson_id, learner, number, attempt_id, content_hash, level, outcome, holds, observed_by,
                      recorded_by, recorded_at)
select * from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                     $9::text[], $10::text[], $11::timestamptz[])
"""

_SAVE = """
insert into proficiencies (lesson_id, learner, attempts, content_hash, holds)
select * from unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[])
on conflict (lesson_id, learner) do update
set attempts = excluded.attempts, content_hash = excluded.content_hash, holds = excluded.holds
"""

_PAGE = """
select a.* from attempts a join lessons l using (lesson_id)
where ($1::text is null or a.lesson_id = $1)
  and ($2::text is null or a.learner = $2)
  and ('*' = any($3::text[]) or l.department = any($3::text[]))
  and ('*' = any($4::text[]) or l.site = any($4::text[]))
  and ($5::text is null or (a.lesson_id, a.learner, a.number) > ($5::text, $6::text, $7::bigint))
order by a.lesson_id, a.learner, a.number
limit $8
"""

_COUNT_LEARNERS = """
select holds, count(*) as learners from proficiencies where lesson_id = $1 and content_hash = $2 group by holds
"""

_COUNT_ATTEMPTS = """
select level, outcome, count(*) as attempts from attempts
where lesson_id = $1 and content_hash = $2 group by level, outcome
"""


class StoredProficiencies:
    """Fulfils ``application.ports.Proficiencies``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def hold(self, keys: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], Proficiency]:
        """Lock what is there, in one order for everybody; what is not there is held by the primary key at writing."""
        lesson_ids, learners = [key[0] for key in keys], [key[1] for key in keys]
        held = {key: Proficiency(*key) for key in keys}
        for row in await self._connection.fetch(_HOLD, lesson_ids, learners):
            held[row["lesson_id"], row["learner"]] = _proficiency(row)
        return held

    async def add(self, attempts: Iterable[RecordedAttempt]) -> None:
        """Write attempts and the last state of each learner.

        Raises:
            StaleVersion: another recorder added the learner's very first attempt at the same moment.
        """
        added = list(attempts)
        try:
            await self._connection.execute(_ADD, *_attempt_columns(added))
        except asyncpg.UniqueViolationError:
            raise StaleVersion("Another attempt of the same learner was recorded at the same moment.") from None
        last = {(each.after.lesson_id, each.after.learner): each.after for each in added}
        await self._connection.execute(_SAVE, *_proficiency_columns([last[key] for key in sorted(last)]))

    async def page(self, wanted: AttemptFilter, window: Slice) -> Sequence[AttemptReading]:
        """Attempts by lesson, learner and number."""
        lesson_id, learner, number = window.after or (None, None, None)
        rows = await self._connection.fetch(
            _PAGE,
            wanted.lesson_id,
            wanted.learner,
            list(wanted.reach.departments),
            list(wanted.reach.sites),
            lesson_id,
            learner,
            None if number is None else int(number),
            window.limit,
        )
        return [_reading(row) for row in rows]

    async def count(self, lesson_id: str, content_hash: str) -> LevelCounts:
        """Counts under one hash."""
        learners = await self._connection.fetch(_COUNT_LEARNERS, lesson_id, content_hash)
        attempts = await self._connection.fetch(_COUNT_ATTEMPTS, lesson_id, content_hash)
        return LevelCounts(
            {Level(row["holds"]) if row["holds"] else None: row["learners"] for row in learners},
            {(Level(row["level"]), Outcome(row["outcome"])): row["attempts"] for row in attempts},
        )


def _attempt_columns(added: Sequence[RecordedAttempt]) -> tuple[list[object], ...]:
    rows = [
        (
            each.after.lesson_id,
            each.after.learner,
            each.after.attempts,
            each.attempt_id,
            each.after.content_hash,
            each.attempt.level.value,
            each.attempt.outcome.value,
            each.after.holds.value if each.after.holds else None,
            each.attempt.observed_by,
            each.recorded_by,
            each.recorded_at,
        )
        for each in added
    ]
    return tuple(list(column) for column in zip(*rows, strict=True))


def _proficiency_columns(held: Sequence[Proficiency]) -> tuple[list[object], ...]:
    rows = [
        (each.lesson_id, each.learner, each.attempts, each.content_hash, each.holds.value if each.holds else None)
        for each in held
    ]
    return tuple(list(column) for column in zip(*rows, strict=True))


def _proficiency(row: asyncpg.Record) -> Proficiency:
    holds = Level(row["holds"]) if row["holds"] else None
    return Proficiency(row["lesson_id"], row["learner"], row["attempts"], row["content_hash"], holds)


def _reading(row: asyncpg.Record) -> AttemptReading:
    return AttemptReading(
        row["attempt_id"],
        row["lesson_id"],
        row["learner"],
        row["number"],
        row["content_hash"],
        Level(row["level"]),
        Outcome(row["outcome"]),
        Level(row["holds"]) if row["holds"] else None,
        row["observed_by"],
        row["recorded_at"],
    )
