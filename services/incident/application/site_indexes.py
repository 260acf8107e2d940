"""Indexes of sites, made once for each state of a site's flows and kept while they are used."""

from collections import OrderedDict

from incident.application.ports import Work
from incident.domain.flow import Flow, in_force, state_of
from incident.engines.site_index import SiteIndex, index_site

MOST_SITES = 640
"""About 100 KiB each with 27 maps: ten times the reference scale in some 60 MiB, and only where so many report."""


class SiteFlows:
    """The flows of one site in one state, and the indexes that were made of them."""

    def __init__(self, flows: tuple[Flow, ...]) -> None:
        self.flows = flows
        self.state = state_of(flows)
        self._indexes: dict[str | None, SiteIndex] = {}

    def index(self, by_standard: str | None) -> SiteIndex:
        """The index of what the site works by; ``by_standard`` as in :func:`incident.domain.flow.in_force`."""
        if by_standard not in self._indexes:
            self._indexes[by_standard] = index_site(in_force(self.flows, by_standard))
        return self._indexes[by_standard]


class SiteIndexes:
    """A bounded memory of one process: the sites that were asked for last.

    What is remembered is used only while the site's flows are in the state that it was made from.
    """

    def __init__(self, limit: int = MOST_SITES) -> None:
        self._limit = limit
        self._sites: OrderedDict[str, SiteFlows] = OrderedDict()

    async def of_site(self, work: Work, site: str) -> SiteFlows | None:
        """The flows of ``site`` as they are now; none where the registry has not told of the site."""
        state = await work.flows.state(site)
        if state is None:
            return None
        known = self._sites.get(site)
        if known is None or known.state != state:
            known = self._sites[site] = SiteFlows(await work.flows.of_site(site))
        self._sites.move_to_end(site)
        while len(self._sites) > self._limit:
            self._sites.popitem(last=False)
        return known
