"""How a cell is named in an address, and what lists of maps and workarounds may be asked by."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from intake.api.schemas.words import Slug
from intake.application.readings import CellFilter

Wanted = Annotated[str | None, Query(max_length=64, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


def cell_filter(site: Wanted = None, department: Wanted = None, workflow: Wanted = None) -> CellFilter:
    """A dependency: the site, department and workflow that are asked for; none means any."""
    return CellFilter(site, department, workflow)


@dataclass(frozen=True)
class NamedCell:
    """A cell by its three names."""

    site: str
    department: str
    workflow: str


def named_cell(site: Slug, department: Slug, workflow: Slug) -> NamedCell:
    """A dependency: the cell that the address names."""
    return NamedCell(site, department, workflow)
