"""Maps in PostgreSQL."""

import json
from collections.abc import Collection, Mapping, Sequence

import asyncpg

from chassis.database import Connection
from chassis.errors import StaleVersion
from intake.application.ports import RecordedMap
from intake.application.readings import CellFilter, MapDocumentReading, MapReading, Slice
from intake.domain.site_map import EvidenceCounts, MapVersion

_VERSIONS = """
select m.site || '/' || m.department || '/' || m.workflow as map_id, m.version, m.content_hash
from maps m join unnest($1::text[], $2::text[], $3::text[]) as w (site, department, workflow)
    using (site, department, workflow)
"""

_SAVE = """
insert into maps (site, department, workflow, version, content_hash)
select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[])
on conflict (site, department, workflow) do update
set version = excluded.version, content_hash = excluded.content_hash where maps.version = excluded.version - 1
returning site
"""
_SAVE_VERSIONS = """
insert into map_versions (site, department, workflow, version, content_hash,
                          observed, interviewed, logged, assumed, document, recorded_by, recorded_at)
select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[],
                     $6::int[], $7::int[], $8::int[], $9::int[], $10::json[], $11::text[], $12::timestamptz[])
"""

_STEP_IDS = """
select step ->> 'id' as id
from maps m join map_versions v using (site, department, workflow, version),
     json_array_elements(v.document -> 'steps') as step
where (m.site, m.department, m.workflow) = ($1, $2, $3)
"""

_SUMMARY = """
select v.site, v.department, v.workflow, v.version, v.content_hash,
       v.observed, v.interviewed, v.logged, v.assumed, v.recorded_at"""
_READ = f"""
{_SUMMARY}, v.document
from maps m join map_versions v using (site, department, workflow)
where (m.site, m.department, m.workflow) = ($1, $2, $3) and v.version = coalesce($4, m.version)
"""
_PAGE = f"""
{_SUMMARY}
from maps m join map_versions v using (site, department, workflow, version)
where ($1::text is null or m.site = $1) and ($2::text is null or m.department = $2)
  and ($3::text is null or m.workflow = $3)
  and ($4::text is null or (m.site, m.department, m.workflow) > ($4, $5, $6))
order by m.site, m.department, m.workflow limit $7
"""


class StoredMaps:
    """Fulfils ``application.ports.Maps``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def versions(self, map_ids: Collection[str]) -> Mapping[str, MapVersion]:
        """The versions that hold."""
        parts = [_parts(map_id) for map_id in map_ids]
        rows = await self._connection.fetch(_VERSIONS, *([part[place] for part in parts] for place in range(3)))
        return {row["map_id"]: MapVersion(**row) for row in rows}

    async def save(self, maps: Sequence[RecordedMap]) -> None:
        """Keep new versions. Raises ``StaleVersion``."""
        contents = [each.content for each in maps]
        evidence = [content.evidence for content in contents]
        cells = (
            [content.site for content in contents],
            [content.department for content in contents],
            [content.workflow for content in contents],
            [each.version for each in maps],
            [content.content_hash for content in contents],
        )
        if len(await self._connection.fetch(_SAVE, *cells)) != len(maps):
            raise StaleVersion("One of the maps was recorded meanwhile. Send them again.")
        await self._connection.execute(
            _SAVE_VERSIONS,
            *cells,
            [counts.observed for counts in evidence],
            [counts.interviewed for counts in evidence],
            [counts.logged for counts in evidence],
            [counts.assumed for counts in evidence],
            [json.dumps(content.document, ensure_ascii=False) for content in contents],
            [each.recorded_by for each in maps],
            [each.recorded_at for each in maps],
        )

    async def step_ids(self, map_id: str) -> Collection[str]:
        """The ids of the steps of the version that holds."""
        return [row["id"] for row in await self._connection.fetch(_STEP_IDS, *_parts(map_id))]

    async def read(self, map_id: str, version: int | None) -> MapDocumentReading | None:
        """One version with its document."""
        row = await self._connection.fetchrow(_READ, *_parts(map_id), version)
        return None if row is None else MapDocumentReading(_reading(row), json.loads(row["document"]))

    async def page(self, wanted: CellFilter, window: Slice) -> Sequence[MapReading]:
        """The versions that hold, by site, department and workflow."""
        after = window.after or (None, None, None)
        rows = await self._connection.fetch(
            _PAGE, wanted.site, wanted.department, wanted.workflow, *after, window.limit
        )
        return [_reading(row) for row in rows]


def _parts(map_id: str) -> tuple[str, str, str]:
    site, department, workflow = map_id.split("/")
    return site, department, workflow


def _reading(row: asyncpg.Record) -> MapReading:
    evidence = EvidenceCounts(row["observed"], row["interviewed"], row["logged"], row["assumed"])
    return MapReading(
        row["site"],
        row["department"],
        row["workflow"],
        row["version"],
        row["content_hash"],
        evidence,
        row["recorded_at"],
    )
