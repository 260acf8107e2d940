"""Compute what a standard changes for sites, and say so where it differs from what was said last."""

from collections.abc import Collection
from dataclasses import replace

from alignment.application.ports import Work
from alignment.application.readings import StoredDelta
from alignment.domain.deltas import SiteDelta
from alignment.domain.facts import SiteDeltaComputed
from alignment.domain.sites import map_to_compare
from alignment.engines.site_delta import site_delta
from chassis.clock import Clock


async def compute_site_deltas(work: Work, workflow: str, sites: Collection[str], *, clock: Clock) -> int:
    """Compute the deltas of ``workflow`` at ``sites`` from what is known now; returns how many are new.

    A site that the registry has not told yet waits for it: its departments say where a role works. A site that the
    standard does not cover gets an empty delta where it had one before.
    """
    if not sites:
        return 0
    # Held first and read after, so that of two computations the later sees all that the earlier saw.
    await work.deltas.hold(workflow, sites)
    standard = await work.standards.current(workflow)
    if standard is None:
        return 0
    known = await work.sites.known(sites)
    maps = await work.maps.of_workflow(workflow, sites)
    last = await work.deltas.last(workflow, sites)
    now, news = clock.now(), list[StoredDelta]()
    for slug, site in sorted(known.items()):
        told = map_to_compare(maps.get(slug, ()), standard.content.department)
        delta = site_delta(standard, site, told)
        before = last.get(slug)
        if _is_news(delta, before, is_covered=slug in standard.content.covers):
            news.append(StoredDelta(before.version + 1 if before else 1, delta, now))
    await work.deltas.save(news)
    for stored in news:
        work.record(SiteDeltaComputed(stored.delta.delta_id, stored.version, stored.delta))
    return len(news)


def _is_news(delta: SiteDelta, before: StoredDelta | None, *, is_covered: bool) -> bool:
    if not is_covered and (before is None or not before.delta.roles):
        return False
    return before is None or replace(delta, matches=()) != replace(before.delta, matches=())
