"""Keep the newest of a site, so that a report can be told from a slip of the pen."""

from incident.application.ports import Work
from incident.domain.registry import Site


async def keep_site(work: Work, site: Site) -> None:
    """Keep ``site`` unless a newer version is here."""
    await work.registry.keep_site(site)
