"""The views, counted for operators."""

from chassis.database import Connection
from departments.application.ports.counting import Standing

_SERVED = "(select epoch from epochs where status = 'serving')"
_CELLS = f"select department, state, count(*) from cells where epoch = {_SERVED} group by department, state"  # noqa: S608
_CARDS = f"select department, kind, count(*) from cards where epoch = {_SERVED} group by department, kind"  # noqa: S608


class StoredCounts:
    """Counts of one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def standing(self) -> Standing:
        """How all departments stand in the served epoch."""
        cells = await self._connection.fetch(_CELLS)
        cards = await self._connection.fetch(_CARDS)
        return Standing(
            {(row["department"], row["state"]): row["count"] for row in cells},
            {(row["department"], row["kind"]): row["count"] for row in cards},
        )
