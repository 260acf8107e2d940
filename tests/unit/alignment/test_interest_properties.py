"""What must hold for every edit: no change voids nothing, who is touched is voided, who is not keeps the signature."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from alignment.domain.changes import What
from alignment.domain.decisions import Stance, Verdict
from alignment.domain.interests import interests_touched, touched_parties
from alignment.domain.parties import ALL_PARTIES, Party
from alignment.domain.rounds import RoundState, RoundTimes, SignOffRound
from alignment.domain.seats import Seat
from alignment.domain.standards import Standard
from alignment.engines.standard_changes import changes_between
from tests.support.alignment_samples import CHECK_IN, DESIGNER, NOON, content, signer
from tests.support.alignment_strategies import edits, standards

CLINICAL, REVENUE, IT = Party.CLINICAL, Party.REVENUE_CYCLE, Party.IT
COMPLIANCE, ADMINISTRATION = Party.COMPLIANCE, Party.ADMINISTRATION
SEATS = tuple(Seat(party, "patient-access") for party in ALL_PARTIES)


class Mutation(NamedTuple):
    """A change of one field of one step, and whom it touches: written down by hand, not computed."""

    step: str
    field: str
    value: Any
    parties: frozenset[Party]


MUTATIONS = (
    Mutation("s1", "minutes", [2, 3, 4], frozenset({ADMINISTRATION})),
    Mutation("s1", "gives", ["identity.confirmed", "identity.photo"], frozenset({COMPLIANCE, IT, ADMINISTRATION})),
    Mutation("s2", "name", "Photograph the insurance card", frozenset({ADMINISTRATION})),
    Mutation("s2", "gives", ["coverage.plan"], frozenset({REVENUE, IT, ADMINISTRATION})),
    Mutation("s3", "system", "phone", frozenset({IT, ADMINISTRATION})),
    Mutation("s3", "minutes", [2, 2, 2], frozenset({ADMINISTRATION})),
    Mutation("s4", "waits_minutes", 20, frozenset({CLINICAL, ADMINISTRATION})),
    Mutation("s4", "name", "Take the patient to a room", frozenset({CLINICAL})),
    Mutation("s5", "system", "paper", frozenset({CLINICAL, IT})),
    Mutation("s5", "decision", {"question": "Is it high?", "branches": []}, frozenset({CLINICAL})),
    Mutation("s6", "exceptions", [{"when": "night", "next": None}], frozenset({CLINICAL, COMPLIANCE})),
    Mutation("s6", "minutes", [1, 1, 1], frozenset({CLINICAL, ADMINISTRATION})),
)


def edited(mutations: Sequence[Mutation]) -> dict[str, Any]:
    document = deepcopy(CHECK_IN)
    for mutation in mutations:
        step = next(step for step in document["steps"] if step["id"] == mutation.step)
        step[mutation.field] = mutation.value
    return document


def round_with(decided: dict[Party, Stance], standard: Standard) -> SignOffRound:
    opened, _ = SignOffRound.request("round-1", standard, SEATS, DESIGNER, RoundTimes(NOON))
    for party, stance in decided.items():
        opened, _ = opened.decide(Verdict(party, stance, standard.content_hash), signer(party), NOON)
    return opened


decisions = st.dictionaries(st.sampled_from(ALL_PARTIES), st.sampled_from(Stance))
mutations = st.lists(st.sampled_from(MUTATIONS), min_size=1, unique_by=lambda mutation: mutation.step)


@given(decisions, mutations)
def test_touched_parties_are_void_and_the_others_keep_their_decision(
    decided: dict[Party, Stance], chosen: list[Mutation]
) -> None:
    expected = frozenset().union(*(mutation.parties for mutation in chosen))
    before, _ = Standard.adopt(content())
    after, _ = before.edit(content(edited(chosen))) or (before, None)

    moved, _ = round_with(decided, before).rebind(
        after, interests_touched(changes_between(before.content, after.content), "patient-access"), NOON
    )

    assert {voided.decision.party for voided in moved.voided} == set(decided) & expected
    assert {decision.party: decision.stance for decision in moved.decisions} == {
        party: stance for party, stance in decided.items() if party not in expected
    }
    assert all(voided.because for voided in moved.voided)
    assert moved.content_hash == after.content_hash


@given(mutations)
def test_a_completed_round_opens_again_on_any_change(chosen: list[Mutation]) -> None:
    before, _ = Standard.adopt(content())
    after, _ = before.edit(content(edited(chosen))) or (before, None)
    completed = round_with(dict.fromkeys(ALL_PARTIES, Stance.GRANTED), before)

    moved, facts = completed.rebind(
        after, interests_touched(changes_between(before.content, after.content), "patient-access"), NOON
    )

    assert (completed.state, moved.state) == (RoundState.COMPLETED, RoundState.OPEN)
    assert [fact.aggregate_version for fact in facts] == [completed.version + 1]


@given(standards())
def test_no_change_voids_nothing(document: dict[str, Any]) -> None:
    standard, _ = Standard.adopt(content(document))

    assert changes_between(content(document), content(document)) == ()
    assert standard.edit(content(document)) is None


@given(edits())
def test_every_change_is_seen_by_somebody(edit: tuple[dict[str, Any], dict[str, Any]]) -> None:
    before, after = content(edit[0]), content(edit[1])

    changes = changes_between(before, after)

    assert bool(changes) == (before.content_hash != after.content_hash)
    assert all(touched_parties(change, after.department) for change in changes)
    touched = interests_touched(changes, after.department)
    assert {change for seen in touched.values() for change in seen} == set(changes)


@given(edits())
def test_the_same_edit_is_always_told_the_same_way(edit: tuple[dict[str, Any], dict[str, Any]]) -> None:
    before, after = content(edit[0]), content(edit[1])

    assert changes_between(before, after) == changes_between(deepcopy(before), deepcopy(after))


@given(st.lists(st.integers(1, 12), min_size=6, max_size=6, unique=True))
def test_renumbering_is_no_other_change(numbers: list[int]) -> None:
    names = {f"s{old}": f"s{new}" for old, new in enumerate(numbers, 1)}
    document = deepcopy(CHECK_IN)
    for step in document["steps"]:
        step["id"] = names[step["id"]]
        if "next" in step:
            step["next"] = [names[way] for way in step["next"]]
        for branch in (step.get("decision") or {"branches": []})["branches"]:
            if "next" in branch:
                branch["next"] = names[branch["next"]]

    changes = changes_between(content(), content(document))

    renumbered = [change.before.id for change in changes if change.before and change.what is What.STEP_RENUMBERED]
    assert renumbered == [old for old, new in names.items() if old != new]
    assert len(changes) == len(renumbered)
