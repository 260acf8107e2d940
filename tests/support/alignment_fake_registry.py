"""In memory: what intake told, and the site deltas."""

from collections.abc import Collection, Mapping, Sequence

from alignment.application.readings import (
    DeltaFilter,
    Slice,
    StoredDelta,
)
from alignment.domain.sites import CataloguedWorkflow, Site, SiteMap
from chassis.errors import StaleVersion
from tests.support.alignment_fake_rows import AlignmentRows, part_of


class FakeSites:
    def __init__(self, rows: AlignmentRows) -> None:
        self._rows = rows

    async def put(self, site: Site, version: int) -> None:
        if version > self._rows.sites.get(site.site, (site, 0))[1]:
            self._rows.sites[site.site] = (site, version)

    async def known(self, sites: Collection[str]) -> Mapping[str, Site]:
        return {slug: self._rows.sites[slug][0] for slug in sites if slug in self._rows.sites}


class FakeWorkflows:
    def __init__(self, rows: AlignmentRows) -> None:
        self._rows = rows

    async def put(self, workflow: CataloguedWorkflow, version: int) -> None:
        if version > self._rows.workflows.get(workflow.workflow, (workflow, 0))[1]:
            self._rows.workflows[workflow.workflow] = (workflow, version)

    async def find(self, workflow: str) -> CataloguedWorkflow | None:
        found = self._rows.workflows.get(workflow)
        return found[0] if found else None


class FakeMaps:
    def __init__(self, rows: AlignmentRows) -> None:
        self._rows = rows

    async def put(self, site_map: SiteMap) -> None:
        held = self._rows.maps.get(site_map.map_id)
        if held is None or held.map_version < site_map.map_version:
            self._rows.maps[site_map.map_id] = site_map

    async def of_workflow(self, workflow: str, sites: Collection[str]) -> Mapping[str, Sequence[SiteMap]]:
        found: dict[str, list[SiteMap]] = {}
        for told in self._rows.maps.values():
            if told.workflow == workflow and told.site in sites:
                found.setdefault(told.site, []).append(told)
        return found


class FakeDeltas:
    def __init__(self, rows: AlignmentRows) -> None:
        self._rows = rows

    async def hold(self, workflow: str, sites: Collection[str]) -> None:
        """One at a time is all there is in memory."""

    async def last(self, workflow: str, sites: Collection[str]) -> Mapping[str, StoredDelta]:
        return {
            stored.delta.site: stored
            for stored in self._rows.deltas.values()
            if stored.delta.workflow == workflow and stored.delta.site in sites
        }

    async def sites_with_delta(self, workflow: str) -> Sequence[str]:
        deltas = [stored.delta for stored in self._rows.deltas.values()]
        return sorted(delta.site for delta in deltas if delta.workflow == workflow)

    async def workflows_with_delta(self, site: str) -> Sequence[str]:
        deltas = [stored.delta for stored in self._rows.deltas.values()]
        return sorted(delta.workflow for delta in deltas if delta.site == site)

    async def save(self, deltas: Sequence[StoredDelta]) -> None:
        for stored in deltas:
            before = self._rows.deltas.get(stored.delta.delta_id)
            if (before.version if before else 0) != stored.version - 1:
                raise StaleVersion
            self._rows.deltas[stored.delta.delta_id] = stored

    async def page(self, wanted: DeltaFilter, part: Slice) -> Sequence[StoredDelta]:
        found = (
            stored
            for stored in self._rows.deltas.values()
            if wanted.site in (None, stored.delta.site) and wanted.workflow in (None, stored.delta.workflow)
        )
        return part_of(found, part, lambda stored: stored.delta.delta_id)
