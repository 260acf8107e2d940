"""What intake told, in PostgreSQL: sites, the catalogue, maps. An older version never replaces a newer one."""

from collections.abc import Collection, Mapping, Sequence

from alignment.domain.sites import CataloguedWorkflow, Site, SiteDepartment, SiteMap
from alignment.domain.step_documents import document_of, step_from
from chassis.database import Connection

_PUT_SITE = """
insert into known_sites (site, name, departments, version) values ($1, $2, $3, $4)
on conflict (site) do update
set name = excluded.name, departments = excluded.departments, version = excluded.version
where known_sites.version < excluded.version
"""

_SITES = "select * from known_sites where site = any($1::text[])"

_PUT_WORKFLOW = """
insert into known_workflows (workflow, name, departments, version) values ($1, $2, $3, $4)
on conflict (workflow) do update
set name = excluded.name, departments = excluded.departments, version = excluded.version
where known_workflows.version < excluded.version
"""

_WORKFLOW = "select * from known_workflows where workflow = $1"

_PUT_MAP = """
insert into known_maps (map_id, site, department, workflow, map_version, content_hash, steps)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (map_id) do update
set map_version = excluded.map_version, content_hash = excluded.content_hash, steps = excluded.steps
where known_maps.map_version < excluded.map_version
"""

_MAPS = "select * from known_maps where workflow = $1 and site = any($2::text[]) order by map_id"


class StoredSites:
    """Fulfils ``application.ports.Sites``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def put(self, site: Site, version: int) -> None:
        """Keep ``site`` unless a newer version of it is known."""
        departments = [{"department": place.department, "roles": list(place.roles)} for place in site.departments]
        await self._connection.execute(_PUT_SITE, site.site, site.name, departments, version)

    async def known(self, sites: Collection[str]) -> Mapping[str, Site]:
        """Those of ``sites`` that are known, by slug."""
        return {
            row["site"]: Site(
                row["site"],
                row["name"],
                tuple(SiteDepartment(place["department"], tuple(place["roles"])) for place in row["departments"]),
            )
            for row in await self._connection.fetch(_SITES, sorted(sites))
        }


class StoredWorkflows:
    """Fulfils ``application.ports.Workflows``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def put(self, workflow: CataloguedWorkflow, version: int) -> None:
        """Keep ``workflow`` unless a newer version of it is known."""
        await self._connection.execute(
            _PUT_WORKFLOW, workflow.workflow, workflow.name, list(workflow.departments), version
        )

    async def find(self, workflow: str) -> CataloguedWorkflow | None:
        """One entry."""
        row = await self._connection.fetchrow(_WORKFLOW, workflow)
        return CataloguedWorkflow(row["workflow"], row["name"], tuple(row["departments"])) if row else None


class StoredMaps:
    """Fulfils ``application.ports.Maps``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def put(self, site_map: SiteMap) -> None:
        """Keep the map unless a newer version of it is known."""
        await self._connection.execute(
            _PUT_MAP,
            site_map.map_id,
            site_map.site,
            site_map.department,
            site_map.workflow,
            site_map.map_version,
            site_map.content_hash,
            [document_of(step) for step in site_map.steps],
        )

    async def of_workflow(self, workflow: str, sites: Collection[str]) -> Mapping[str, Sequence[SiteMap]]:
        """The maps of ``workflow`` at ``sites``, by site; sites without a map are absent."""
        found: dict[str, list[SiteMap]] = {}
        for row in await self._connection.fetch(_MAPS, workflow, sorted(sites)):
            told = SiteMap(
                row["map_id"],
                row["site"],
                row["department"],
                row["workflow"],
                row["map_version"],
                row["content_hash"],
                tuple(step_from(step) for step in row["steps"]),
            )
            found.setdefault(told.site, []).append(told)
        return found
