"""Keep the newest of a standard, which stands in where a site has no map."""

from collections.abc import Sequence

from incident.application.ports import Work
from incident.domain.flow import Flow


async def keep_standard(work: Work, covers: Sequence[str], flow: Flow) -> None:
    """Keep the standard ``flow``, meant for the sites ``covers``, unless a newer version is here."""
    await work.flows.keep_standard(covers, flow)
