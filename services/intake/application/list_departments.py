"""List departments."""

from collections.abc import Sequence

from intake.application.ports import Work
from intake.application.readings import DepartmentReading, Slice


async def list_departments(work: Work, window: Slice) -> Sequence[DepartmentReading]:
    """Departments of the registry by slug, over all sites."""
    return await work.sites.departments(window)
