"""Maps of several sites are aligned by what steps mean, not by how they are worded."""

import random
from statistics import fmean

import pytest

from intake.domain.site_map import MapContent
from intake.engines.alignment import Alignment, StepRef, align
from intake.engines.wording.phrases import meaning, words_of
from intake.engines.wording.spelling import corrected, corrections
from tests.support.planted.acts import planned_workflows
from tests.support.planted.judging import contents_of, f1, pairs_found
from tests.support.planted.sites import PlantedMap, Variety, planted_maps

JUDGED = [workflow for workflow in planned_workflows() if workflow.held_out]
SPECIMEN = JUDGED[0]


def _case(sites: int, seed: int = 7, **variety: object) -> tuple[list[PlantedMap], list[MapContent]]:
    planted = planted_maps(SPECIMEN, sites, seed, Variety(**variety))  # type: ignore[arg-type]
    return planted, contents_of(planted)


@pytest.mark.parametrize(("items", "least"), [("shared", 0.94), ("own", 0.9), ("none", 0.9)])
def test_the_same_acts_are_found_in_workflows_that_nothing_was_tuned_on(items: str, least: float):
    scores = []
    for workflow in JUDGED:
        for sites in (20, 49):
            planted = planted_maps(workflow, sites, 7, Variety(items=items))
            scores.append(f1(*pairs_found(planted, align(contents_of(planted)))))
    assert fmean(scores) >= least


def test_every_step_is_in_one_concept_and_the_order_of_the_maps_does_not_matter():
    _, maps = _case(12)
    found = align(maps)
    members = [member for concept in found.concepts for member in concept.members]
    assert sorted(members) == sorted(StepRef(one.map_id, step.id) for one in maps for step in one.steps)
    shuffled = random.Random(1).sample(maps, len(maps))
    assert align(shuffled) == found


def test_concepts_come_in_the_order_in_which_sites_do_them_and_are_named_as_most_say():
    planted, maps = _case(12, swapped=0.0, missing=0.0, split=0.0, merged=0.0, misspelt=0.0)
    found = align(maps)
    acts = [next(iter(planted[0].acts[member.step_id])) for concept in found.concepts for member in concept.members[:1]]
    assert acts[:3] == [act.id for act in SPECIMEN.acts[:3]]
    assert {concept.name for concept in found.concepts} <= {word for act in SPECIMEN.acts for word in act.wordings}


def test_an_act_told_in_two_steps_is_one_concept_and_two_acts_of_a_map_are_not():
    planted, maps = _case(20, split=0.3, merged=0.0)
    found = align(maps)
    split = [
        (StepRef(content.map_id, first), StepRef(content.map_id, second))
        for one, content in zip(planted, maps, strict=True)
        for first, second in zip(one.acts, list(one.acts)[1:], strict=False)
        if one.acts[first] == one.acts[second]
    ]
    together = [found.concept_of[one] == found.concept_of[other] for one, other in split]
    assert len(split) > 20
    assert fmean(together) > 0.5


def test_one_map_alone_has_a_concept_for_each_step():
    _, maps = _case(1, split=0.0)
    assert len(align(maps).concepts) == len(maps[0].steps)


def test_maps_of_two_workflows_are_aligned_by_themselves():
    maps = [*contents_of(planted_maps(JUDGED[0], 3, 1)), *contents_of(planted_maps(JUDGED[1], 3, 1))]
    found: Alignment = align(maps)
    assert {concept.workflow for concept in found.concepts} == {JUDGED[0].slug, JUDGED[1].slug}
    for concept in found.concepts:
        assert {member.map_id.split("/")[-1] for member in concept.members} == {concept.workflow}


@pytest.mark.parametrize("said", ["copy ins card", "Scan the insurance card", "photo of pt's coverage card"])
def test_words_of_one_meaning_are_one(said: str):
    assert {"scan", "insur", "card"} <= {meaning(word) for word in words_of(said)}


def test_a_slip_is_put_right_by_what_others_write_and_a_word_of_ones_own_is_left():
    names = ["Check the stadiometer"] * 3 + ["Check the stadoimeter", "Check the Zebra"]
    known = corrections(names)
    assert known == {"stadoimeter": "stadiometer"}
    assert corrected("Check the stadoimeter", known) == "check the stadiometer"


def test_a_name_without_words_is_a_name():
    assert words_of("???")
    assert words_of("the")
