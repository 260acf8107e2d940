"""Keep the newest of a site: its name and who works there."""

from training.application.ports import Work
from training.domain.registry import Site


async def keep_site(work: Work, site: Site) -> None:
    """Keep ``site`` unless a newer version is here."""
    await work.registry.keep_site(site)
