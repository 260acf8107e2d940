"""Bodies of imports of maps."""

from typing import Any, Literal, Self

from pydantic import BaseModel

from intake.api.bpmn_files import BpmnImport
from intake.api.schemas.maps import MapOutcomeBody


class LeftAsideBody(BaseModel):
    """An element of the file that the map does not hold, and why."""

    element: str
    id: str
    line: int
    why: str


class MapImportedBody(BaseModel):
    """The map that was made of the file. ``state``: "preview" stored nothing."""

    state: Literal["preview", "recorded", "unchanged"]
    map: dict[str, Any]
    outcome: MapOutcomeBody | None = None
    left_aside: list[LeftAsideBody]

    @classmethod
    def of(cls, sent: BpmnImport, outcome: MapOutcomeBody | None) -> Self:
        """The body for what was sent; without an ``outcome`` it is a preview."""
        left = [LeftAsideBody(element=one.element, id=one.id, line=one.line, why=one.why) for one in sent.left_aside]
        state = "preview" if outcome is None else outcome.outcome
        return cls(state=state, map=dict(sent.document), outcome=outcome, left_aside=left)
