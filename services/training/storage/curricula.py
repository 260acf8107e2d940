"""Deltas, signed hashes and the lessons that follow from them."""

from collections.abc import Collection, Sequence
from datetime import datetime

from chassis.database import Connection
from chassis.errors import StaleVersion
from training.domain.curriculum import SiteCurriculum, Taught
from training.domain.lesson import Lesson
from training.domain.site_delta import SiteDelta
from training.storage.documents import item_document, lesson_of, role_changes, role_document

_ADD_DELTA = """
insert into waiting_deltas (workflow, site, version, content_hash, department, roles)
values ($1, $2, $3, $4, $5, $6) on conflict do nothing
"""

_SIGN = "insert into signed_hashes (workflow, content_hash, round_id) values ($1, $2, $3) on conflict do nothing"

_WAITING = """
select site, version, content_hash, department, roles from waiting_deltas
where workflow = $1 and ($2::text is null or site = $2)
"""

# Locked in the order in which everybody locks lessons, so that two who want several cannot wait for each other.
_LESSONS = """
select * from lessons where workflow = $1 and site = any($2::text[]) order by lesson_id for update
"""

_TEACH = """
insert into site_curricula (workflow, site, taught_delta) values ($1, $2, $3)
on conflict (workflow, site) do update set taught_delta = excluded.taught_delta
"""

_FORGET_TAUGHT = "delete from waiting_deltas where workflow = $1 and site = $2 and version <= $3"

_SAVE_LESSON = """
insert into lessons (lesson_id, workflow, site, role, department, version, content_hash, minutes, items, is_withdrawn,
                     prepared_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
on conflict (lesson_id) do update
set department = excluded.department, version = excluded.version, content_hash = excluded.content_hash,
    minutes = excluded.minutes, items = excluded.items, is_withdrawn = excluded.is_withdrawn,
    prepared_at = excluded.prepared_at
where lessons.version < excluded.version
returning lesson_id
"""


class StoredCurricula:
    """Fulfils ``application.ports.Curricula``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def hold(self, workflow: str) -> None:
        """Lock the workflow's row; who comes second waits and then sees what the first one did."""
        await self._connection.execute("insert into curricula (workflow) values ($1) on conflict do nothing", workflow)
        await self._connection.execute("select from curricula where workflow = $1 for update", workflow)

    async def add_delta(self, delta: SiteDelta) -> None:
        """Keep the delta once."""
        roles = [role_document(changes) for changes in delta.roles]
        await self._connection.execute(
            _ADD_DELTA, delta.workflow, delta.site, delta.version, delta.content_hash, delta.department, roles
        )

    async def sign(self, workflow: str, content_hash: str, round_id: str) -> None:
        """Keep the hash once."""
        await self._connection.execute(_SIGN, workflow, content_hash, round_id)

    async def signed(self, workflow: str) -> frozenset[str]:
        """Every signed hash of the workflow."""
        rows = await self._connection.fetch("select content_hash from signed_hashes where workflow = $1", workflow)
        return frozenset(row["content_hash"] for row in rows)

    async def waiting(self, workflow: str, site: str | None) -> Sequence[SiteDelta]:
        """Deltas that are not taught."""
        return [
            SiteDelta(
                workflow,
                row["site"],
                row["department"],
                row["version"],
                row["content_hash"],
                tuple(role_changes(document) for document in row["roles"]),
            )
            for row in await self._connection.fetch(_WAITING, workflow, site)
        ]

    async def of_sites(self, workflow: str, sites: Collection[str]) -> Sequence[SiteCurriculum]:
        """Curricula in the order of the sites; two queries, however many sites."""
        wanted = sorted(sites)
        rows = await self._connection.fetch(
            "select site, taught_delta from site_curricula where workflow = $1 and site = any($2::text[])",
            workflow,
            wanted,
        )
        taught = {row["site"]: row["taught_delta"] for row in rows}
        lessons: dict[str, dict[str, Lesson]] = {site: {} for site in wanted}
        for row in await self._connection.fetch(_LESSONS, workflow, wanted):
            lessons[row["site"]][row["role"]] = lesson_of(row)
        return [SiteCurriculum(workflow, site, taught.get(site, 0), lessons[site]) for site in wanted]

    async def save(self, taught: Taught, at: datetime) -> None:
        """Write what changed. Raises ``StaleVersion`` where a newer lesson is there."""
        curriculum = taught.curriculum
        await self._connection.execute(_TEACH, curriculum.workflow, curriculum.site, curriculum.taught_delta)
        await self._connection.execute(_FORGET_TAUGHT, curriculum.workflow, curriculum.site, curriculum.taught_delta)
        for lesson in taught.changed:
            if await self._connection.fetchval(_SAVE_LESSON, *_columns(lesson), at) is None:
                raise StaleVersion("The lesson was changed by another.")


def _columns(lesson: Lesson) -> tuple[object, ...]:
    taught = lesson.syllabus
    return (
        lesson.lesson_id,
        lesson.workflow,
        lesson.site,
        lesson.role,
        taught.department,
        lesson.version,
        taught.content_hash,
        taught.minutes,
        [item_document(item) for item in taught.items],
        lesson.is_withdrawn,
    )
