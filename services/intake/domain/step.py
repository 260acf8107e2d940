"""The steps of a map as plain values: what travels to the others."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NeededItem:
    """A data item that a step needs; ``by`` is the milestone before which it must exist."""

    item: str
    values: str | None
    by: str | None
    required: bool


@dataclass(frozen=True)
class GivenItem:
    """A data item that a step brings into being."""

    item: str
    values: str | None


@dataclass(frozen=True)
class Way:
    """A branch of a decision or an exceptional case, and the step where it leads, if anybody said."""

    when: str
    next: str | None


@dataclass(frozen=True)
class Decision:
    """A question in the work and its branches."""

    question: str
    branches: tuple[Way, ...]


@dataclass(frozen=True)
class HandOff:
    """The role that takes over, and by what it learns of it."""

    role: str
    by: str | None


@dataclass(frozen=True)
class Step:
    """One step. ``minutes`` is low, likely, high; roles are slugs."""

    id: str
    name: str
    actor: str
    department: str | None = None
    after: tuple[str, ...] = ()
    needs: tuple[NeededItem, ...] = ()
    gives: tuple[GivenItem, ...] = ()
    marks: tuple[str, ...] = ()
    system: str | None = None
    minutes: tuple[float, float, float] | None = None
    waits_minutes: float = 0
    evidence: str | None = None
    decision: Decision | None = None
    next: tuple[str, ...] = ()
    hands_to: HandOff | None = None
    exceptions: tuple[Way, ...] = ()
