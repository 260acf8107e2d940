"""Which step a report means, and by which flows a site works."""

import pytest

from incident.domain.errors import SHOWN_STEPS, StepUnknown
from incident.domain.flow import in_force
from incident.domain.start import ReportedPlace, find_start
from tests.support.incident_samples import check_in, rooming, site_map, standard, step

PLACE = ReportedPlace("oak-street", "patient-access", "check-in", "s1")
STANDARD = standard("check-in", "patient-access", step("s1", "patient-access"), step("n1", "billing"))


def test_the_sites_own_map_comes_before_the_standard() -> None:
    start = find_start(PLACE, [STANDARD, check_in()])
    assert start is not None
    assert start.flow == check_in()


def test_the_map_that_is_named_comes_before_another_departments() -> None:
    other = site_map("check-in", "billing", step("s1", "billing"))
    start = find_start(PLACE, [other, check_in()])
    assert start is not None
    assert start.step.department == "patient-access"


def test_another_departments_map_of_the_workflow_is_better_than_none() -> None:
    start = find_start(ReportedPlace("oak-street", "billing", "check-in", "s2"), [check_in()])
    assert start is not None
    assert start.flow == check_in()


@pytest.mark.parametrize("known", [[STANDARD], [STANDARD, check_in()]])
def test_the_standard_stands_in_where_no_map_has_the_step(known: list) -> None:  # type: ignore[type-arg]
    start = find_start(ReportedPlace("oak-street", "patient-access", "check-in", "n1"), known)
    assert start is not None
    assert (start.flow, start.step.department) == (STANDARD, "billing")


def test_no_flow_of_the_workflow_is_no_start() -> None:
    assert find_start(PLACE, [rooming()]) is None


def test_an_unknown_step_names_those_that_are_known() -> None:
    with pytest.raises(StepUnknown) as unknown:
        find_start(ReportedPlace("oak-street", "patient-access", "check-in", "s9"), [STANDARD, check_in()])
    assert "s1 (Do s1), s2 (Do s2)" in str(unknown.value)
    assert "oak-street/patient-access/check-in" in str(unknown.value)


def test_of_very_many_known_steps_only_some_are_named() -> None:
    steps = [step(f"s{n}", "patient-access") for n in range(SHOWN_STEPS + 7)]
    with pytest.raises(StepUnknown) as unknown:
        find_start(
            ReportedPlace("oak-street", "patient-access", "check-in", "x"),
            [site_map("check-in", "patient-access", *steps)],
        )
    assert "and 7 more" in str(unknown.value)
    assert f"s{SHOWN_STEPS} " not in str(unknown.value)


def test_a_standard_counts_only_where_the_site_has_no_map_of_the_workflow() -> None:
    other = standard("refill", "pharmacy", step("p1", "pharmacy"))
    assert in_force([STANDARD, check_in(), other]) == (check_in(), other)


def test_a_standard_that_was_reported_against_takes_the_place_of_the_map() -> None:
    assert in_force([STANDARD, check_in(), rooming()], "check-in") == (rooming(), STANDARD)
