"""Lessons are the same whatever the order in which deltas and signatures arrive."""

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.training_samples import FIRST, SECOND, THIRD
from training.domain.curriculum import LessonFact, SiteCurriculum, teach
from training.domain.lesson import syllabi
from training.domain.site_delta import Act, RoleChanges, SiteDelta

HASHES = (FIRST, SECOND, THIRD)
ROLES = ("biller", "front-desk", "nurse")

# A busy machine is no failure of what is tested.
STEADY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@dataclass(frozen=True)
class Signed:
    """The five signatures on a hash are complete."""

    content_hash: str


@dataclass(frozen=True)
class History:
    """What alignment says in each of its two logs, in order."""

    deltas: tuple[SiteDelta, ...]
    signatures: tuple[Signed, ...]


@st.composite
def histories(draw: st.DrawFn, *, with_reverts: bool) -> History:
    """A standard that is edited now and then, maps that change meanwhile, rounds that complete for some of it."""
    versions = draw(st.lists(st.sampled_from(HASHES), min_size=1, max_size=6))
    if not with_reverts:
        versions = sorted(versions)
    signed = [content_hash for content_hash in dict.fromkeys(versions) if draw(st.booleans())]
    deltas = tuple(
        SiteDelta("check-in", "oak-street", "patient-access", number, content_hash, draw(_roles()))
        for number, content_hash in enumerate(versions, 1)
    )
    return History(deltas, tuple(Signed(content_hash) for content_hash in signed))


@st.composite
def _roles(draw: st.DrawFn) -> tuple[RoleChanges, ...]:
    acts = st.lists(st.sampled_from(["Scan", "Ask", "Call"]), max_size=2, unique=True)
    return tuple(RoleChanges(role, "patient-access", starts=tuple(Act(name) for name in draw(acts))) for role in ROLES)


@st.composite
def interleavings(draw: st.DrawFn, history: History) -> list[SiteDelta | Signed]:
    """Both logs merged: each keeps its order, as its topic's key promises."""
    left: list[SiteDelta | Signed] = list(history.deltas)
    right: list[SiteDelta | Signed] = list(history.signatures)
    merged: list[SiteDelta | Signed] = []
    while left or right:
        source = left if left and (not right or draw(st.booleans())) else right
        merged.append(source.pop(0))
    return merged


def _run(arrivals: Sequence[SiteDelta | Signed]) -> tuple[SiteCurriculum, list[LessonFact]]:
    curriculum = SiteCurriculum("check-in", "oak-street", 0, {})
    waiting: list[SiteDelta] = []
    signed: set[str] = set()
    facts: list[LessonFact] = []
    for arrival in arrivals:
        if isinstance(arrival, SiteDelta):
            waiting.append(arrival)
        else:
            signed.add(arrival.content_hash)
        taught = teach(curriculum, waiting, frozenset(signed))
        curriculum = taught.curriculum
        facts.extend(taught.facts)
        waiting = [delta for delta in waiting if delta.version > curriculum.taught_delta]
    return curriculum, facts


@STEADY
@given(st.data())
def test_every_interleaving_makes_the_same_lessons_with_the_same_versions(data: st.DataObject) -> None:
    history = data.draw(histories(with_reverts=False))
    expected = _run([*history.signatures, *history.deltas])
    assert _run(data.draw(interleavings(history))) == expected


@STEADY
@given(st.data())
def test_in_force_is_the_newest_signed_delta_also_when_an_edit_is_taken_back(data: st.DataObject) -> None:
    history = data.draw(histories(with_reverts=True))
    curriculum, _ = _run(data.draw(interleavings(history)))
    signed = {each.content_hash for each in history.signatures}
    newest = [delta for delta in history.deltas if delta.content_hash in signed][-1:]
    wanted = syllabi(newest[0]) if newest else {}
    in_force = {role: lesson.syllabus for role, lesson in curriculum.lessons.items() if not lesson.is_withdrawn}
    assert in_force == wanted


@STEADY
@given(st.data())
def test_versions_of_each_lesson_are_gapless_from_one(data: st.DataObject) -> None:
    history = data.draw(histories(with_reverts=True))
    _, facts = _run(data.draw(interleavings(history)))
    versions: dict[str, list[int]] = {}
    for fact in facts:
        versions.setdefault(fact.aggregate_id, []).append(fact.aggregate_version)
    assert all(seen == list(range(1, len(seen) + 1)) for seen in versions.values())


@STEADY
@given(st.data())
def test_deltas_that_come_again_much_later_change_nothing(data: st.DataObject) -> None:
    history = data.draw(histories(with_reverts=True))
    curriculum, _ = _run([*history.signatures, *history.deltas])
    signed = frozenset(each.content_hash for each in history.signatures)
    for delta in history.deltas:
        if delta.version <= curriculum.taught_delta:
            assert teach(curriculum, [delta], signed).facts == ()


@STEADY
@given(st.data())
def test_a_delta_that_comes_twice_changes_nothing(data: st.DataObject) -> None:
    history = data.draw(histories(with_reverts=True))
    arrivals = data.draw(interleavings(history))
    twice = [arrival for each in arrivals for arrival in (each, each)]
    assert _run(twice) == _run(arrivals)
