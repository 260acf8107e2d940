"""A workaround: what people do at a step that no procedure says. Shaped as SEWA has it."""

from dataclasses import dataclass

from intake.domain.words import Impact, Rationale, Scope, WorkaroundKind

MAX_NARRATIVE = 4000


@dataclass(frozen=True)
class StepOfCell:
    """A step of a site's workflow in a department."""

    site: str
    department: str
    workflow: str
    step: str

    @property
    def map_id(self) -> str:
        """The map in which the step stands."""
        return f"{self.site}/{self.department}/{self.workflow}"


@dataclass(frozen=True)
class Impacts:
    """What a workaround does, for better or worse."""

    safety: Impact = Impact.UNKNOWN
    effectiveness: Impact = Impact.UNKNOWN
    efficiency: Impact = Impact.UNKNOWN


@dataclass(frozen=True)
class Workaround:
    """A workaround as it was told. ``narrative`` is what people said: it stays in intake's database."""

    where: StepOfCell
    kind: WorkaroundKind
    rationale: Rationale
    scope: Scope
    impacts: Impacts
    narrative: str
