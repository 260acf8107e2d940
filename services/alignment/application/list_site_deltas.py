"""List site deltas, by workflow and site."""

from collections.abc import Sequence

from alignment.application.ports import Work
from alignment.application.readings import DeltaFilter, Slice, StoredDelta


async def list_site_deltas(work: Work, wanted: DeltaFilter, part: Slice) -> Sequence[StoredDelta]:
    """The wanted deltas in the order of their ids, ``workflow@site``."""
    return await work.deltas.page(wanted, part)
