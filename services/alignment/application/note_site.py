"""Note a site: its departments and roles say where a role does its work."""

from alignment.application.compute_site_deltas import compute_site_deltas
from alignment.application.ports import Work
from alignment.domain.sites import Site
from chassis.clock import Clock


async def note_site(work: Work, site: Site, version: int, *, clock: Clock) -> int:
    """Keep the site and compute its deltas of every standard that covers it; returns how many are new."""
    await work.sites.put(site, version)
    workflows = {
        *await work.standards.workflows_covering(site.site),
        *await work.deltas.workflows_with_delta(site.site),
    }
    return sum([await compute_site_deltas(work, workflow, {site.site}, clock=clock) for workflow in sorted(workflows, key="{}@".format)])
