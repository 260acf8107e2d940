"""The ladder."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.training_samples import FIRST, SECOND
from training.domain.errors import AttemptRefused, ObserverIsLearner, ObserverMissing, StaffIdExpected
from training.domain.proficiency import Attempt, Level, Outcome, Proficiency

ATTEMPTS = st.lists(
    st.tuples(st.sampled_from(Level), st.sampled_from(Outcome), st.sampled_from([FIRST, SECOND])), max_size=20
)

# A busy machine is no failure of what is tested.
STEADY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _after(attempts: list[tuple[Level, Outcome, str]]) -> Proficiency:
    held = Proficiency("check-in@oak-street@front-desk", "staff-7")
    for level, outcome, content_hash in attempts:
        held = held.after(Attempt("staff-7", level, outcome, "staff-9"), content_hash)
    return held


def test_the_ladder_has_its_order() -> None:
    assert [level.value for level in sorted(Level, key=lambda level: level.height)] == [
        "attended",
        "passed",
        "demonstrated",
        "observed",
    ]


@STEADY
@given(ATTEMPTS)
def test_held_is_the_highest_reached_since_the_hash_last_changed(attempts: list[tuple[Level, Outcome, str]]) -> None:
    held = _after(attempts)
    since = []
    for level, outcome, content_hash in reversed(attempts):
        if content_hash != attempts[-1][2]:
            break
        since.append((level, outcome))
    reached = [level for level, outcome in since if outcome is Outcome.REACHED]
    assert held.attempts == len(attempts)
    assert held.holds == (max(reached, key=lambda level: level.height) if reached else None)


@STEADY
@given(ATTEMPTS, st.sampled_from(Level))
def test_a_failed_attempt_never_lowers_what_is_held(attempts: list[tuple[Level, Outcome, str]], level: Level) -> None:
    before = _after([(each, outcome, FIRST) for each, outcome, _ in attempts])
    after = before.after(Attempt("staff-7", level, Outcome.NOT_REACHED), FIRST)
    assert after.holds == before.holds
    assert after.attempts == before.attempts + 1


@pytest.mark.parametrize(
    ("attempt", "error"),
    [
        (Attempt("Ann Lee", Level.PASSED, Outcome.REACHED), StaffIdExpected),
        (Attempt("staff-7 ", Level.PASSED, Outcome.REACHED), StaffIdExpected),
        (Attempt("", Level.PASSED, Outcome.REACHED), StaffIdExpected),
        (Attempt("staff-7\n", Level.PASSED, Outcome.REACHED), StaffIdExpected),
        (Attempt("staff-7", Level.PASSED, Outcome.REACHED, "Dr. Lee Ann"), StaffIdExpected),
        (Attempt("staff-7", Level.OBSERVED, Outcome.REACHED), ObserverMissing),
        (Attempt("staff-7", Level.OBSERVED, Outcome.NOT_REACHED), ObserverMissing),
        (Attempt("staff-7", Level.OBSERVED, Outcome.REACHED, "staff-7"), ObserverIsLearner),
        (Attempt("staff-7", Level.PASSED, Outcome.REACHED, "staff-7"), ObserverIsLearner),
    ],
)
def test_what_cannot_be_evidence_is_refused(attempt: Attempt, error: type[AttemptRefused]) -> None:
    with pytest.raises(error):
        attempt.check()


def test_somebody_else_may_observe() -> None:
    Attempt("staff-7", Level.OBSERVED, Outcome.REACHED, "staff-9").check()
