"""List sites."""

from collections.abc import Sequence

from intake.application.ports import Work
from intake.application.readings import SiteReading, Slice


async def list_sites(work: Work, window: Slice) -> Sequence[SiteReading]:
    """Sites of the registry by slug."""
    return await work.sites.page(window)
