"""Copies of sites, workflows and standards."""

from chassis.database import Connection
from training.domain.registry import NewestStandard, Site, Workflow

_KEEP_SITE = """
insert into sites (site, name, version) values ($1, $2, $3)
on conflict (site) do update set name = excluded.name, version = excluded.version
where sites.version < excluded.version
returning site
"""

# A group may come in several lines; persons of one role and shift add up.
_ADD_STAFF = """
insert into site_staff (site, department, role, shift, headcount)
select $1, g.department, g.role, g.shift, sum(g.headcount)
from unnest($2::text[], $3::text[], $4::text[], $5::int[]) as g (department, role, shift, headcount)
group by g.department, g.role, g.shift
"""

_KEEP_WORKFLOW = """
insert into workflows (workflow, name, version) values ($1, $2, $3)
on conflict (workflow) do update set name = excluded.name, version = excluded.version
where workflows.version < excluded.version
"""

_KEEP_STANDARD = """
insert into standards (workflow, content_hash, version) values ($1, $2, $3)
on conflict (workflow) do update set content_hash = excluded.content_hash, version = excluded.version
where standards.version < excluded.version
"""

_HEADCOUNT = """
select (select coalesce(sum(headcount), 0) from site_staff
        where site = s.site and department = $2 and role = $3)::int as headcount
from sites s where s.site = $1
"""


class StoredRegistry:
    """Fulfils ``application.ports.Registry``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def keep_site(self, site: Site) -> None:
        """Replace the site and its staff, unless what is here is as new."""
        if await self._connection.fetchval(_KEEP_SITE, site.site, site.name, site.version) is None:
            return
        await self._connection.execute("delete from site_staff where site = $1", site.site)
        await self._connection.execute(
            _ADD_STAFF,
            site.site,
            [group.department for group in site.staff],
            [group.role for group in site.staff],
            [group.shift for group in site.staff],
            [group.headcount for group in site.staff],
        )

    async def keep_workflow(self, workflow: Workflow) -> None:
        """Replace the workflow, unless what is here is as new."""
        await self._connection.execute(_KEEP_WORKFLOW, workflow.workflow, workflow.name, workflow.version)

    async def keep_standard(self, standard: NewestStandard) -> None:
        """Replace the standard, unless what is here is as new."""
        await self._connection.execute(_KEEP_STANDARD, standard.workflow, standard.content_hash, standard.version)

    async def headcount(self, site: str, department: str, role: str) -> int | None:
        """Persons over all shifts; none where the site is not known."""
        counted: int | None = await self._connection.fetchval(_HEADCOUNT, site, department, role)
        return counted
