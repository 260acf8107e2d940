"""List workflows."""

from collections.abc import Sequence

from intake.application.ports import Work
from intake.application.readings import Slice
from intake.domain.workflow import Workflow


async def list_workflows(work: Work, window: Slice) -> Sequence[Workflow]:
    """The catalogue by slug."""
    return await work.workflows.page(window)
