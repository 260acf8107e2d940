"""The golden events of training. ``python -m tests.support.training_examples`` writes those that are missing."""

from typing import Any

from tests.support.golden_events import example_of, write_missing
from training.domain.curriculum import SiteCurriculum, teach
from training.domain.facts import ProficiencyRecorded
from training.domain.proficiency import Level, Outcome
from training.domain.site_delta import Act, RoleChanges, SiteDelta
from training.messaging.outbound import to_event

SIGNED = f"sha256:{'5c0ffee5' * 8}"
EDITED = f"sha256:{'ed17ed17' * 8}"

_FRONT_DESK = RoleChanges(
    "front-desk",
    "patient-access",
    stops=(Act("Copy the insurance card", "m1", "paper"),),
    starts=(Act("Scan the insurance card", "s1", None, "ehr"), Act("Ask for the guarantor", "s2", None, "ehr")),
    changed=(Act("Collect the copay", "s4", "spreadsheet", "ehr"),),
    now_someone_elses=(Act("Call for the authorisation", "s5", "front-desk", "prior-auth-specialist"),),
)


def _facts() -> dict[str, Any]:
    empty = SiteCurriculum("check-in", "oak-street", 0, {})
    signed = frozenset({SIGNED, EDITED})
    first = SiteDelta("check-in", "oak-street", "patient-access", 1, SIGNED, (_FRONT_DESK,))
    short = RoleChanges("front-desk", "patient-access", starts=(Act("Scan the insurance card"),))
    second = SiteDelta("check-in", "oak-street", "patient-access", 2, EDITED, (short,))
    nothing = SiteDelta("check-in", "oak-street", "patient-access", 3, EDITED, ())
    prepared, again, withdrawn = teach(empty, [first, second, nothing], signed).facts

    def attempt(number: int, level: Level, outcome: Outcome, holds: Level | None) -> ProficiencyRecorded:
        lesson_id = prepared.aggregate_id
        where = (prepared.workflow, prepared.site, prepared.department, prepared.role)
        return ProficiencyRecorded(
            f"{lesson_id}#staff-7", number, lesson_id, *where, "staff-7", SIGNED, level, outcome, holds
        )

    return {
        "training.lesson.prepared.v1/plain": prepared,
        "training.lesson.prepared.v1/edited": again,
        "training.lesson.withdrawn.v1/plain": withdrawn,
        "training.proficiency.recorded.v1/plain": attempt(2, Level.PASSED, Outcome.REACHED, Level.PASSED),
        "training.proficiency.recorded.v1/not-reached": attempt(1, Level.PASSED, Outcome.NOT_REACHED, None),
    }


def training_examples() -> dict[str, dict[str, Any]]:
    """Envelopes by ``<event type>/<case>``, as training's code makes them now."""
    return {name: example_of(fact, to_event(fact), number) for number, (name, fact) in enumerate(_facts().items(), 101)}


if __name__ == "__main__":
    for path in write_missing(training_examples()):
        print(path)
