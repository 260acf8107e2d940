"""The demo comes out the same each time, and shows every state that a site can be in."""

import pytest

from plumbline.demo.cast import COMMAND_CENTRE, actor_of, reporter_at
from plumbline.demo.health_system import HealthSystem, make_health_system
from plumbline.demo.learning import taught
from plumbline.demo.organisation import NEXT_WAVE, Preparation
from plumbline.demo.signing import deciding
from plumbline.demo.site_maps import belongs
from plumbline.demo.workflows import Document
from plumbline.issuer.people import HOME_SITE

SIZES = ("small", "full")
CARE = "ambulatory-primary-care"


@pytest.fixture(params=SIZES)
def system(request: pytest.FixtureRequest) -> HealthSystem:
    return make_health_system(request.param, 1)


def _maps_at(system: HealthSystem, site: str) -> dict[str, Document]:
    return {made.document["workflow"]: made.document for made in system.maps if made.document["site"] == site}


def _assumed(document: Document) -> int:
    return sum(step["evidence"] == "assumed" for step in document["steps"])


def test_the_same_seed_gives_the_same_demo_and_another_seed_another(system: HealthSystem) -> None:
    again = make_health_system("small" if system.size.clinics == 3 else "full", 1)
    assert again == system
    assert make_health_system("small", 2).maps != make_health_system("small", 1).maps


def test_all_of_primary_care_is_signed_so_that_its_sites_can_be_ready(system: HealthSystem) -> None:
    signed = {workflow.slug for workflow in system.workflows[: system.size.signed]}
    assert {workflow.slug for workflow in system.workflows if workflow.department == CARE} <= signed
    assert system.size.signed < system.size.rounds <= system.size.standards < len(system.workflows)


def test_where_a_site_has_come_the_whole_way_every_workflow_is_told_and_no_step_assumed(system: HealthSystem) -> None:
    whole = [site for site in system.sites if site.preparation is Preparation.WHOLE]
    assert whole
    for site in whole:
        maps = _maps_at(system, site.slug)
        assert site.wave == NEXT_WAVE
        assert maps.keys() == {workflow.slug for workflow in system.workflows if belongs(workflow, site)}
        assert sum(map(_assumed, maps.values())) == 0


def test_where_a_site_has_nearly_come_so_far_single_steps_are_assumed_and_no_map_is_a_guess() -> None:
    system = make_health_system("full", 1)
    nearly = [site.slug for site in system.sites if site.preparation is Preparation.NEARLY]
    assert len(nearly) == 3
    for site in nearly:
        maps = _maps_at(system, site)
        assert _assumed(maps["rooming-and-vitals"]) == 1
        assert all(_assumed(document) * 5 <= len(document["steps"]) for document in maps.values())


def test_most_sites_have_hardly_begun() -> None:
    system = make_health_system("full", 1)
    begun = [site for site in system.sites if site.preparation is Preparation.BEGUN]
    assert len(begun) > len(system.sites) * 3 / 4
    assert any(_assumed(document) for site in begun for document in _maps_at(system, site.slug).values())


def test_the_next_step_of_every_step_is_there(system: HealthSystem) -> None:
    for made in system.maps:
        steps = made.document["steps"]
        known = {step["id"] for step in steps}
        assert len(known) == len(steps)
        assert {following for step in steps for following in step["next"]} <= known


def test_the_home_sites_check_in_differs_from_the_standard_in_each_way(system: HealthSystem) -> None:
    told = {step["id"]: step for step in _maps_at(system, HOME_SITE)["check-in"]["steps"]}
    (check_in,) = (workflow for workflow in system.workflows if workflow.slug == "check-in")
    wanted = {step["id"]: step for step in check_in.steps}
    assert told.keys() - wanted.keys() == {"dot"}
    assert [step for step in wanted if told[step]["actor"] != wanted[step]["actor"]] == ["s7"]
    assert (told["s4"]["system"], wanted["s4"]["system"]) == ("paper", "ehr")


def test_something_waits_for_each_party_in_the_full_demo() -> None:
    size = make_health_system("full", 1).size
    rounds = [set(deciding([0, 1, 2, 3, 4], left)) for left in range(size.rounds - size.signed)]
    for seat in range(5):
        assert any(seat not in decided for decided in rounds)
        assert any(seat in decided for decided in rounds)


def test_people_report_where_they_work_and_leads_act_for_their_departments() -> None:
    assert reporter_at(HOME_SITE, "front-desk") == "tanya-brooks"
    assert reporter_at("mill-pond", "front-desk") == COMMAND_CENTRE
    assert actor_of(CARE) == "maya-okafor"
    assert actor_of("laboratory") == COMMAND_CENTRE


def test_lessons_of_sites_that_others_registered_are_not_the_demos(system: HealthSystem) -> None:
    own = {"lesson_id": "2", "site": "oak-street", "workflow": next(iter(system.road)), "role": "front-desk"}
    assert taught([{**own, "lesson_id": "1", "site": "somebody-elses"}, own], system) == [own]
