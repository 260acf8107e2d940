"""List the readiness of cells; whoever asks sees those of their own departments."""

from chassis.principals import Principal
from departments.application.ports.reading import CellFilter, ReadWork
from departments.application.sight import check_sight
from departments.domain.readiness import Cell


async def list_readiness(
    work: ReadWork, wanted: CellFilter, *, principal: Principal, after: str | None, limit: int
) -> list[Cell]:
    """Cells in the order of their ids, one more than ``limit``. Raises ``Forbidden`` for a department not theirs."""
    if wanted.department is not None:
        check_sight(principal, wanted.department)
    return await work.boards.cells(wanted, after, limit)
