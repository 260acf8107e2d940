"""Bodies of maps."""

from datetime import datetime
from typing import Any, Literal, Self

from pydantic import BaseModel

from intake.application.readings import MapDocumentReading, MapReading
from intake.application.record_maps import MapOutcome
from intake.domain.site_map import EvidenceCounts


class EvidenceBody(BaseModel):
    """Steps by how they are known."""

    observed: int
    interviewed: int
    logged: int
    assumed: int

    @classmethod
    def of(cls, counts: EvidenceCounts) -> Self:
        """The body of ``counts``."""
        return cls.model_validate(counts, from_attributes=True)


class MapOutcomeBody(BaseModel):
    """A map's version after the command, and whether the command made it."""

    map_id: str
    version: int
    content_hash: str
    outcome: Literal["recorded", "unchanged"]

    @classmethod
    def of(cls, done: MapOutcome) -> Self:
        """The body that says ``done``."""
        outcome: Literal["recorded", "unchanged"] = "recorded" if done.is_recorded else "unchanged"
        return cls(map_id=done.map_id, version=done.version, content_hash=done.content_hash, outcome=outcome)


class RecordedMapsBody(BaseModel):
    """What happened to each map, in its order."""

    items: list[MapOutcomeBody]


class MapSummary(BaseModel):
    """A map without its steps."""

    map_id: str
    site: str
    department: str
    workflow: str
    version: int
    content_hash: str
    evidence: EvidenceBody
    recorded_at: datetime

    @classmethod
    def of(cls, reading: MapReading) -> Self:
        """The body of ``reading``."""
        return cls(**_summary(reading))


class MapBody(MapSummary):
    """A map; ``map`` is the document as it was written, fields that nobody knows included."""

    map: dict[str, Any]

    @classmethod
    def whole(cls, reading: MapDocumentReading) -> Self:
        """The body of ``reading``."""
        return cls(**_summary(reading.map), map=dict(reading.document))


def _summary(reading: MapReading) -> dict[str, Any]:
    return {
        "map_id": f"{reading.site}/{reading.department}/{reading.workflow}",
        "site": reading.site,
        "department": reading.department,
        "workflow": reading.workflow,
        "version": reading.version,
        "content_hash": reading.content_hash,
        "evidence": EvidenceBody.of(reading.evidence),
        "recorded_at": reading.recorded_at,
    }
