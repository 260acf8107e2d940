"""What a look for holes finds."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from intake.engines.alignment import StepRef


class Kind(StrEnum):
    """Why a map cannot be true there."""

    MISSING_GIVER = "missing-giver"
    """A step needs what nobody gives and what is not there at the start."""
    MISSING_TAKER = "missing-taker"
    """A step gives what nobody needs and what nobody is left with at the end."""
    MISSING_BRANCH = "missing-branch"
    """A decision has one way only, or a way that leads nowhere."""
    SILENT_HAND_OFF = "silent-hand-off"
    """Somebody else goes on, and nothing says how they hear of it."""
    MISSING_STEP = "missing-step"
    """Something must happen in between, or happens there everywhere else."""
    MISSING_EXCEPTION = "missing-exception"
    """A case that others have a way for, and this map has not."""
    TIME_GAP = "time-gap"
    """A wait that nothing explains and that others do not have."""


@dataclass(frozen=True)
class Finding:
    """One hole. ``confidence`` is the share of such findings that is right, from 0 to 1.

    ``steps`` are the steps that it is about; ``between`` the two around a missing step, none where the map begins or
    ends there. ``why``: what a person can check. ``probe``: the question; ``ask``: the role, in the map's own word.
    """

    kind: Kind
    map_id: str
    confidence: float
    steps: tuple[StepRef, ...]
    probe: str
    ask: str
    why: tuple[str, ...] = ()
    between: tuple[StepRef | None, StepRef | None] | None = None
    item: str | None = None
    act: str | None = None
    """The name of the missing act, as most other sites say it."""

    @property
    def id(self) -> str:
        """Stable for the same hole: by its kind, its place and what is missing."""
        between = [part.step_id if part else "" for part in self.between or ()]
        parts = [
            self.kind,
            self.map_id,
            *(ref.step_id for ref in self.steps),
            "|",
            *between,
            self.item or self.act or "",
        ]
        return f"hole-{hashlib.sha256(chr(10).join(parts).encode()).hexdigest()[:12]}"
