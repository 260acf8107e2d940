"""Note a site: its departments and roles say where a role does its work."""

from alignment.application.compute_site_deltas import compute_site_deltas
from alignment.application.ports import Work
from alignment.domain.deltas import delta_id
from alignment.domain.sites import Site
from chassis.clock import Clock


async def note_site(work: Work, site: Site, version: int, *, clock: Clock) -> int:
    """Keep the site and compute its deltas of every standard that covers it; returns how many are new."""
    await work.sites.put(site, version)
    workflows = {
        *await work.standards.workflows_covering(site.site),
        *await work.deltas.workflows_with_delta(site.site),
    }
    # In the order of the deltas' ids, which is the order in which everybody takes hold of them.
    ordered = sorted(workflows, key=lambda workflow: delta_id(workflow, site.site))
    return sum([await compute_site_deltas(work, workflow, {site.site}, clock=clock) for workflow in ordered])
