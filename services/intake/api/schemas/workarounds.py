"""Bodies of workarounds."""

from datetime import datetime
from typing import Annotated, Self

from pydantic import BaseModel, StringConstraints

from chassis.api.bodies import RequestModel
from intake.api.schemas.words import Slug, StepId
from intake.application.readings import WorkaroundReading
from intake.domain.words import Impact, Rationale, Scope, WorkaroundKind
from intake.domain.workaround import MAX_NARRATIVE, Impacts, StepOfCell, Workaround

Narrative = Annotated[str, StringConstraints(min_length=1, max_length=MAX_NARRATIVE, strip_whitespace=True)]


class ImpactsBody(RequestModel):
    """What a workaround does, for better or worse."""

    safety: Impact = Impact.UNKNOWN
    effectiveness: Impact = Impact.UNKNOWN
    efficiency: Impact = Impact.UNKNOWN


class WorkaroundBody(RequestModel):
    """A workaround at a step, as somebody tells it. ``narrative`` never leaves intake."""

    site: Slug
    department: Slug
    workflow: Slug
    step: StepId
    kind: WorkaroundKind
    rationale: Rationale
    scope: Scope
    impacts: ImpactsBody = ImpactsBody()
    narrative: Narrative

    def workaround(self) -> Workaround:
        """The workaround in the domain's words."""
        impacts = self.impacts
        return Workaround(
            StepOfCell(self.site, self.department, self.workflow, self.step),
            self.kind,
            self.rationale,
            self.scope,
            Impacts(impacts.safety, impacts.effectiveness, impacts.efficiency),
            self.narrative,
        )


class WorkaroundRecordedBody(BaseModel):
    """The name of a workaround that was recorded."""

    workaround_id: str


class WorkaroundShown(BaseModel):
    """A workaround, for those who may read it. Nobody is told who told it."""

    workaround_id: str
    site: str
    department: str
    workflow: str
    step: str
    kind: WorkaroundKind
    rationale: Rationale
    scope: Scope
    impacts: ImpactsBody
    narrative: str
    recorded_at: datetime

    @classmethod
    def of(cls, reading: WorkaroundReading) -> Self:
        """The body of ``reading``."""
        told = reading.workaround
        return cls(
            workaround_id=reading.workaround_id,
            site=told.where.site,
            department=told.where.department,
            workflow=told.where.workflow,
            step=told.where.step,
            kind=told.kind,
            rationale=told.rationale,
            scope=told.scope,
            impacts=ImpactsBody.model_validate(told.impacts, from_attributes=True),
            narrative=told.narrative,
            recorded_at=reading.recorded_at,
        )
