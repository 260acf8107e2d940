"""The catalogue in PostgreSQL."""

from collections.abc import Collection, Mapping, Sequence

import asyncpg

from chassis.database import Connection
from chassis.errors import StaleVersion
from intake.application.readings import Slice
from intake.domain.workflow import Workflow

_COLUMNS = "workflow, name, departments, version"
_OF = f"select {_COLUMNS} from workflows where workflow = any($1)"  # noqa: S608 - constants
_PAGE = f"""
select {_COLUMNS} from workflows where $1::text is null or workflow > $1 order by workflow limit $2
"""  # noqa: S608 - constants

# An array of arrays cannot be unnested row by row, so departments come joined; a slug holds no comma.
_SAVE = """
insert into workflows (workflow, name, departments, version)
select w.workflow, w.name, string_to_array(w.departments, ','), w.version
from unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) as w (workflow, name, departments, version)
on conflict (workflow) do update
set name = excluded.name, departments = excluded.departments, version = excluded.version
where workflows.version = excluded.version - 1
returning workflow
"""


class StoredWorkflows:
    """Fulfils ``application.ports.Workflows``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def of(self, workflows: Collection[str]) -> Mapping[str, Workflow]:
        """Those of ``workflows`` that are known."""
        rows = await self._connection.fetch(_OF, list(workflows))
        return {row["workflow"]: _workflow(row) for row in rows}

    async def save(self, workflows: Sequence[Workflow]) -> None:
        """Keep new and changed entries. Raises ``StaleVersion``."""
        kept = await self._connection.fetch(
            _SAVE,
            [each.workflow for each in workflows],
            [each.name for each in workflows],
            [",".join(each.departments) for each in workflows],
            [each.version for each in workflows],
        )
        if len(kept) != len(workflows):
            raise StaleVersion("An entry of the catalogue was changed meanwhile. Send it again.")

    async def page(self, window: Slice) -> Sequence[Workflow]:
        """Entries by slug."""
        rows = await self._connection.fetch(_PAGE, window.after[0] if window.after else None, window.limit)
        return [_workflow(row) for row in rows]


def _workflow(row: asyncpg.Record) -> Workflow:
    return Workflow(row["workflow"], row["name"], tuple(row["departments"]), row["version"])
