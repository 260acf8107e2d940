"""Tells how departments stand, as figures of operators: counts by department, about no site and no person."""

import asyncio
from collections.abc import Mapping

from chassis import telemetry_names as names
from chassis.database import is_transient
from chassis.logs import logger
from chassis.measurements import Measurements
from chassis.principals import Principal
from departments.application.count_standing import count_standing
from departments.live.feed import OpensWork

_log = logger(__name__)

LOOK_SECONDS = 30.0

Counted = Mapping[tuple[str, str], int]


class StandingFigures:
    """The gauges of all departments. One that is no more comes down to 0: a gauge keeps its last value."""

    def __init__(self, metrics: Measurements) -> None:
        self._metrics = metrics
        self._told: dict[str, set[tuple[str, str]]] = {}

    def cells(self, counted: Counted) -> None:
        """Tell how many cells are in which state."""
        self._tell("plumbline.board.cells", names.READINESS_STATE, counted)

    def cards(self, counted: Counted) -> None:
        """Tell how many cards there are of which kind."""
        self._tell("plumbline.board.cards", names.CARD_KIND, counted)

    def _tell(self, metric: str, by: str, counted: Counted) -> None:
        told = self._told.setdefault(metric, set())
        for place in told | counted.keys():
            department, value = place
            self._metrics.set(metric, counted.get(place, 0), {names.BOARD: department, by: value})
        told.update(counted.keys())


async def watch_standing(units_of_work: OpensWork, principal: Principal, metrics: Measurements) -> None:
    """Count now and then until cancelled."""
    figures = StandingFigures(metrics)
    while True:
        try:
            async with units_of_work.begin(principal) as work:
                standing = await count_standing(work)
            figures.cells(standing.cells)
            figures.cards(standing.cards)
        except Exception as error:
            if not is_transient(error):
                raise
            _log.warning("standing_not_counted", error_class=type(error).__name__)
        await asyncio.sleep(LOOK_SECONDS)
