"""A step of a workflow, as a standard or a site's map tells it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NeededItem:
    """A data item that the step cannot do without; or can, where ``required`` is false.

    ``by`` is the milestone before which the item must exist.
    """

    item: str
    values: str | None = None
    by: str | None = None
    required: bool = True


@dataclass(frozen=True, slots=True)
class GivenItem:
    """A data item that the step brings into being, and the value set it is in."""

    item: str
    values: str | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """One way on, taken when ``when`` holds; ``next`` is none where that way ends the workflow."""

    when: str
    next: str | None = None


@dataclass(frozen=True, slots=True)
class DecisionPoint:
    """A question in the work, and its branches."""

    question: str
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class HandOff:
    """Who takes over after the step, and by what (ehr, voice, paper …)."""

    role: str
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step. ``minutes`` is (low, likely, high); ``unrecognised`` holds fields of the file that we do not know,
    as (name, canonical JSON), by name, so that a change of one is not lost on the parties.
    """

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
    decision: DecisionPoint | None = None
    next: tuple[str, ...] = ()
    hands_to: HandOff | None = None
    exceptions: tuple[Branch, ...] = ()
    unrecognised: tuple[tuple[str, str], ...] = ()

    @property
    def likely_minutes(self) -> float | None:
        """The likely minutes, where somebody gave a figure."""
        return None if self.minutes is None else self.minutes[1]

    @property
    def items(self) -> frozenset[str]:
        """The names of all items that the step needs or gives."""
        return frozenset(need.item for need in self.needs) | frozenset(given.item for given in self.gives)

    @property
    def ways_on(self) -> tuple[str, ...]:
        """The ids of the steps that may follow in the usual way: ``next`` and the branches of a decision."""
        branches = self.decision.branches if self.decision else ()
        return (*self.next, *(branch.next for branch in branches if branch.next is not None))
