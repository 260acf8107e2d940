"""List maps."""

from collections.abc import Sequence

from intake.application.ports import Work
from intake.application.readings import CellFilter, MapReading, Slice


async def list_maps(work: Work, wanted: CellFilter, window: Slice) -> Sequence[MapReading]:
    """The versions that hold, by site, department and workflow."""
    return await work.maps.page(wanted, window)
