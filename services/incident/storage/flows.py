"""Copies of maps and standards, as far as they say who depends on whom."""

from collections.abc import Sequence
from typing import Any

from chassis.database import Connection
from incident.domain.flow import Flow, FlowStep, Origin, standard_key
from incident.storage.documents import flow_step, step_document

_KEEP_MAP = """
insert into maps (map_id, site, department, workflow, version, steps) values ($1, $2, $3, $4, $5, $6)
on conflict (map_id) do update set version = excluded.version, steps = excluded.steps
where maps.version < excluded.version
"""

_KEEP_STANDARD = """
insert into standards (workflow, department, version, covers, steps) values ($1, $2, $3, $4, $5)
on conflict (workflow) do update
set department = excluded.department, version = excluded.version, covers = excluded.covers, steps = excluded.steps
where standards.version < excluded.version
"""

# One row and one text, however many flows there are: asked at every report.
_STATE = """
select coalesce(string_agg(f.key || '@' || f.version, ' ' order by f.key collate "C"), '')
from sites s left join lateral (
    select map_id as key, version from maps where site = s.site
    union all
    select 'standard/' || workflow, version from standards where covers @> array[s.site]
) f on true
where s.site = $1
group by s.site
"""

_MAPS = "select map_id, department, workflow, version, steps from maps where site = $1"

_STANDARDS = "select department, workflow, version, steps from standards where covers @> array[$1::text]"


class StoredFlows:
    """Fulfils ``application.ports.Flows``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def keep_map(self, site: str, flow: Flow) -> None:
        """Replace the map, unless what is here is as new."""
        steps = [step_document(step) for step in flow.steps]
        await self._connection.execute(_KEEP_MAP, flow.key, site, flow.department, flow.workflow, flow.version, steps)

    async def keep_standard(self, covers: Sequence[str], flow: Flow) -> None:
        """Replace the standard, unless what is here is as new."""
        steps = [step_document(step) for step in flow.steps]
        await self._connection.execute(
            _KEEP_STANDARD, flow.workflow, flow.department, flow.version, list(covers), steps
        )

    async def state(self, site: str) -> str | None:
        """What names the state of the site's flows; none where the site is not known."""
        found: str | None = await self._connection.fetchval(_STATE, site)
        return found

    async def of_site(self, site: str) -> tuple[Flow, ...]:
        """The maps of the site and the standards that cover it."""
        maps = [
            Flow(row["map_id"], Origin.MAP, row["department"], row["workflow"], row["version"], _steps(row["steps"]))
            for row in await self._connection.fetch(_MAPS, site)
        ]
        standards = [
            Flow(
                standard_key(row["workflow"]),
                Origin.STANDARD,
                row["department"],
                row["workflow"],
                row["version"],
                _steps(row["steps"]),
            )
            for row in await self._connection.fetch(_STANDARDS, site)
        ]
        return (*maps, *standards)


def _steps(documents: list[dict[str, Any]]) -> tuple[FlowStep, ...]:
    return tuple(flow_step(document) for document in documents)
