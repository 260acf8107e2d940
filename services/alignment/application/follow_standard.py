"""Follow a standard: a new version changes what it means for every site it covers, or covered."""

from alignment.application.compute_site_deltas import compute_site_deltas
from alignment.application.ports import Work
from chassis.clock import Clock


async def follow_standard(work: Work, workflow: str, *, clock: Clock) -> int:
    """Compute the deltas of the standard as it is now; returns how many are new."""
    standard = await work.standards.current(workflow)
    if standard is None:
        return 0
    sites = {*standard.content.covers, *await work.deltas.sites_with_delta(workflow)}
    return await compute_site_deltas(work, workflow, sites, clock=clock)
