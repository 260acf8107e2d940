"""List workarounds."""

from collections.abc import Sequence

from intake.application.ports import Work
from intake.application.readings import CellFilter, Slice, WorkaroundReading


async def list_workarounds(work: Work, wanted: CellFilter, window: Slice) -> Sequence[WorkaroundReading]:
    """Those that the reader may see, the newest first."""
    return await work.workarounds.page(wanted, window)
