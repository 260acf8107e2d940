"""What a standard changes for a site, role by role."""

from copy import deepcopy
from typing import Any

from alignment.domain.deltas import Act, RoleDelta, SiteDelta
from alignment.domain.sites import Site, SiteMap, map_to_compare
from alignment.domain.standards import Standard
from alignment.engines.site_delta import site_delta
from tests.support.alignment_samples import CHECK_IN, content, site, site_map, with_step

TOLD: list[dict[str, Any]] = deepcopy(CHECK_IN["steps"])


def delta(told: SiteMap | None, *, place: Site | None = None, document: dict[str, Any] | None = None) -> SiteDelta:
    standard, _ = Standard.adopt(content(document))
    return site_delta(standard, place or site(), told)


def role(found: SiteDelta, name: str) -> RoleDelta:
    return next(role for role in found.roles if role.role == name)


def changed_map(step_id: str, **changes: Any) -> SiteMap:
    return site_map(*with_step(step_id, **changes)["steps"])


def test_the_same_way_of_working_changes_nothing() -> None:
    found = delta(site_map(*TOLD))

    assert found.roles == ()
    assert [match.confidence for match in found.matches] == [1.0] * 6


def test_without_a_map_everything_starts() -> None:
    found = delta(None)

    assert found.map_version is None
    assert [act.standard_step for act in role(found, "front-desk").starts] == ["s1", "s2", "s3"]
    assert [act.standard_step for act in role(found, "medical-assistant").starts] == ["s4", "s5", "s6"]
    assert all(not (role.stops or role.changed or role.now_someone_elses) for role in found.roles)


def test_a_site_that_is_not_covered_has_nothing_to_change() -> None:
    assert delta(None, place=site("ash-lane")).roles == ()


def test_what_only_the_map_has_stops() -> None:
    sticky = {"id": "m7", "name": "Write the room order on a sticky note", "actor": "front-desk", "minutes": [1, 2, 3]}

    found = delta(site_map(*TOLD, sticky))

    assert role(found, "front-desk").stops == (Act("Write the room order on a sticky note", "m7", None, minutes=2.0),)


def test_a_kept_act_says_how_it_changes() -> None:
    found = delta(changed_map("s2", system="paper", minutes=[3, 6, 9], name="Copy the insurance card"))

    (act,) = role(found, "front-desk").changed
    assert act.what == ("system", "minutes")
    assert (act.was, act.will_be, act.minutes) == ("paper; 6 min", "ehr; 2 min", 2.0)
    assert (act.map_step, act.standard_step) == ("s2", "s2")


def test_rounded_minutes_are_no_change() -> None:
    assert delta(changed_map("s5", minutes=[3, 6, 8])).roles == ()


def test_what_the_map_does_not_say_is_no_change() -> None:
    assert delta(changed_map("s5", minutes=None, system=None, needs=[], gives=[])).roles == ()


def test_items_that_come_and_go_are_named() -> None:
    found = delta(changed_map("s5", gives=["encounter", "vitals.height"]))

    (act,) = role(found, "medical-assistant").changed
    assert (act.what, act.was) == (("items",), "gives vitals.height")
    assert act.will_be == "gives vitals.weight as kg"


def test_an_act_that_moves_to_another_role_is_told_to_both() -> None:
    found = delta(changed_map("s2", actor="registrar"), place=site(patient_access=("front-desk", "registrar")))

    (gone,) = role(found, "registrar").now_someone_elses
    (taken,) = role(found, "front-desk").starts
    assert (gone.map_step, gone.standard_step, gone.was, gone.will_be) == ("s2", "s2", "registrar", "front-desk")
    assert (taken.map_step, taken.standard_step, taken.was, taken.will_be) == (None, "s2", "registrar", "front-desk")


def test_another_word_for_the_role_is_the_same_role_and_the_sites_word_is_shown() -> None:
    told = site_map(*[{**step, "actor": {"front-desk": "psr"}.get(step["actor"], "ma")} for step in TOLD])
    place = site(patient_access=("psr",), ambulatory_primary_care=("ma",))

    assert delta(told, place=place).roles == ()
    assert [role.role for role in delta(None, place=place).roles] == ["psr", "ma"]


def test_an_act_in_another_place_says_after_what_it_comes() -> None:
    order = [TOLD[0], TOLD[2], TOLD[1], *TOLD[3:]]

    (act,) = role(delta(site_map(*order)), "front-desk").changed

    assert act.what == ("order",)
    assert {act.was, act.will_be} == {
        "after Tell the care team that the patient is here",
        "after Confirm who the patient is",
    } or act.standard_step == "s3"


def test_a_role_works_where_the_site_has_it() -> None:
    place = site(ambulatory_specialty=("medical-assistant",), patient_access=("front-desk",))

    found = delta(None, place=place)

    assert [(role.role, role.department) for role in found.roles] == [
        ("front-desk", "patient-access"),
        ("medical-assistant", "ambulatory-specialty"),
    ]


def test_a_role_that_the_registry_lacks_works_where_its_steps_say() -> None:
    found = delta(None, place=site(patient_access=("front-desk",)))

    assert role(found, "medical-assistant").department == "ambulatory-primary-care"


def test_the_map_of_the_standards_home_is_compared() -> None:
    home, other = site_map(*TOLD), site_map(*TOLD, department="ambulatory-primary-care")

    assert map_to_compare([other, home], "patient-access") is home
    assert map_to_compare([other], "patient-access") is other
    assert map_to_compare([], "patient-access") is None
