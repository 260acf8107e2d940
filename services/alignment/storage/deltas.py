"""Site deltas in PostgreSQL: the last of each workflow at each site."""

from collections.abc import Collection, Mapping, Sequence

import asyncpg

from alignment.application.readings import DeltaFilter, Slice, StoredDelta
from alignment.domain.deltas import SiteDelta, delta_id
from alignment.storage.documents import delta_document, matches_from, roles_from
from chassis.database import Connection
from chassis.errors import StaleVersion

# Taken in the order of the ids, so that two holders never wait for each other.
_HOLD = """
select pg_advisory_xact_lock(hashtextextended('site delta ' || held.delta_id, 0))
from (select delta_id from unnest($1::text[]) with ordinality as d (delta_id, place) order by place) as held
"""

_LAST = "select * from site_deltas where workflow = $1 and site = any($2::text[])"
_SITES = "select site from site_deltas where workflow = $1 order by site"
_WORKFLOWS = "select workflow from site_deltas where site = $1 order by workflow"

_SAVE = """
insert into site_deltas (delta_id, workflow, site, department, standard_version, content_hash, map_version, content,
                         version, computed_at)
select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::bigint[],
                     $8::jsonb[], $9::bigint[], $10::timestamptz[])
on conflict (delta_id) do update
set department = excluded.department, standard_version = excluded.standard_version,
    content_hash = excluded.content_hash, map_version = excluded.map_version, content = excluded.content,
    version = excluded.version, computed_at = excluded.computed_at
where site_deltas.version = excluded.version - 1
"""

_PAGE = """
select * from site_deltas
where ($1::text is null or site = $1) and ($2::text is null or workflow = $2)
  and ($3::text is null or delta_id > $3)
order by delta_id
limit $4
"""


class StoredDeltas:
    """Fulfils ``application.ports.Deltas``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def hold(self, workflow: str, sites: Collection[str]) -> None:
        """Keep everybody else from computing these deltas until the transaction ends."""
        await self._connection.execute(_HOLD, sorted(delta_id(workflow, site) for site in sites))

    async def last(self, workflow: str, sites: Collection[str]) -> Mapping[str, StoredDelta]:
        """The last deltas of ``workflow`` at ``sites``, by site."""
        rows = await self._connection.fetch(_LAST, workflow, sorted(sites))
        return {row["site"]: _stored(row) for row in rows}

    async def sites_with_delta(self, workflow: str) -> Sequence[str]:
        """The sites for which ``workflow`` has a delta, sorted."""
        return [row["site"] for row in await self._connection.fetch(_SITES, workflow)]

    async def workflows_with_delta(self, site: str) -> Sequence[str]:
        """The workflows that have a delta at ``site``, sorted."""
        return [row["workflow"] for row in await self._connection.fetch(_WORKFLOWS, site)]

    async def save(self, deltas: Sequence[StoredDelta]) -> None:
        """Write each delta in place of its version before. Raises ``StaleVersion`` where that is not so."""
        if not deltas:
            return
        columns = zip(*(_columns(stored) for stored in deltas), strict=True)
        done = await self._connection.execute(_SAVE, *(list(column) for column in columns))
        if done.rsplit(" ", 1)[-1] != str(len(deltas)):
            raise StaleVersion("Somebody else computed one of these deltas just now.")

    async def page(self, wanted: DeltaFilter, part: Slice) -> Sequence[StoredDelta]:
        """Deltas by id (``workflow@site``)."""
        rows = await self._connection.fetch(_PAGE, wanted.site, wanted.workflow, part.after, part.limit)
        return [_stored(row) for row in rows]


def _columns(stored: StoredDelta) -> tuple[object, ...]:
    delta = stored.delta
    return (
        delta.delta_id,
        delta.workflow,
        delta.site,
        delta.department,
        delta.standard_version,
        delta.content_hash,
        delta.map_version,
        delta_document(delta),
        stored.version,
        stored.computed_at,
    )


def _stored(row: asyncpg.Record) -> StoredDelta:
    delta = SiteDelta(
        row["workflow"],
        row["site"],
        row["department"],
        row["standard_version"],
        row["content_hash"],
        row["map_version"],
        roles_from(row["content"]["roles"]),
        matches_from(row["content"]["matches"]),
    )
    return StoredDelta(row["version"], delta, row["computed_at"])
