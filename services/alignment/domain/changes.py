"""What can change between two versions of a standard."""

import re
from dataclasses import dataclass
from enum import StrEnum

from alignment.domain.steps import Step


class What(StrEnum):
    """The closed list of changes. The value is the code that travels and that a page words."""

    STEP_ADDED = "step-added"
    STEP_REMOVED = "step-removed"
    STEP_RENUMBERED = "step-renumbered"
    NAME = "name"
    ACTOR = "actor"
    DEPARTMENT = "department"
    AFTER = "after"
    NEEDS = "needs"
    GIVES = "gives"
    MARKS = "marks"
    SYSTEM = "system"
    MINUTES = "minutes"
    WAITS = "waits"
    EVIDENCE = "evidence"
    DECISION = "decision"
    NEXT = "next"
    ORDER = "order"
    HANDS_TO = "hands-to"
    EXCEPTIONS = "exceptions"
    FORM = "form"
    """The step says the same in another order of its lists."""
    COVERS = "covers"
    HOME = "home-department"
    STARTS_WITH = "starts-with"
    ENDS_WITH = "ends-with"
    OTHER = "other"
    """A field that we do not know, of a step or of the whole."""


OF_THE_WHOLE = frozenset({What.COVERS, What.HOME, What.STARTS_WITH, What.ENDS_WITH})
"""Changes of the whole standard. ``OTHER`` may be of the whole or of a step; the rest are of a step."""

_NOT_IN_A_CODE = re.compile(r"[^A-Za-z0-9 :_./-]")


@dataclass(frozen=True)
class Change:
    """One change. ``before`` and ``after`` are the step in the two versions; both none for the whole standard.

    ``subject`` is the item, milestone, department or field that changed, one change for each. ``bystanders`` are
    other steps that it reaches: those that a moved step passed, or that take an item which is given otherwise now.
    """

    what: What
    before: Step | None = None
    after: Step | None = None
    subject: str | None = None
    bystanders: tuple[Step, ...] = ()

    @property
    def code(self) -> str:
        """The change as a code of at most 80 characters: ``minutes``, ``needs:coverage.plan``."""
        if self.subject is None:
            return self.what.value
        return f"{self.what.value}:{_NOT_IN_A_CODE.sub('-', self.subject)}"[:80]

    @property
    def step(self) -> Step | None:
        """The step as it is now, or as it was where it is gone; none for the whole standard."""
        return self.after or self.before

    @property
    def both_steps(self) -> tuple[Step, ...]:
        """The changed step as it was and as it is."""
        return tuple(step for step in (self.before, self.after) if step is not None)
