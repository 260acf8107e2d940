"""Keep the newest of a map: who depends on whom at a site."""

from incident.application.ports import Work
from incident.domain.flow import Flow


async def keep_map(work: Work, site: str, flow: Flow) -> None:
    """Keep the map ``flow`` of ``site`` unless a newer version is here."""
    await work.flows.keep_map(site, flow)
