"""Read a site with its departments and staff."""

from intake.application.ports import Work
from intake.domain.errors import SiteNotFound
from intake.domain.sites import Site


async def read_site(work: Work, site: str) -> Site:
    """The site. Raises :class:`SiteNotFound`."""
    found = (await work.sites.of([site])).get(site)
    if found is None:
        raise SiteNotFound
    return found
