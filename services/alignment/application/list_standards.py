"""List standards, by workflow."""

from collections.abc import Sequence

from alignment.application.ports import Work
from alignment.application.readings import Slice, StandardSummary


async def list_standards(work: Work, part: Slice) -> Sequence[StandardSummary]:
    """The newest version of each standard, in the order of the workflows."""
    return await work.standards.page(part)
