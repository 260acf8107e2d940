"""What lists of maps and workarounds may be asked by."""

from typing import Annotated

from fastapi import Query

from intake.application.readings import CellFilter

Wanted = Annotated[str | None, Query(max_length=64, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


def cell_filter(site: Wanted = None, department: Wanted = None, workflow: Wanted = None) -> CellFilter:
    """A dependency: the site, department and workflow that are asked for; none means any."""
    return CellFilter(site, department, workflow)
