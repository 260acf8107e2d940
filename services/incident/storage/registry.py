"""Copies of sites and workflows."""

from chassis.database import Connection
from incident.domain.registry import Site, Workflow

_KEEP_SITE = """
insert into sites (site, name, version, departments) values ($1, $2, $3, $4)
on conflict (site) do update
set name = excluded.name, version = excluded.version, departments = excluded.departments
where sites.version < excluded.version
"""

_KEEP_WORKFLOW = """
insert into workflows (workflow, name, version) values ($1, $2, $3)
on conflict (workflow) do update set name = excluded.name, version = excluded.version
where workflows.version < excluded.version
"""


class StoredRegistry:
    """Fulfils ``application.ports.Registry``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def keep_site(self, site: Site) -> None:
        """Replace the site, unless what is here is as new."""
        departments = [list(department) for department in site.departments]
        await self._connection.execute(_KEEP_SITE, site.site, site.name, site.version, departments)

    async def keep_workflow(self, workflow: Workflow) -> None:
        """Replace the workflow, unless what is here is as new."""
        await self._connection.execute(_KEEP_WORKFLOW, workflow.workflow, workflow.name, workflow.version)
