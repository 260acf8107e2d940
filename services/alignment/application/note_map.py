"""Note a map: how a site does a workflow today, and what the standard changes about it."""

from alignment.application.compute_site_deltas import compute_site_deltas
from alignment.application.ports import Work
from alignment.domain.sites import SiteMap
from chassis.clock import Clock


async def note_map(work: Work, site_map: SiteMap, *, clock: Clock) -> int:
    """Keep the map and compute the site's delta of its workflow; returns how many deltas are new."""
    await work.maps.put(site_map)
    return await compute_site_deltas(work, site_map.workflow, {site_map.site}, clock=clock)
