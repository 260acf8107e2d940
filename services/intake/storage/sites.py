"""The registry in PostgreSQL."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import asyncpg

from chassis.database import Connection
from chassis.errors import StaleVersion
from intake.application.readings import DepartmentReading, SiteReading, Slice
from intake.domain.sites import Site, SiteDepartment, StaffGroup
from intake.domain.words import SiteKind

_SITES = "select site, name, kind, wave, time_zone, version from sites where site = any($1)"
_DEPARTMENTS = "select site, department, name from site_departments where site = any($1)"
_STAFF = """
select site, department, role, shift, headcount from staff_groups where site = any($1)
order by site, department, role, shift
"""

# A new site goes in, a known one moves by one version; whoever was quicker leaves fewer rows than were sent.
_SAVE_SITES = """
insert into sites (site, name, kind, wave, time_zone, version)
select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[])
on conflict (site) do update
set name = excluded.name, kind = excluded.kind, wave = excluded.wave, time_zone = excluded.time_zone,
    version = excluded.version
where sites.version = excluded.version - 1
returning site
"""
_SAVE_DEPARTMENTS = """
insert into site_departments (site, department, name) select * from unnest($1::text[], $2::text[], $3::text[])
on conflict (site, department) do update set name = excluded.name where site_departments.name <> excluded.name
"""
_SAVE_STAFF = """
insert into staff_groups (site, department, role, shift, headcount)
select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[])
on conflict (site, department, role, shift) do update set headcount = excluded.headcount
where staff_groups.headcount <> excluded.headcount
"""

# Sites are never removed and their versions only grow, so their sum tells any two states of the registry apart.
_REGISTRY_VERSION = "select (1 + coalesce(sum(version), 0))::bigint from sites"
_HOLD = "lock table sites in share row exclusive mode"

_PAGE = """
select s.site, s.name, s.kind, s.wave, s.time_zone, s.version,
       (select count(*) from site_departments d where d.site = s.site)::int as departments,
       (select coalesce(sum(g.headcount), 0) from staff_groups g where g.site = s.site)::int as headcount
from sites s where $1::text is null or s.site > $1 order by s.site limit $2
"""
_DEPARTMENT_PAGE = """
with page as (
    select department, mode() within group (order by name) as name, count(*)::int as sites
    from site_departments where $1::text is null or department > $1
    group by department order by department limit $2
)
select p.department, p.name, p.sites,
       (select coalesce(sum(g.headcount), 0) from staff_groups g
        join site_departments d using (site, department) where d.department = p.department)::int as headcount
from page p order by p.department
"""


class StoredSites:
    """Fulfils ``application.ports.Sites``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def of(self, sites: Collection[str]) -> Mapping[str, Site]:
        """Those of ``sites`` that are known."""
        wanted = list(sites)
        found = await self._connection.fetch(_SITES, wanted)
        departments = _departments(
            await self._connection.fetch(_DEPARTMENTS, wanted), await self._connection.fetch(_STAFF, wanted)
        )
        return {row["site"]: _site(row, departments.get(row["site"], {})) for row in found}

    async def save(self, sites: Sequence[Site]) -> None:
        """Keep new and changed sites. Raises ``StaleVersion``."""
        kept = await self._connection.fetch(
            _SAVE_SITES,
            [site.site for site in sites],
            [site.name for site in sites],
            [site.kind.value for site in sites],
            [site.wave for site in sites],
            [site.time_zone for site in sites],
            [site.version for site in sites],
        )
        if len(kept) != len(sites):
            raise StaleVersion("A site was changed meanwhile. Send the import again.")
        departments = [(site.site, one) for site in sites for one in site.departments]
        await self._connection.execute(
            _SAVE_DEPARTMENTS,
            [site for site, _ in departments],
            [one.department for _, one in departments],
            [one.name for _, one in departments],
        )
        await self._save_staff([(site, one.department, group) for site, one in departments for group in one.staff])

    async def _save_staff(self, staff: Sequence[tuple[str, str, StaffGroup]]) -> None:
        await self._connection.execute(
            _SAVE_STAFF,
            [site for site, _, _ in staff],
            [department for _, department, _ in staff],
            [group.role for _, _, group in staff],
            [group.shift for _, _, group in staff],
            [group.headcount for _, _, group in staff],
        )

    async def registry_version(self) -> int:
        """Grows with every change of any site."""
        version: int = await self._connection.fetchval(_REGISTRY_VERSION)
        return version

    async def hold(self) -> int:
        """The registry's version; others wait with changes until the transaction ends, and read meanwhile."""
        await self._connection.execute(_HOLD)
        return await self.registry_version()

    async def page(self, window: Slice) -> Sequence[SiteReading]:
        """Sites by slug."""
        rows = await self._connection.fetch(_PAGE, window.after[0] if window.after else None, window.limit)
        return [SiteReading(**row) for row in rows]

    async def departments(self, window: Slice) -> Sequence[DepartmentReading]:
        """Departments by slug."""
        rows = await self._connection.fetch(_DEPARTMENT_PAGE, window.after[0] if window.after else None, window.limit)
        return [DepartmentReading(**row) for row in rows]


def _departments(
    departments: Iterable[asyncpg.Record], staff: Iterable[asyncpg.Record]
) -> dict[str, dict[str, SiteDepartment]]:
    groups: dict[tuple[str, str], list[StaffGroup]] = {}
    for row in staff:
        group = StaffGroup(row["role"], row["shift"], row["headcount"])
        groups.setdefault((row["site"], row["department"]), []).append(group)
    by_site: dict[str, dict[str, SiteDepartment]] = {}
    for row in departments:
        site, slug = row["site"], row["department"]
        by_site.setdefault(site, {})[slug] = SiteDepartment(slug, row["name"], tuple(groups.get((site, slug), ())))
    return by_site


def _site(row: asyncpg.Record, departments: Mapping[str, SiteDepartment]) -> Site:
    return Site(
        row["site"],
        row["name"],
        SiteKind(row["kind"]),
        row["wave"],
        row["time_zone"],
        tuple(departments[slug] for slug in sorted(departments)),
        row["version"],
    )
