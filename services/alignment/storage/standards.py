"""Standards in PostgreSQL."""

from collections.abc import Sequence

import asyncpg

from alignment.application.readings import Authorship, Slice, StandardSummary, StandardVersion
from alignment.domain.standards import Standard
from alignment.storage.documents import content_document, content_from
from chassis.database import Connection
from chassis.errors import StaleVersion

_VERSION = """
select v.* from standard_versions v join standards s using (workflow)
where v.workflow = $1 and v.version = coalesce($2, s.version)
"""

_LOCK = "select version from standards where workflow = $1 for update"

_WITH_HASH = """
select * from standard_versions where workflow = $1 and content_hash = $2 order by version desc limit 1
"""

_ADD = """
insert into standards (workflow, department, version, content_hash, covers, step_count, edited_at)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (workflow) do nothing
"""

_MOVE = """
update standards
set department = $2, version = $3, content_hash = $4, covers = $5, step_count = $6, edited_at = $7
where workflow = $1 and version = $3 - 1
"""

_ADD_VERSION = """
insert into standard_versions (workflow, version, content_hash, document, content, written_by, written_by_name,
                               written_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)
"""

_COVERING = "select workflow from standards where covers @> array[$1::text] order by workflow"

_PAGE = """
select s.*, w.name from standards s left join known_workflows w using (workflow)
where $1::text is null or s.workflow > $1
order by s.workflow
limit $2
"""


class StoredStandards:
    """Fulfils ``application.ports.Standards``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def current(self, workflow: str) -> Standard | None:
        """The newest version."""
        return _standard(await self._connection.fetchrow(_VERSION, workflow, None))

    async def current_to_change(self, workflow: str) -> Standard | None:
        """The newest version; its row stays locked."""
        # Two queries: the join of one would still see the version that was newest before the lock was got.
        version = await self._connection.fetchval(_LOCK, workflow)
        if version is None:
            return None
        return _standard(await self._connection.fetchrow(_VERSION, workflow, version))

    async def version(self, workflow: str, version: int | None) -> StandardVersion | None:
        """One version with its author; the newest for none."""
        row = await self._connection.fetchrow(_VERSION, workflow, version)
        standard = _standard(row)
        if row is None or standard is None:
            return None
        return StandardVersion(standard, row["written_by"], row["written_by_name"], row["written_at"])

    async def with_hash(self, workflow: str, content_hash: str) -> Standard | None:
        """The newest version with this content."""
        return _standard(await self._connection.fetchrow(_WITH_HASH, workflow, content_hash))

    async def add(self, standard: Standard, authorship: Authorship) -> None:
        """Write a first version. Raises ``StaleVersion`` where the workflow has one."""
        await self._write(_ADD, standard, authorship, f"{standard.workflow} has just been adopted by somebody else.")

    async def append(self, standard: Standard, authorship: Authorship) -> None:
        """Write the next version. Raises ``StaleVersion`` where the one before it is not the newest."""
        await self._write(_MOVE, standard, authorship, f"{standard.workflow} has just been edited by somebody else.")

    async def workflows_covering(self, site: str) -> Sequence[str]:
        """The workflows whose newest standard covers ``site``, sorted."""
        return [row["workflow"] for row in await self._connection.fetch(_COVERING, site)]

    async def page(self, part: Slice) -> Sequence[StandardSummary]:
        """Standards by workflow."""
        return [
            StandardSummary(
                row["workflow"],
                row["name"],
                row["department"],
                row["version"],
                row["content_hash"],
                tuple(row["covers"]),
                row["step_count"],
                row["edited_at"],
            )
            for row in await self._connection.fetch(_PAGE, part.after, part.limit)
        ]

    async def _write(self, statement: str, standard: Standard, authorship: Authorship, refusal: str) -> None:
        content = standard.content
        done = await self._connection.execute(
            statement,
            content.workflow,
            content.department,
            standard.version,
            content.content_hash,
            list(content.covers),
            len(content.steps),
            authorship.at,
        )
        if done.endswith(" 0"):
            raise StaleVersion(refusal)
        await self._connection.execute(
            _ADD_VERSION,
            content.workflow,
            standard.version,
            content.content_hash,
            dict(content.document),
            content_document(content),
            authorship.by.subject,
            authorship.by.name,
            authorship.at,
        )


def _standard(row: asyncpg.Record | None) -> Standard | None:
    return None if row is None else Standard(row["version"], content_from(dict(row)))
