"""What must hold of sign-off rounds in any world."""

import pytest

from alignment.application.list_sign_off_rounds import list_sign_off_rounds
from alignment.application.note_workflow import note_workflow
from alignment.application.readings import RoundFilter, Slice
from alignment.domain.decisions import Stance
from alignment.domain.errors import (
    IdentifierFound,
    OtherContent,
    RoundAlreadyOpen,
    RoundNotFound,
    StandardNotFound,
)
from alignment.domain.facts import (
    SignOffCompleted,
    SignOffGranted,
    SignOffRebound,
    SignOffRequested,
)
from alignment.domain.parties import ALL_PARTIES, Party
from alignment.domain.rounds import RoundState
from alignment.domain.sites import CataloguedWorkflow
from tests.support.alignment_samples import (
    CHECK_IN,
    content,
)
from tests.support.alignment_scenarios import CLINICAL_CHANGE, AlignmentWorld, adopt, decide, edit, request, story


class SignOffScenarios:
    """Rounds: five decisions on one content, and what an edit does to them."""

    async def test_a_round_takes_its_seats_from_the_catalogue_too(self, world: AlignmentWorld) -> None:
        steps = [{**step, "department": None} for step in CHECK_IN["steps"]]
        await adopt(world, content(steps=steps))
        async with world.begin() as work:
            await note_workflow(work, CataloguedWorkflow("check-in", "Check-in", ("patient-access", "ed")), 1)

        found = await request(world)

        assert found.seat(Party.CLINICAL).department == "ed"
        assert isinstance(world.facts[-1], SignOffRequested)

    async def test_a_round_needs_a_standard_and_is_alone(self, world: AlignmentWorld) -> None:
        with pytest.raises(StandardNotFound):
            await request(world)
        await adopt(world)
        await request(world)
        with pytest.raises(RoundAlreadyOpen):
            await request(world, made=1)

    async def test_five_signatures_complete_it_and_another_round_may_open(self, world: AlignmentWorld) -> None:
        await adopt(world)
        found = await request(world)
        for party in ALL_PARTIES:
            found = await decide(world, found, party)

        assert found.state is RoundState.COMPLETED
        assert [type(fact) for fact in world.facts[-2:]] == [SignOffGranted, SignOffCompleted]
        assert [fact.aggregate_version for fact in world.facts[1:]] == [1, 2, 3, 4, 5, 6, 7]
        await request(world, made=1)

    async def test_what_is_stored_is_what_was_decided(self, world: AlignmentWorld) -> None:
        await adopt(world)
        found = await request(world)
        await decide(world, found, Party.CLINICAL)
        found = await decide(world, found, Party.IT, Stance.OBJECTED, "The interface is not built.")

        told = await story(world, found.round_id)

        assert told.sign_off_round == found
        assert [(entry.entry, entry.what, entry.party) for entry in told.history] == [
            (1, "requested", None),
            (2, "granted", Party.CLINICAL),
            (3, "objected", Party.IT),
        ]
        assert told.reasons[told.history[-1].reason_id or ""] == "The interface is not built."
        assert (await story(world, found.round_id, with_reasons=False)).reasons == {}

    async def test_an_edit_voids_the_touched_signature_and_keeps_the_others(self, world: AlignmentWorld) -> None:
        await adopt(world)
        found = await request(world)
        for party in ALL_PARTIES:
            found = await decide(world, found, party)

        await edit(world, CLINICAL_CHANGE)

        rebound = world.facts[-1]
        assert isinstance(rebound, SignOffRebound)
        assert [voided.decision.party for voided in rebound.voided] == [Party.CLINICAL]
        assert set(rebound.kept) == set(ALL_PARTIES) - {Party.CLINICAL}
        told = await story(world, found.round_id)
        voided = told.sign_off_round.voided_decision(Party.CLINICAL)
        assert voided is not None
        assert [(each.step, each.what) for each in voided.because] == [("s4", "name")]
        assert told.sign_off_round.state is RoundState.OPEN
        assert told.history[-1].voided == (voided,)

        again = await decide(world, told.sign_off_round, Party.CLINICAL)

        assert again.state is RoundState.COMPLETED
        assert [fact.aggregate_version for fact in world.facts[-3:]] == [8, 9, 10]

    async def test_a_decision_on_the_content_before_the_edit_is_refused(self, world: AlignmentWorld) -> None:
        await adopt(world)
        found = await request(world)
        await edit(world, CLINICAL_CHANGE)

        with pytest.raises(OtherContent) as refusal:
            await decide(world, found, Party.IT)

        assert refusal.value.current == content(CLINICAL_CHANGE).content_hash

    async def test_only_the_newest_round_follows_an_edit(self, world: AlignmentWorld) -> None:
        await adopt(world)
        first = await request(world)
        for party in ALL_PARTIES:
            first = await decide(world, first, party)
        second = await request(world, made=1)

        await edit(world, CLINICAL_CHANGE)

        assert (await story(world, first.round_id)).sign_off_round == first
        moved = (await story(world, second.round_id)).sign_off_round
        assert moved.content_hash == content(CLINICAL_CHANGE).content_hash

    async def test_a_reason_with_a_patients_number_is_not_stored(self, world: AlignmentWorld) -> None:
        await adopt(world)
        found = await request(world)

        with pytest.raises(IdentifierFound):
            await decide(world, found, Party.IT, Stance.OBJECTED, "See MRN 00123456")

        assert (await story(world, found.round_id)).sign_off_round == found

    async def test_an_unknown_round_is_not_found(self, world: AlignmentWorld) -> None:
        with pytest.raises(RoundNotFound):
            await story(world, "nowhere")

    async def test_rounds_are_listed_newest_first_by_state(self, world: AlignmentWorld) -> None:
        await adopt(world)
        first = await request(world)
        for party in ALL_PARTIES:
            first = await decide(world, first, party)
        second = await request(world, made=1)

        async with world.begin() as work:
            every = await list_sign_off_rounds(work, RoundFilter("check-in"), Slice(1))
            older = await list_sign_off_rounds(work, RoundFilter(), Slice(9, every[-1].round_id))
            completed = await list_sign_off_rounds(work, RoundFilter(state=RoundState.COMPLETED), Slice(9))

        assert [list(every), list(older), list(completed)] == [[second], [first], [first]]
