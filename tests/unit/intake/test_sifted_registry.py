"""Registry files whose sound rows are told from the others."""

import pytest

from intake.application.read_registry import read_xlsx_registry, sift_csv_registry, sift_xlsx_registry
from intake.domain.errors import RegistryRefused
from intake.domain.places import Place
from intake.engines.registry_rows import read_rows
from tests.support.intake_samples import HEADER, REGISTRY_CSV
from tests.support.workbooks import workbook

COLUMNS = HEADER.split(",")
OAK = ["oak", "Oak", "clinic", "", "", "lab", "Laboratory", "rn", "day", 4]


def places(csv: str) -> list[str]:
    return [place.place for place in sift_csv_registry(f"{HEADER}\n{csv}", "r.csv").value.refused]


def test_a_file_that_is_right_says_the_same_sifted() -> None:
    read = sift_csv_registry(REGISTRY_CSV, "r.csv").value
    assert (read.sites, read.refused, read.refused_rows) == (read_rows(REGISTRY_CSV, "r.csv"), (), 0)


def test_a_workbook_says_the_same_as_its_csv() -> None:
    rows = [COLUMNS, OAK]
    csv = "\n".join(",".join(str(cell) for cell in row) for row in rows)
    assert read_xlsx_registry(workbook({"Sites": rows}), "r.xlsx").value.sites == read_rows(csv, "r.csv")


def test_a_refused_row_of_a_workbook_names_file_sheet_row_and_column() -> None:
    content = workbook({"Sites": [COLUMNS, OAK, [], ["elm", "Elm", "shop"]]})
    read = sift_xlsx_registry(content, "r.xlsx").value
    assert read.refused == (Place("r.xlsx, sheet Sites, row 4, kind", "hospital or clinic", '"shop"'),)
    assert [site.site for site in read.sites] == ["oak"]
    with pytest.raises(RegistryRefused):
        read_xlsx_registry(content, "r.xlsx")


def test_a_row_that_contradicts_another_is_left_out_whole() -> None:
    read = sift_csv_registry(f"{HEADER}\noak,Oak,,,,,,,,\noak,Ash,clinic,w,,lab,Laboratory,rn,day,1\n", "r.csv").value
    assert [place.place for place in read.refused] == ["r.csv, row 3, site_name"]
    assert (read.sites[0].kind, read.sites[0].departments) == (None, ())


def test_what_no_row_names_is_left_out_with_all_its_rows() -> None:
    csv = "oak,,,,,lab,Laboratory,rn,day,1\noak,,,,,lab,,rn,night,1\nelm,Elm,,,,lab,,,,\n"
    read = sift_csv_registry(f"{HEADER}\n{csv}", "r.csv").value
    assert places(csv) == ["r.csv, row 2, site_name", "r.csv, row 4, department_name"]
    assert (read.refused_rows, [site.site for site in read.sites]) == (3, ["elm"])


def test_what_looks_like_an_identifier_is_refused_and_not_kept() -> None:
    read = sift_csv_registry(
        f"{HEADER}\noak,Oak,,,,,,,,\nelm,Elm 123-45-6789,,,,,,,,\nash,Ash,123-45-6789,,,,,,,\n", "r"
    )
    assert "6789" not in repr(read.value)
    assert [place.place for place in read.value.refused] == ["r, row 3, site_name", "r, row 4, kind"]


@pytest.mark.parametrize("content", ["site,name\n", f'{HEADER}\noak,"Oak\n', f"{HEADER}\n"])
def test_what_is_no_table_of_ours_is_refused_whole(content: str) -> None:
    with pytest.raises(RegistryRefused):
        sift_csv_registry(content, "r.csv")


def test_what_is_no_workbook_is_refused_with_its_file() -> None:
    with pytest.raises(RegistryRefused) as refused:
        sift_xlsx_registry(b"site,site_name", "r.xlsx")
    assert refused.value.places[0].place == "r.xlsx"
