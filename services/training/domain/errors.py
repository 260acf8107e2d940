"""What cannot be, in training. Each message is a sentence for the one who asked; none repeats what was sent."""

from collections.abc import Sequence
from dataclasses import dataclass


class LessonNotFound(Exception):
    """There is no such lesson."""

    def __init__(self) -> None:
        super().__init__("There is no such lesson. A lesson is named workflow@site@role.")


class AttemptRefused(Exception):
    """One attempt cannot be recorded. ``field`` and ``rule`` say why."""

    field: str
    rule: str


class StaffIdExpected(AttemptRefused):
    """A person is not named by a pseudonymous staff identifier."""

    def __init__(self, field: str) -> None:
        self.field = field
        self.rule = "a pseudonymous staff identifier: letters, digits and . _ @ : - with no spaces; never a name"
        super().__init__("A learner and an observer are named by their staff identifiers.")


class ObserverMissing(AttemptRefused):
    """Observed needs somebody who observed."""

    field = "observed_by"
    rule = "the level observed needs an observer"


class ObserverIsLearner(AttemptRefused):
    """Nobody observes themselves."""

    field = "observed_by"
    rule = "an observer is somebody other than the learner"


class LessonUnknown(AttemptRefused):
    """The attempt names a lesson that is not there."""

    field = "lesson_id"
    rule = "a lesson that exists, named workflow@site@role"


class LessonNoLongerTaught(AttemptRefused):
    """The attempt names a lesson that was withdrawn."""

    field = "lesson_id"
    rule = "a lesson that is taught; this one was withdrawn, because the standard changes nothing for the role"


class LessonOutOfReach(Exception):
    """The recorder may not speak for the lesson's department at its site."""

    def __init__(self) -> None:
        super().__init__(
            "Only a trainer of the site, or a manager or lead of the lesson's department at its site, may record this."
        )


@dataclass(frozen=True)
class RefusedPlace:
    """Where a batch cannot be taken and by which rule; ``found`` never repeats a person's identifier."""

    place: str
    rule: str
    found: str = "not that"


class RecordsRefused(Exception):
    """At least one record cannot be taken, so none was."""

    def __init__(self, places: Sequence[RefusedPlace]) -> None:
        self.places = tuple(places)
        super().__init__(f"Nothing was recorded: {len(self.places)} of the records cannot be taken.")
