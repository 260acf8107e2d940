"""List how well each cell is known."""

from collections.abc import Sequence

from chassis.clock import Clock
from intake.application.ports import Work
from intake.application.readings import CoverageFilter, Slice
from intake.domain.coverage import Coverage
from intake.engines.coverage import judge_cell


async def list_coverage(work: Work, wanted: CoverageFilter, window: Slice, *, clock: Clock) -> Sequence[Coverage]:
    """Cells that there should be a map of, by site, department and workflow, judged now."""
    now = clock.now()
    return [judge_cell(cell, now) for cell in await work.cells.page(wanted, window)]
