"""The proposal changes least of all standards that the needs allow; held against trying every one."""

import json
from collections.abc import Mapping
from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from contracts.formats import read_standards
from intake.engines.alignment import Concept, align
from intake.engines.proposal import propose
from intake.engines.proposal.acts import Act, SiteAct
from intake.engines.proposal.choosing import burden_at, burden_in, choose
from intake.engines.proposal.ordering import is_possible, ordered
from intake.engines.wording.roles import roles_of
from tests.support.planted.acts import planned_workflows
from tests.support.planted.judging import contents_of
from tests.support.planted.sites import Variety, planted_maps

SITES = ("a/d/w", "b/d/w", "c/d/w")
ITEMS = ("x", "y", "z")
REFERRAL = next(one for one in planned_workflows() if one.slug == "referral-out")


def _act(number: int, told: Mapping[str, tuple[str, float]], needs: set[str], gives: set[str]) -> Act:
    by_map = {name: SiteAct((), (role, "ehr"), minutes, number) for name, (role, minutes) in told.items()}
    concept = Concept(f"act-{number}", "w", f"act {number}", ())
    known = sorted(minutes for _, minutes in told.values())
    return Act(concept, by_map, known[len(known) // 2], tuple(sorted(needs)), tuple(sorted(gives - needs)), False)


@st.composite
def some_acts(draw: st.DrawFn) -> list[Act]:
    """Up to six acts of three sites with needs that others may give."""
    minutes = st.floats(0.5, 20).map(lambda value: round(value, 1))
    told = st.dictionaries(st.sampled_from(SITES), st.tuples(st.sampled_from(["ma", "rn"]), minutes), min_size=1)
    items = st.sets(st.sampled_from(ITEMS), max_size=2)
    return [_act(number, draw(told), draw(items), draw(items)) for number in range(draw(st.integers(1, 6)))]


def _is_allowed(acts: list[Act], chosen: tuple[int, ...], there: frozenset[str], ends: frozenset[str]) -> bool:
    inside = [acts[at] for at in chosen]
    given_items = there | {item for act in inside for item in act.gives}
    return ends <= given_items and is_possible(ordered(inside, there), inside, there)


@given(some_acts(), st.sets(st.sampled_from(ITEMS), max_size=1).map(frozenset))
def test_no_other_choice_of_acts_has_less_burden(acts: list[Act], ends: frozenset[str]):
    volumes = {"a/d/w": 1.0, "b/d/w": 2.0, "c/d/w": 0.5}
    found = choose(acts, volumes, frozenset(), ends)
    every = chain.from_iterable(combinations(range(len(acts)), size) for size in range(len(acts) + 1))
    least = min(
        sum(
            min(burden_in(act, way, volumes) for way in act.ways)
            if at in chosen
            else sum(burden_at(act, None, name, volume) for name, volume in volumes.items())
            for at, act in enumerate(acts)
        )
        for chosen in every
        if _is_allowed(acts, chosen, found.unmet, ends)
    )
    assert abs(found.burden - least) < 1e-6
    assert found.bound <= found.burden + 1e-9
    assert found.burden - found.bound <= 1e-4 * max(1.0, found.burden)
    assert _is_allowed(acts, tuple(sorted(found.chosen)), found.unmet, ends)


def test_the_burden_counts_starting_stopping_and_half_of_what_somebody_else_does():
    act = _act(0, {"a/d/w": ("ma", 4.0), "b/d/w": ("rn", 6.0)}, set(), set())
    way = ("ma", "ehr")
    assert burden_at(act, way, "a/d/w", 1.0) == 0.0
    assert burden_at(act, way, "b/d/w", 1.0) == 3.0
    assert burden_at(act, way, "c/d/w", 10.0) == 60.0, "the median of the others, ten times a day"
    assert burden_at(act, None, "b/d/w", 1.0) == 6.0
    assert burden_at(act, None, "c/d/w", 1.0) == 0.0


def test_a_proposal_is_a_standard_in_which_all_that_is_needed_is_given_before():
    maps = contents_of(planted_maps(REFERRAL, 30, 5, Variety()))
    found = propose(maps, align(maps))
    (standard,) = read_standards(json.dumps(dict(found.standard)).encode(), content_type="application/json")
    there = set(standard.starts_with)
    for step in standard.steps:
        assert {need if isinstance(need, str) else need.item for need in step.needs} <= there
        there |= {gift if isinstance(gift, str) else gift.item for gift in step.gives}
    assert set(standard.ends_with) <= there
    assert found.total - found.bound <= 0.01 * found.total
    assert set(found.burden) == {one.map_id for one in maps}


def test_a_site_that_works_as_the_standard_says_changes_nothing():
    calm = Variety(other_wording=0, misspelt=0, swapped=0, missing=0, split=0, merged=0)
    maps = contents_of(planted_maps(REFERRAL, 8, 5, calm))
    found = propose(maps[:1], align(maps[:1]))
    assert found.total == 0.0
    assert set(found.conformity.values()) == {1.0}
    assert set(map(len, found.deltas.values())) == {0}


def test_each_change_is_told_to_the_role_that_it_concerns():
    maps = contents_of(planted_maps(REFERRAL, 12, 5, Variety()))
    found = propose(maps, align(maps))
    kinds = {
        kind
        for roles in found.deltas.values()
        for delta in roles.values()
        for kind in ("stops", "starts", "changed", "now_someone_elses")
        if getattr(delta, kind)
    }
    assert {"starts", "changed"} <= kinds


def test_two_words_for_a_role_are_one_and_two_people_of_a_map_are_not():
    done = {
        "a": [("MA", "weigh"), ("MA", "room"), ("doc", "sign")],
        "b": [("medical-assistant", "weigh"), ("medical-assistant", "room"), ("physician", "sign")],
        "c": [("zone helper", "weigh"), ("zone helper", "room"), ("physician", "sign")],
        "d": [("medical-assistant", "weigh"), ("float helper", "room")],
    }
    stands = roles_of(done)
    assert stands["MA"] == stands["medical-assistant"] == stands["zone helper"]
    assert stands["doc"] == stands["physician"] != stands["MA"]
    assert stands["float helper"] != stands["medical-assistant"]
