"""Compute what a standard changes for sites, and say so where it differs from what was said last."""

import asyncio
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from alignment.application.ports import Work
from alignment.application.readings import StoredDelta
from alignment.domain.deltas import SiteDelta
from alignment.domain.facts import SiteDeltaComputed
from alignment.domain.sites import Site, SiteMap, map_to_compare
from alignment.domain.standards import Standard
from alignment.engines.site_delta import site_delta
from chassis.clock import Clock

SITES_AT_ONCE = 50
"""Some 2 ms a site (measured): between two lots the transaction is seen to be alive."""


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
    return sum([await _compute_lot(work, standard, lot, clock) for lot in _lots(sorted(sites))])


async def _compute_lot(work: Work, standard: Standard, sites: Sequence[str], clock: Clock) -> int:
    known = await work.sites.known(sites)
    maps = await work.maps.of_workflow(standard.workflow, sites)
    last = await work.deltas.last(standard.workflow, sites)
    # In a thread: the relay and the consumer of this process go on meanwhile.
    deltas = await asyncio.to_thread(_deltas, standard, known, maps)
    now, news = clock.now(), list[StoredDelta]()
    for delta in deltas:
        before = last.get(delta.site)
        if _is_news(delta, before, is_covered=delta.site in standard.content.covers):
            news.append(StoredDelta(before.version + 1 if before else 1, delta, now))
    await work.deltas.save(news)
    for stored in news:
        work.record(SiteDeltaComputed(stored.delta.delta_id, stored.version, stored.delta))
    return len(news)


def _deltas(standard: Standard, known: Mapping[str, Site], maps: Mapping[str, Sequence[SiteMap]]) -> list[SiteDelta]:
    home = standard.content.department
    return [
        site_delta(standard, site, map_to_compare(maps.get(slug, ()), home)) for slug, site in sorted(known.items())
    ]


def _lots(sites: Sequence[str]) -> Iterator[Sequence[str]]:
    return (sites[start : start + SITES_AT_ONCE] for start in range(0, len(sites), SITES_AT_ONCE))


def _is_news(delta: SiteDelta, before: StoredDelta | None, *, is_covered: bool) -> bool:
    if not is_covered and (before is None or not before.delta.roles):
        return False
    return before is None or replace(delta, matches=()) != replace(before.delta, matches=())
