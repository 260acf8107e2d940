"""Imports in any order: what is said stays said, and saying it again changes nothing."""

from hypothesis import given
from hypothesis import strategies as st

from intake.domain.sites import Site, SiteDepartment, SiteDescription, StaffGroup, first_known
from intake.domain.words import SiteKind
from tests.support.intake_documents import unhurried

slugs = st.sampled_from(["a", "b", "c"])
names = st.sampled_from(["One", "Two"])


def by_key(groups: list[StaffGroup]) -> tuple[StaffGroup, ...]:
    return tuple({(group.role, group.shift): group for group in groups}.values())


staff = st.lists(st.builds(StaffGroup, slugs, slugs, st.integers(0, 9)), max_size=4).map(by_key)
departments = st.lists(st.builds(SiteDepartment, slugs, names, staff), max_size=3, unique_by=lambda one: one.department)
descriptions = st.builds(
    SiteDescription,
    st.just("oak-street"),
    names,
    st.none() | st.sampled_from(SiteKind),
    st.none() | slugs,
    st.none() | st.just("America/Chicago"),
    departments.map(tuple),
)


def after(said: list[SiteDescription]) -> Site:
    site = first_known(said[0])
    for each in said[1:]:
        site = site.with_said(each)
    return site


@unhurried
@given(st.lists(descriptions, min_size=1, max_size=4))
def test_the_last_import_again_changes_nothing(said: list[SiteDescription]) -> None:
    site = after(said)
    assert site.with_said(said[-1]) is site


@unhurried
@given(st.lists(descriptions, min_size=1, max_size=4))
def test_no_import_takes_a_department_or_staff_group_away(said: list[SiteDescription]) -> None:
    known = {one.department: {(group.role, group.shift) for group in one.staff} for one in after(said).departments}
    for each in said:
        for department in each.departments:
            assert {(group.role, group.shift) for group in department.staff} <= known[department.department]


@unhurried
@given(st.lists(descriptions, min_size=2, max_size=4))
def test_a_version_is_made_exactly_where_something_changed(said: list[SiteDescription]) -> None:
    before, now = after(said[:-1]), after(said)
    assert now.version - before.version == int(now != before)


@unhurried
@given(descriptions)
def test_departments_and_staff_are_in_order_whatever_the_order_of_the_import(said: SiteDescription) -> None:
    turned = SiteDescription(
        said.site, said.name, said.kind, said.wave, said.time_zone, tuple(reversed(said.departments))
    )
    assert first_known(turned) == first_known(said)
