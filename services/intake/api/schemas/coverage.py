"""Bodies of coverage."""

from datetime import datetime
from typing import Self

from pydantic import BaseModel

from chassis.api.bodies import RequestModel
from intake.domain.coverage import CellState, Coverage, ReopeningReason


class ReopeningBody(RequestModel):
    """Why a cell must be looked at again."""

    reason: ReopeningReason


class CellReopenedBody(BaseModel):
    """A reopening that was kept."""

    cell_reopening_id: str


class CoverageBody(BaseModel):
    """How well a cell is known; of its map nothing where there is none."""

    site: str
    department: str
    workflow: str
    wave: str | None
    state: CellState
    age_days: int | None
    assumed_share: float | None
    map_version: int | None
    recorded_at: datetime | None
    reopened_for: ReopeningReason | None
    reopened_at: datetime | None

    @classmethod
    def of(cls, coverage: Coverage) -> Self:
        """The body of ``coverage``."""
        cell = coverage.cell
        return cls(
            site=cell.site,
            department=cell.department,
            workflow=cell.workflow,
            wave=cell.wave,
            state=coverage.state,
            age_days=coverage.age_days,
            assumed_share=coverage.assumed_share,
            map_version=cell.map.version if cell.map else None,
            recorded_at=cell.map.recorded_at if cell.map else None,
            reopened_for=cell.reopened[0] if cell.reopened else None,
            reopened_at=cell.reopened[1] if cell.reopened else None,
        )
