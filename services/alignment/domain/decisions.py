"""What a party decides in a round, and what breaks a decision."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from alignment.domain.changes import Change
from alignment.domain.parties import Party


class Stance(StrEnum):
    """What a party decided."""

    GRANTED = "granted"
    OBJECTED = "objected"


@dataclass(frozen=True)
class Decision:
    """A party's decision. ``content_hash`` is what the person saw; an edit that does not touch the party keeps it."""

    party: Party
    stance: Stance
    content_hash: str
    decided_by: str
    decided_by_name: str
    decided_at: datetime
    reason_id: str | None = None


@dataclass(frozen=True)
class Touched:
    """A part of the standard that changed and that a party cares about. No step: the change is of the whole."""

    step: str | None
    step_name: str | None
    what: str

    @classmethod
    def by(cls, change: Change) -> "Touched":
        """What ``change`` touched."""
        step = change.step
        return cls(step.id if step else None, step.name if step else None, change.code)


@dataclass(frozen=True)
class VoidedDecision:
    """A decision that an edit broke, and why."""

    decision: Decision
    department: str
    content_hash: str
    """The content that broke it."""
    because: tuple[Touched, ...]
    voided_at: datetime


@dataclass(frozen=True)
class Verdict:
    """What a person decides for a party, on the content that the person saw."""

    party: Party
    stance: Stance
    content_hash: str
    reason_id: str | None = None
