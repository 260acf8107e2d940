"""What cannot be, by name. Each text is a sentence for the person who asked; none repeats what a person wrote."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    """Where a refusal stems from, for a reader that is a program: the place, the rule, and what was found."""

    place: str
    rule: str
    found: str


class AlignmentRefusal(Exception):
    """The base of what alignment refuses. ``points`` say which part of the request was refused."""

    def __init__(self, sentence: str, *points: Point) -> None:
        super().__init__(sentence)
        self.points = points


class StandardNotFound(AlignmentRefusal):
    """The workflow has no standard, or not this version of one."""


class StandardAlreadyAdopted(AlignmentRefusal):
    """The workflow has a standard that says something else; it can be edited, not adopted again."""


class StandardIsOfAnotherWorkflow(AlignmentRefusal):
    """The file is of another workflow than the address."""

    def __init__(self, *, expected: str, found: str) -> None:
        super().__init__(
            f"This is the standard of {expected}; the file is of {found}.", Point("workflow", f"is {expected}", found)
        )


class StandardGivenTwice(AlignmentRefusal):
    """One request holds two standards of one workflow."""


class RoundNotFound(AlignmentRefusal):
    """There is no such sign-off round."""


class RoundAlreadyOpen(AlignmentRefusal):
    """The workflow has an open round; there is one at a time."""


class SeatGivenTwice(AlignmentRefusal):
    """A request names two departments for one party."""


class DueTooEarly(AlignmentRefusal):
    """A round would be due before it opens."""


class PartyNotHeld(AlignmentRefusal):
    """The person does not speak for the party."""


class SeatNotCovered(AlignmentRefusal):
    """The person speaks for the party, not for the department that holds its seat in this round."""


class OtherContent(AlignmentRefusal):
    """The person saw another content than the one that is to be signed now."""

    def __init__(self, *, seen: str, current: str) -> None:
        super().__init__(
            f"The standard changed since you read it. You saw {seen}; it is now {current}. "
            "Read what changed, then decide.",
            Point("content_hash", f"is {current}", seen),
        )
        self.seen = seen
        self.current = current


class DecisionAlreadyTaken(AlignmentRefusal):
    """The party decided on this content already; only an objection may be turned into a signature."""


class IdentifierFound(AlignmentRefusal):
    """A text holds what looks like a person's identifier; it may not be stored."""
