"""What alignment's use cases must do in any world: run on the fake one and on PostgreSQL by the same tests."""

from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

import pytest

from alignment.application.adopt_standards import AdoptStandards, Written, adopt_standards
from alignment.application.decide_sign_off import DecideSignOff, decide_sign_off
from alignment.application.edit_standard import EditStandard, edit_standard
from alignment.application.explain_changes import explain_changes
from alignment.application.list_standards import list_standards
from alignment.application.note_workflow import note_workflow
from alignment.application.ports import Work
from alignment.application.readings import Slice
from alignment.application.request_sign_off import RequestSignOff, request_sign_off
from alignment.application.show_sign_off_round import RoundStory, show_sign_off_round
from alignment.application.show_standard import show_standard
from alignment.domain.decisions import Stance, Verdict
from alignment.domain.errors import (
    IdentifierFound,
    StandardAlreadyAdopted,
    StandardGivenTwice,
    StandardIsOfAnotherWorkflow,
    StandardNotFound,
)
from alignment.domain.facts import (
    AlignmentFact,
    StandardAdopted,
    StandardEdited,
)
from alignment.domain.parties import ALL_PARTIES, Party
from alignment.domain.rounds import SignOffRound
from alignment.domain.sites import CataloguedWorkflow
from alignment.domain.standards import StandardContent
from chassis.errors import StaleVersion
from tests.support.alignment_samples import (
    CHECK_IN,
    DESIGNER,
    CountedIdentifiers,
    StillClock,
    content,
    signer,
    with_step,
)

CLOCK = StillClock()
CLINICAL_CHANGE = with_step("s4", name="Take the patient to a room")


class AlignmentWorld(Protocol):
    """Somewhere that use cases run. ``facts`` are those of units of work that ended well, in order."""

    facts: list[AlignmentFact]

    def begin(self) -> AbstractAsyncContextManager[Work]: ...


async def adopt(world: AlignmentWorld, *contents: StandardContent) -> list[Written]:
    async with world.begin() as work:
        return await adopt_standards(work, AdoptStandards(contents or (content(),), DESIGNER), clock=CLOCK)


async def edit(world: AlignmentWorld, document: dict[str, Any], version: int = 1) -> Written:
    async with world.begin() as work:
        command = EditStandard("check-in", version, content(document), DESIGNER)
        return await edit_standard(work, command, clock=CLOCK)


async def request(world: AlignmentWorld, made: int = 0) -> SignOffRound:
    async with world.begin() as work:
        command = RequestSignOff("check-in", DESIGNER)
        return await request_sign_off(work, command, clock=CLOCK, ids=CountedIdentifiers(made))


async def decide(
    world: AlignmentWorld, found: SignOffRound, party: Party, stance: Stance = Stance.GRANTED, reason: str | None = None
) -> SignOffRound:
    verdict = Verdict(party, stance, found.content_hash)
    async with world.begin() as work:
        command = DecideSignOff(found.round_id, verdict, signer(party), reason)
        ids = CountedIdentifiers(100 + ALL_PARTIES.index(party))
        return await decide_sign_off(work, command, clock=CLOCK, ids=ids)


async def story(world: AlignmentWorld, round_id: str, *, with_reasons: bool = True) -> RoundStory:
    async with world.begin() as work:
        return await show_sign_off_round(work, round_id, may_read_reasons=with_reasons)


class StandardScenarios:
    """Standards: adopted, edited, immutable in each version."""

    async def test_adopting_writes_version_one(self, world: AlignmentWorld) -> None:
        (written,) = await adopt(world)

        assert (written.is_new, written.standard.version) == (True, 1)
        assert world.facts == [StandardAdopted("check-in", 1, content())]

    async def test_adopting_the_same_again_changes_nothing(self, world: AlignmentWorld) -> None:
        await adopt(world)

        (again,) = await adopt(world)

        assert (again.is_new, again.standard.version, len(world.facts)) == (False, 1, 1)

    async def test_adopting_another_content_is_refused_and_nothing_of_the_request_is_kept(
        self, world: AlignmentWorld
    ) -> None:
        await adopt(world)

        with pytest.raises(StandardAlreadyAdopted):
            await adopt(world, content(workflow="check-out"), content(CLINICAL_CHANGE))

        async with world.begin() as work:
            assert [each.workflow for each in await list_standards(work, Slice(9))] == ["check-in"]

    async def test_one_request_holds_one_standard_a_workflow(self, world: AlignmentWorld) -> None:
        with pytest.raises(StandardGivenTwice):
            await adopt(world, content(), content())

    async def test_a_patients_number_is_not_stored(self, world: AlignmentWorld) -> None:
        with pytest.raises(IdentifierFound) as refusal:
            await adopt(world, content(with_step("s1", name="Ask MRN 00123456 for the card")))

        assert [(point.place, point.found) for point in refusal.value.points] == [
            ("steps[0].name", "looks like a record-number")
        ]
        assert "00123456" not in f"{refusal.value} {refusal.value.points}"

    async def test_an_edit_is_a_new_version_and_the_old_one_stays(self, world: AlignmentWorld) -> None:
        await adopt(world)

        written = await edit(world, CLINICAL_CHANGE)

        assert (written.is_new, written.standard.version) == (True, 2)
        assert isinstance(world.facts[-1], StandardEdited)
        async with world.begin() as work:
            assert (await show_standard(work, "check-in", 1)).standard.content == content()
            newest = await show_standard(work, "check-in")
        assert newest.standard.content == content(CLINICAL_CHANGE)
        assert (newest.written_by, newest.written_by_name, newest.written_at) == (
            DESIGNER.subject,
            DESIGNER.name,
            CLOCK.now(),
        )

    async def test_an_edit_that_says_the_same_is_no_version(self, world: AlignmentWorld) -> None:
        await adopt(world)

        written = await edit(world, {**CHECK_IN, "version": "spring"})

        assert (written.is_new, written.standard.version, len(world.facts)) == (False, 1, 1)

    async def test_an_edit_of_a_version_that_is_not_the_newest_is_refused(self, world: AlignmentWorld) -> None:
        await adopt(world)
        await edit(world, CLINICAL_CHANGE)

        with pytest.raises(StaleVersion):
            await edit(world, CHECK_IN, version=1)

    async def test_an_edit_needs_a_standard_and_the_same_workflow(self, world: AlignmentWorld) -> None:
        with pytest.raises(StandardNotFound):
            await edit(world, CHECK_IN)
        await adopt(world)
        with pytest.raises(StandardIsOfAnotherWorkflow):
            await edit(world, {**CHECK_IN, "workflow": "check-out"})

    async def test_standards_are_listed_by_workflow_a_part_at_a_time(self, world: AlignmentWorld) -> None:
        await adopt(world, content(workflow="rooming"), content(), content(workflow="check-out"))
        async with world.begin() as work:
            await note_workflow(work, CataloguedWorkflow("check-in", "Check-in", ("patient-access",)), 1)

        async with world.begin() as work:
            first = await list_standards(work, Slice(2))
            rest = await list_standards(work, Slice(2, first[-1].workflow))

        assert [(each.workflow, each.name) for each in (*first, *rest)] == [
            ("check-in", "Check-in"),
            ("check-out", None),
            ("rooming", None),
        ]

    async def test_changes_are_explained_by_hash(self, world: AlignmentWorld) -> None:
        await adopt(world)
        await edit(world, CLINICAL_CHANGE)

        async with world.begin() as work:
            comparison = await explain_changes(work, "check-in", content().content_hash)

        assert (comparison.before.version, comparison.after.version) == (1, 2)
        assert [(each.change.code, each.touches) for each in comparison.changes] == [("name", (Party.CLINICAL,))]
        async with world.begin() as work:
            with pytest.raises(StandardNotFound):
                await explain_changes(work, "check-in", f"sha256:{'0' * 64}")
