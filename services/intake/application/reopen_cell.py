"""Reopen a cell: its map may no longer be how the work is done."""

from dataclasses import dataclass

from chassis.clock import Clock
from chassis.identifiers import Identifiers
from intake.application.ports import Work
from intake.domain.coverage import Reopening, ReopeningReason
from intake.domain.errors import ReferenceUnknown
from intake.domain.places import Place


@dataclass(frozen=True)
class ReopenCell:
    """Which cell, why and by whom."""

    site: str
    department: str
    workflow: str
    reason: ReopeningReason
    by: str


async def reopen_cell(work: Work, command: ReopenCell, *, clock: Clock, ids: Identifiers) -> str:
    """Keep that the cell must be looked at again, until a newer map is recorded; gives the id of the reopening.

    Raises ``ReferenceUnknown`` where the registry and the catalogue expect no such cell.
    """
    site = (await work.sites.of([command.site])).get(command.site)
    workflow = (await work.workflows.of([command.workflow])).get(command.workflow)
    places = []
    if site is None or not site.has_department(command.department):
        places.append(Place("department", "a department of this site", command.department))
    if workflow is None or command.department not in workflow.departments:
        places.append(Place("workflow", "a workflow of this department", command.workflow))
    if places:
        raise ReferenceUnknown(places)
    cell = (command.site, command.department, command.workflow)
    reopening_id = ids.new()
    await work.cells.reopen(reopening_id, Reopening(*cell, command.reason, command.by, clock.now()))
    return reopening_id
