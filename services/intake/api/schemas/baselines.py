"""Bodies of baselines and dates of go-live."""

from datetime import date, datetime
from typing import Annotated, Self

from pydantic import BaseModel, Field

from chassis.api.bodies import RequestModel
from intake.api.schemas.words import Slug
from intake.application.read_baseline import BaselineReading
from intake.domain.baseline import DailyCounts, Measure, Timeliness

Count = Annotated[float | None, Field(ge=0, le=10_000_000)]


class DayBody(RequestModel):
    """One day of a department."""

    day: date
    visits: Count = None
    turnaround_minutes: Count = None
    charges: Count = None

    def counts(self) -> DailyCounts:
        """The day with the measures that were counted."""
        said = {measure: getattr(self, measure.value) for measure in Measure}
        return DailyCounts(self.day, {measure: count for measure, count in said.items() if count is not None})


class FreezingBody(RequestModel):
    """The days that a baseline is made of."""

    days: Annotated[list[DayBody], Field(min_length=1, max_length=800)]


class GoLiveBody(RequestModel):
    """The day on which a wave goes live."""

    wave: Slug
    go_live: date


class GoLivePlannedBody(BaseModel):
    """A date that was kept."""

    go_live_date_id: str


class IntervalBody(BaseModel):
    """A likely value between a low and a high one."""

    low: float
    likely: float
    high: float


class BaselineBody(BaseModel):
    """A frozen baseline, and whether it was frozen at least eight weeks before its wave goes live."""

    site: str
    department: str
    first_day: date
    last_day: date
    days: int
    measures: dict[Measure, IntervalBody]
    frozen_by: str
    frozen_at: datetime
    go_live: date | None
    timeliness: Timeliness

    @classmethod
    def of(cls, reading: BaselineReading) -> Self:
        """The body of ``reading``."""
        held = reading.baseline
        measures = {
            measure: IntervalBody(low=one.low, likely=one.likely, high=one.high)
            for measure, one in held.measures.items()
        }
        return cls(
            site=held.site,
            department=held.department,
            first_day=held.first_day,
            last_day=held.last_day,
            days=held.days,
            measures=measures,
            frozen_by=held.frozen_by,
            frozen_at=held.frozen_at,
            go_live=reading.go_live,
            timeliness=reading.timeliness,
        )
