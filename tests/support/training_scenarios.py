"""What training's use cases must do in any world: run on the fake one and on PostgreSQL by the same tests."""

from collections.abc import Iterable
from contextlib import AbstractAsyncContextManager
from typing import Protocol

import pytest

from tests.support.training_samples import (
    FIRST,
    SECOND,
    CountedIdentifiers,
    StillClock,
    delta,
    front_desk,
    oak_street,
)
from training.application.keep_site import keep_site
from training.application.keep_standard import keep_standard
from training.application.keep_workflow import keep_workflow
from training.application.list_attempts import list_attempts
from training.application.list_lessons import list_lessons
from training.application.ports import TrainingFact, Work
from training.application.read_lesson import read_lesson
from training.application.readings import AttemptFilter, LessonFilter, Slice
from training.application.record_proficiency import (
    ProficiencyEntry,
    RecordedProficiency,
    RecordProficiency,
    record_proficiency,
)
from training.application.summarise_proficiency import summarise_proficiency
from training.application.take_completed_sign_off import TakeCompletedSignOff, take_completed_sign_off
from training.application.take_site_delta import TakeSiteDelta, take_site_delta
from training.domain.errors import LessonNotFound, LessonOutOfReach, RecordsRefused
from training.domain.facts import LessonPrepared, LessonWithdrawn, ProficiencyRecorded
from training.domain.proficiency import Attempt, Level, Outcome
from training.domain.reach import Reach
from training.domain.registry import NewestStandard, Workflow
from training.domain.site_delta import RoleChanges, SiteDelta

CLOCK = StillClock()
LESSON = "check-in@oak-street@front-desk"
ALL = Reach(frozenset({"*"}), frozenset({"*"}))


class TrainingWorld(Protocol):
    """Somewhere that use cases run. ``facts`` are those of units of work that ended well, in order."""

    facts: list[TrainingFact]

    def begin(self) -> AbstractAsyncContextManager[Work]: ...


async def take_delta(world: TrainingWorld, taken: SiteDelta) -> None:
    async with world.begin() as work:
        await take_site_delta(work, TakeSiteDelta(taken), clock=CLOCK)


async def complete(world: TrainingWorld, content_hash: str) -> None:
    async with world.begin() as work:
        await take_completed_sign_off(work, TakeCompletedSignOff("round-1", "check-in", content_hash), clock=CLOCK)


async def attempt(
    world: TrainingWorld, *entries: ProficiencyEntry, reach: Reach = ALL
) -> tuple[RecordedProficiency, ...]:
    ids = CountedIdentifiers(len(world.facts))
    async with world.begin() as work:
        return await record_proficiency(work, RecordProficiency(entries, "trainer-1", reach), clock=CLOCK, ids=ids)


def entry(
    learner: str, level: Level, outcome: Outcome = Outcome.REACHED, *, seen_by: str | None = None, place: str = ""
) -> ProficiencyEntry:
    return ProficiencyEntry(LESSON, Attempt(learner, level, outcome, seen_by), place)


def prepared(facts: Iterable[TrainingFact]) -> list[tuple[str, int, str]]:
    return [(f.aggregate_id, f.aggregate_version, f.content_hash) for f in facts if isinstance(f, LessonPrepared)]


class LessonScenarios:
    """Lessons are prepared when a delta and its five signatures are here."""

    async def test_a_delta_alone_is_no_lesson(self, world: TrainingWorld) -> None:
        await take_delta(world, delta())
        assert world.facts == []

    async def test_a_signed_standard_without_a_delta_is_no_lesson(self, world: TrainingWorld) -> None:
        await complete(world, FIRST)
        assert world.facts == []

    async def test_the_signatures_after_the_delta_prepare_the_lesson(self, world: TrainingWorld) -> None:
        await take_delta(world, delta())
        await complete(world, FIRST)
        assert prepared(world.facts) == [(LESSON, 1, FIRST)]

    async def test_the_delta_after_the_signatures_prepares_the_same_lesson(self, world: TrainingWorld) -> None:
        await complete(world, FIRST)
        await take_delta(world, delta())
        assert prepared(world.facts) == [(LESSON, 1, FIRST)]

    async def test_the_same_facts_again_change_nothing(self, world: TrainingWorld) -> None:
        for _ in range(2):
            await take_delta(world, delta())
            await complete(world, FIRST)
        assert prepared(world.facts) == [(LESSON, 1, FIRST)]

    async def test_one_completed_round_prepares_every_site_that_waits(self, world: TrainingWorld) -> None:
        for site in ("oak-street", "elm-street"):
            await take_delta(world, delta(site=site))
        await complete(world, FIRST)
        assert {lesson_id for lesson_id, _, _ in prepared(world.facts)} == {
            "check-in@elm-street@front-desk",
            LESSON,
        }

    async def test_an_edit_is_taught_when_its_round_completes_again(self, world: TrainingWorld) -> None:
        await take_delta(world, delta())
        await complete(world, FIRST)
        await take_delta(world, delta(2, SECOND))
        assert prepared(world.facts) == [(LESSON, 1, FIRST)]
        await complete(world, SECOND)
        assert prepared(world.facts) == [(LESSON, 1, FIRST), (LESSON, 2, SECOND)]

    async def test_a_new_map_with_the_same_items_makes_no_new_version(self, world: TrainingWorld) -> None:
        await take_delta(world, delta())
        await complete(world, FIRST)
        await take_delta(world, delta(2, FIRST))
        assert prepared(world.facts) == [(LESSON, 1, FIRST)]

    async def test_a_new_map_with_other_items_makes_a_new_version(self, world: TrainingWorld) -> None:
        await take_delta(world, delta())
        await complete(world, FIRST)
        await take_delta(world, delta(2, FIRST, front_desk("Scan the card", "Ask for the plan")))
        assert prepared(world.facts) == [(LESSON, 1, FIRST), (LESSON, 2, FIRST)]

    async def test_a_role_with_nothing_changing_gets_no_lesson(self, world: TrainingWorld) -> None:
        await take_delta(world, delta(1, FIRST, front_desk("Scan"), RoleChanges("nurse", "patient-access")))
        await complete(world, FIRST)
        assert [fact.aggregate_id for fact in world.facts] == [LESSON]

    async def test_a_lesson_is_withdrawn_when_a_later_standard_changes_nothing(self, world: TrainingWorld) -> None:
        await take_delta(world, delta())
        await complete(world, FIRST)
        await take_delta(world, delta(2, SECOND, RoleChanges("front-desk", "patient-access")))
        await complete(world, SECOND)
        last = world.facts[-1]
        assert isinstance(last, LessonWithdrawn)
        assert (last.aggregate_id, last.aggregate_version, last.content_hash) == (LESSON, 2, SECOND)
        async with world.begin() as work:
            assert await list_lessons(work, LessonFilter(), Slice(10)) == []
            assert (await read_lesson(work, LESSON)).lesson.is_withdrawn

    async def test_a_lesson_knows_its_names_and_whether_an_edit_is_on_its_way(self, world: TrainingWorld) -> None:
        await take_delta(world, delta())
        await complete(world, FIRST)
        async with world.begin() as work:
            assert (await read_lesson(work, LESSON)).is_newest_standard is None
            await keep_site(work, oak_street())
            await keep_workflow(work, Workflow("check-in", "Check-in", 1))
            await keep_standard(work, NewestStandard("check-in", SECOND, 2))
            await keep_standard(work, NewestStandard("check-in", FIRST, 1))
        async with world.begin() as work:
            reading = await read_lesson(work, LESSON)
        assert (reading.site_name, reading.workflow_name) == ("Oak Street", "Check-in")
        assert reading.is_newest_standard is False

    async def test_lessons_are_listed_by_what_is_wanted_page_by_page(self, world: TrainingWorld) -> None:
        for site in ("oak-street", "elm-street", "ash-street"):
            await take_delta(world, delta(site=site))
        await complete(world, FIRST)
        async with world.begin() as work:
            first = await list_lessons(work, LessonFilter(role="front-desk"), Slice(2))
            rest = await list_lessons(work, LessonFilter(role="front-desk"), Slice(2, (first[-1].lesson.lesson_id,)))
            elm = await list_lessons(work, LessonFilter(site="elm-street", department="patient-access"), Slice(9))
            none = await list_lessons(work, LessonFilter(workflow="rooming"), Slice(9))
        assert [each.lesson.site for each in first] == ["ash-street", "elm-street"]
        assert [each.lesson.site for each in rest] == ["oak-street"]
        assert [each.lesson.site for each in elm] == ["elm-street"]
        assert none == []

    async def test_no_lesson_no_reading(self, world: TrainingWorld) -> None:
        async with world.begin() as work:
            with pytest.raises(LessonNotFound):
                await read_lesson(work, LESSON)


class ProficiencyScenarios:
    """Evidence is added, never changed; what is held is bound to the lesson's content hash."""

    async def test_each_attempt_is_a_fact_with_what_is_held_after_it(self, world: TrainingWorld) -> None:
        await _taught(world)
        await attempt(world, entry("staff-7", Level.ATTENDED))
        await attempt(world, entry("staff-7", Level.PASSED, Outcome.NOT_REACHED))
        await attempt(world, entry("staff-7", Level.PASSED))
        facts = [fact for fact in world.facts if isinstance(fact, ProficiencyRecorded)]
        assert [(fact.aggregate_version, fact.holds) for fact in facts] == [
            (1, Level.ATTENDED),
            (2, Level.ATTENDED),
            (3, Level.PASSED),
        ]
        assert {fact.aggregate_id for fact in facts} == {f"{LESSON}#staff-7"}

    async def test_a_batch_counts_the_attempts_of_one_learner_in_its_order(self, world: TrainingWorld) -> None:
        await _taught(world)
        recorded = await attempt(
            world,
            entry("staff-7", Level.PASSED, Outcome.NOT_REACHED),
            entry("staff-8", Level.ATTENDED),
            entry("staff-7", Level.PASSED),
        )
        assert [(each.after.learner, each.after.attempts, each.after.holds) for each in recorded] == [
            ("staff-7", 1, None),
            ("staff-8", 1, Level.ATTENDED),
            ("staff-7", 2, Level.PASSED),
        ]

    async def test_a_batch_with_one_bad_line_records_nothing_and_names_the_line(self, world: TrainingWorld) -> None:
        await _taught(world)
        before = list(world.facts)
        with pytest.raises(RecordsRefused) as refused:
            await attempt(
                world,
                entry("staff-7", Level.PASSED, place="records[0]"),
                entry("Ann Lee", Level.PASSED, place="records[1]"),
            )
        assert [place.place for place in refused.value.places] == ["records[1].learner"]
        assert "Ann" not in str(refused.value) + repr(refused.value.places)
        assert world.facts == before
        async with world.begin() as work:
            assert await list_attempts(work, AttemptFilter(LESSON, None, ALL), Slice(9)) == []

    async def test_a_withdrawn_lesson_takes_no_evidence(self, world: TrainingWorld) -> None:
        await _taught(world)
        await take_delta(world, delta(2, SECOND, RoleChanges("front-desk", "patient-access")))
        await complete(world, SECOND)
        with pytest.raises(RecordsRefused) as refused:
            await attempt(world, entry("staff-7", Level.PASSED))
        assert "withdrawn" in refused.value.places[0].rule

    async def test_an_unknown_lesson_takes_no_evidence(self, world: TrainingWorld) -> None:
        with pytest.raises(RecordsRefused) as refused:
            await attempt(world, entry("staff-7", Level.PASSED))
        assert refused.value.places[0].place == "lesson_id"

    async def test_nobody_records_for_a_department_or_site_of_others(self, world: TrainingWorld) -> None:
        await _taught(world)
        for reach in (
            Reach(frozenset({"pharmacy"}), frozenset({"*"})),
            Reach(frozenset({"*"}), frozenset({"elm-street"})),
        ):
            with pytest.raises(LessonOutOfReach):
                await attempt(world, entry("staff-7", Level.PASSED), reach=reach)

    async def test_what_is_held_starts_again_when_the_lesson_teaches_a_new_hash(self, world: TrainingWorld) -> None:
        await _taught(world)
        await attempt(world, entry("staff-7", Level.OBSERVED, seen_by="staff-9"))
        await take_delta(world, delta(2, SECOND))
        await complete(world, SECOND)
        async with world.begin() as work:
            summary = await summarise_proficiency(work, LESSON)
        assert (summary.learners, summary.pass_rate) == (0, None)
        (recorded,) = await attempt(world, entry("staff-7", Level.ATTENDED))
        assert (recorded.after.attempts, recorded.after.holds) == (2, Level.ATTENDED)
        fact = world.facts[-1]
        assert isinstance(fact, ProficiencyRecorded)
        assert fact.content_hash == SECOND

    async def test_the_summary_counts_learners_once_and_attempts_all(self, world: TrainingWorld) -> None:
        await _taught(world)
        async with world.begin() as work:
            await keep_site(work, oak_street())
        await attempt(
            world,
            entry("staff-1", Level.PASSED, Outcome.NOT_REACHED),
            entry("staff-1", Level.PASSED, Outcome.NOT_REACHED),
            entry("staff-1", Level.PASSED),
            entry("staff-2", Level.PASSED, Outcome.NOT_REACHED),
            entry("staff-3", Level.DEMONSTRATED),
        )
        async with world.begin() as work:
            summary = await summarise_proficiency(work, LESSON)
        assert dict(summary.counts.learners) == {Level.PASSED: 1, None: 1, Level.DEMONSTRATED: 1}
        assert (summary.pass_attempts, summary.pass_reached, summary.pass_rate) == (4, 1, 0.25)
        assert (summary.headcount, summary.without_attempt) == (6, 3)

    async def test_an_unknown_site_has_no_headcount(self, world: TrainingWorld) -> None:
        await _taught(world)
        async with world.begin() as work:
            summary = await summarise_proficiency(work, LESSON)
        assert (summary.headcount, summary.without_attempt) == (None, None)

    async def test_attempts_are_listed_within_reach_page_by_page(self, world: TrainingWorld) -> None:
        await _taught(world)
        await attempt(world, *(entry(f"staff-{n % 2}", Level.PASSED, Outcome.NOT_REACHED) for n in range(5)))
        async with world.begin() as work:
            first = await list_attempts(work, AttemptFilter(LESSON, None, ALL), Slice(3))
            last = first[-1]
            after = (last.lesson_id, last.learner, str(last.number))
            rest = await list_attempts(work, AttemptFilter(LESSON, None, ALL), Slice(3, after))
            own = await list_attempts(work, AttemptFilter(None, "staff-1", ALL), Slice(9))
            elsewhere = Reach(frozenset({"pharmacy"}), frozenset({"*"}))
            others = await list_attempts(work, AttemptFilter(LESSON, None, elsewhere), Slice(9))
        assert [(each.learner, each.number) for each in [*first, *rest]] == [
            ("staff-0", 1),
            ("staff-0", 2),
            ("staff-0", 3),
            ("staff-1", 1),
            ("staff-1", 2),
        ]
        assert [each.number for each in own] == [1, 2]
        assert others == []

    async def test_an_older_site_changes_no_headcount(self, world: TrainingWorld) -> None:
        async with world.begin() as work:
            await keep_site(work, oak_street(version=2))
        async with world.begin() as work:
            old = oak_street(version=1)
            await keep_site(work, type(old)(old.site, "Old name", 1, ()))
            assert await work.registry.headcount("oak-street", "patient-access", "front-desk") == 6


async def _taught(world: TrainingWorld) -> None:
    await take_delta(world, delta())
    await complete(world, FIRST)
