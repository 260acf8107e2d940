"""The status of each expected failure, once."""

from collections.abc import Mapping

from chassis.api.problems import Problem
from training.domain import errors

PROBLEMS: Mapping[type[Exception], Problem] = {
    errors.LessonNotFound: Problem(404, "lesson-not-found", "There is no such lesson"),
    errors.LessonOutOfReach: Problem(403, "lesson-out-of-reach", "You may not record this"),
    errors.RecordsRefused: Problem(422, "records-refused", "Nothing was recorded"),
    errors.AttemptRefused: Problem(422, "attempt-refused", "The attempt cannot be recorded"),
    errors.StaffIdExpected: Problem(422, "staff-id-expected", "A staff identifier is expected"),
    errors.ObserverMissing: Problem(422, "observer-missing", "An observer is missing"),
    errors.ObserverIsLearner: Problem(422, "observer-is-learner", "Nobody observes themselves"),
    errors.LessonUnknown: Problem(422, "lesson-unknown", "There is no such lesson"),
    errors.LessonNoLongerTaught: Problem(422, "lesson-no-longer-taught", "The lesson was withdrawn"),
}
