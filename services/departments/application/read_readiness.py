"""Read the readiness of one cell, with every reason and what it rests on."""

from chassis.principals import Principal
from departments.application.ports.reading import ReadWork
from departments.application.sight import check_sight
from departments.domain.errors import UnknownCell
from departments.domain.readiness import Cell, cell_id
from departments.domain.world import Where


async def read_readiness(work: ReadWork, where: Where, *, principal: Principal) -> Cell:
    """The cell at ``where``.

    Raises:
        Forbidden: it is of a department that is not theirs to see.
        UnknownCell: the department does not do this workflow at this site.
    """
    check_sight(principal, where[1])
    found = await work.boards.cell(cell_id(where))
    if found is None:
        raise UnknownCell("This department does not do this workflow at this site.")
    return found
