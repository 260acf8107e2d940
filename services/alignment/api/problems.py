"""The status of each expected failure, once."""

from collections.abc import Mapping, Sequence

from alignment.domain import errors
from chassis.api.problems import Place, Problem


class StandardUnreadable(Exception):
    """The body is not a standard of the exchange format. ``places`` say where, what was found and expected."""

    def __init__(self, sentence: str, places: Sequence[Place]) -> None:
        super().__init__(sentence)
        self.places = places


PROBLEMS: Mapping[type[Exception], Problem] = {
    StandardUnreadable: Problem(422, "standard-unreadable", "This is not a standard"),
    errors.StandardGivenTwice: Problem(422, "standard-given-twice", "One standard for each workflow"),
    errors.StandardIsOfAnotherWorkflow: Problem(422, "standard-of-another-workflow", "This is another standard"),
    errors.StandardNotFound: Problem(404, "standard-not-found", "There is no such standard"),
    errors.StandardAlreadyAdopted: Problem(409, "standard-already-adopted", "The workflow has a standard"),
    errors.RoundNotFound: Problem(404, "round-not-found", "There is no such sign-off round"),
    errors.RoundAlreadyOpen: Problem(409, "round-already-open", "A sign-off round is open"),
    errors.SeatGivenTwice: Problem(422, "seat-given-twice", "One seat for each party"),
    errors.DueTooEarly: Problem(422, "due-too-early", "A round is due after it opens"),
    errors.PartyNotHeld: Problem(403, "party-not-held", "You may not decide for this party"),
    errors.SeatNotCovered: Problem(403, "seat-not-covered", "You may not decide from this seat"),
    errors.OtherContent: Problem(409, "other-content", "The standard has changed"),
    errors.IdentifierFound: Problem(422, "identifier-found", "The text may identify a person"),
    errors.DecisionAlreadyTaken: Problem(409, "decision-already-taken", "The decision is taken"),
}
