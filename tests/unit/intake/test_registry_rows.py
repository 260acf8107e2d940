"""A registry in CSV."""

import pytest

from intake.application.read_registry import read_csv_registry
from intake.domain.errors import IdentifierFound, RegistryRefused
from intake.domain.places import Place
from intake.domain.sites import SiteDepartment, SiteDescription, StaffGroup
from intake.domain.words import SiteKind
from intake.engines.registry_rows import MAX_PLACES, read_rows
from tests.support.intake_samples import HEADER, REGISTRY_CSV


def read(text: str) -> tuple[SiteDescription, ...]:
    return read_rows(text, "clinics.csv")


def refused(text: str) -> list[Place]:
    with pytest.raises(RegistryRefused) as error:
        read(text)
    return list(error.value.places)


def test_rows_become_sites() -> None:
    elm, mercy, oak = read(REGISTRY_CSV)
    assert elm.name == "Elm Street, North"
    assert mercy == SiteDescription("mercy", "Mercy Hospital", SiteKind.HOSPITAL)
    front_desk = (StaffGroup("front-desk", "day", 4), StaffGroup("front-desk", "evening", 2))
    assert oak.departments == (
        SiteDepartment("laboratory", "Laboratory", (StaffGroup("phlebotomist", "day", 3),)),
        SiteDepartment("patient-access", "Patient Access", front_desk),
    )
    assert (oak.wave, oak.time_zone) == ("wave-1", "America/New_York")


@pytest.mark.parametrize(
    "same",
    [f"\ufeff{REGISTRY_CSV}", REGISTRY_CSV.replace("\n", "\r\n"), REGISTRY_CSV.replace("oak-street,", " oak-street ,")],
)
def test_marks_line_ends_and_spaces_of_other_programs_are_taken(same: str) -> None:
    assert read(same) == read(REGISTRY_CSV)


def test_an_unusual_line_separator_inside_a_cell_ends_no_row() -> None:
    (site,) = read("site,site_name\nelm,Elm\u2028North\n")
    assert site.name == "Elm\u2028North"


@pytest.mark.parametrize(
    ("row", "place", "found"),
    [
        ("Oak,Oak,,,,,,,,", "row 2, site", '"Oak"'),
        (",Oak,,,,,,,,", "row 2, site", "empty text"),
        ("oak,Oak,shop,,,,,,,", "row 2, kind", '"shop"'),
        ("oak,Oak,,Wave 1,,,,,,", "row 2, wave", '"Wave 1"'),
        ("oak,Oak,,,New York!,,,,,", "row 2, time_zone", '"New York!"'),
        ("oak,Oak,,,,lab,Laboratory,rn,day,-1", "row 2, headcount", '"-1"'),
        ("oak,Oak,,,,lab,Laboratory,rn,day,1.5", "row 2, headcount", '"1.5"'),
        ("oak,Oak,,,,lab,Laboratory,rn,day,٣", "row 2, headcount", '"٣"'),
        ("oak,Oak,,,,lab,Laboratory,rn,,2", "row 2, shift", "empty text"),
        ("oak,Oak,,,,,,rn,day,2", "row 2, department", "empty text"),
        ("oak,Oak,,,,,Laboratory,,,", "row 2, department", "empty text"),
        ("oak,,,,,,,,,", "row 2, site_name", "empty text"),
        ("oak,Oak,,,,lab,,,,", "row 2, department_name", "empty text"),
        ("oak,Oak,,,,,,,,,more", "row 2", '"11 cells"'),
        ('oak,"Oak,,,,,,,,', "row 2", '"unexpected end of data"'),
    ],
)
def test_a_value_that_cannot_be_is_named_by_file_row_column_and_rule(row: str, place: str, found: str) -> None:
    (only,) = refused(f"{HEADER}\n{row}\n")
    assert (only.place, only.found) == (f"clinics.csv, {place}", found)
    assert only.rule


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", "row 1, site"),
        ("site,name\n", "row 1, site_name"),
        ("site,site_name,employee\n", "row 1, column 3"),
        ("site,site_name,site\n", "row 1, column 3"),
        (HEADER, "row 2"),
    ],
)
def test_a_header_that_cannot_be_is_refused(text: str, place: str) -> None:
    assert refused(text)[0].place == f"clinics.csv, {place}"


def test_rows_may_not_contradict_each_other() -> None:
    text = f"{HEADER}\noak,Oak,,,,lab,Lab,rn,day,1\noak,Oak Street,,,,lab,Laboratory,rn,day,2\n"
    assert [(place.place.split(", ")[-1], place.rule) for place in refused(text)] == [
        ("site_name", "the same as in row 2"),
        ("department_name", "the same as in row 2"),
        ("role", "role and shift once; row 2 has them"),
    ]


def test_every_wrong_row_is_named_up_to_a_bound() -> None:
    assert len(refused(f"{HEADER}\n" + "Oak,Oak,,,,,,,,\n" * 3)) == 3
    assert len(refused(f"{HEADER}\n" + "Oak,Oak,,,,,,,,\n" * 500)) == MAX_PLACES


def test_a_name_that_identifies_somebody_is_refused_and_not_repeated() -> None:
    with pytest.raises(IdentifierFound) as error:
        read_csv_registry(f"{HEADER}\noak,Oak (MRN 4471902),,,,,,,,\n", "clinics.csv")
    assert [place.place for place in error.value.places] == ["clinics.csv, oak.name"]
    assert "4471902" not in repr(error.value.places)


def test_what_is_found_in_a_wrong_cell_is_not_repeated_where_it_identifies_somebody() -> None:
    with pytest.raises(RegistryRefused) as error:
        read_csv_registry(f"{HEADER}\noak,Oak,MRN 4471902,,,,,,,\n", "clinics.csv")
    assert error.value.places[0].found == "what looks like a record number"
