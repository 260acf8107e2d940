"""Indexes of sites, made once for each state of a site's flows and kept while they are used."""

from collections import OrderedDict

from incident.application.ports import Work
from incident.domain.flow import Flow, in_force
from incident.engines.site_index import SiteIndex, index_site


class SiteFlows:
    """The flows of one site in one state, and the indexes that were made of them."""

    def __init__(self, flows: tuple[Flow, ...]) -> None:
        self.flows = flows
        self.versions = tuple(sorted((flow.key, flow.version) for flow in flows))
        self._indexes: dict[str | None, SiteIndex] = {}

    def index(self, by_standard: str | None) -> SiteIndex:
        """The index of what the site works by; ``by_standard`` as in :func:`incident.domain.flow.in_force`."""
        if by_standard not in self._indexes:
            self._indexes[by_standard] = index_site(in_force(self.flows, by_standard))
        return self._indexes[by_standard]


class SiteIndexes:
    """A bounded memory of one process: the sites that were asked for last.

    What is remembered is used only while the versions of the site's flows are those it was made from.
    """

    def __init__(self, limit: int = 64) -> None:
        self._limit = limit
        self._sites: OrderedDict[str, SiteFlows] = OrderedDict()

    async def of_site(self, work: Work, site: str) -> SiteFlows:
        """The flows of ``site`` as they are now."""
        known = self._sites.get(site)
        if known is None or known.versions != await work.flows.versions(site):
            known = self._sites[site] = SiteFlows(await work.flows.of_site(site))
        self._sites.move_to_end(site)
        while len(self._sites) > self._limit:
            self._sites.popitem(last=False)
        return known
