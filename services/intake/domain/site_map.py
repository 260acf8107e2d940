"""A site's map of one workflow, version by version."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from intake.domain.step import Step
from intake.domain.words import EvidenceClass


@dataclass(frozen=True)
class Teller:
    """A role, on a shift, whose telling a map was made from."""

    role: str
    shift: str | None
    evidence: str | None


@dataclass(frozen=True)
class EvidenceCounts:
    """How many steps are known in which way."""

    observed: int = 0
    interviewed: int = 0
    logged: int = 0
    assumed: int = 0


@dataclass(frozen=True)
class MapContent:
    """What a map says. ``document`` is the whole of it as it was written, fields that we do not know included."""

    site: str
    department: str
    workflow: str
    starts_with: tuple[str, ...]
    ends_with: tuple[str, ...]
    told_by: tuple[Teller, ...]
    steps: tuple[Step, ...]
    content_hash: str
    document: Mapping[str, Any]

    @property
    def map_id(self) -> str:
        """The map's name: site, department and workflow."""
        return f"{self.site}/{self.department}/{self.workflow}"

    @property
    def evidence(self) -> EvidenceCounts:
        """The steps by evidence class. A step about which nobody says how it is known is assumed."""
        counts = Counter(EvidenceClass(step.evidence or EvidenceClass.ASSUMED) for step in self.steps)
        return EvidenceCounts(**{kind.value: counts[kind] for kind in EvidenceClass})


@dataclass(frozen=True)
class MapVersion:
    """The version of a map that holds, and the hash of its content. Version 0: there is none yet."""

    map_id: str
    version: int = 0
    content_hash: str = ""

    def after(self, content: MapContent) -> "MapVersion":
        """The version that holds after ``content`` was told: this one where it says the same."""
        if content.content_hash == self.content_hash:
            return self
        return MapVersion(self.map_id, self.version + 1, content.content_hash)
