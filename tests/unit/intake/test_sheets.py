"""XLSX as rows of text, within bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.engines import sheet_archive, sheets
from intake.engines.sheet_archive import SheetsRefused
from intake.engines.sheets import Sheet, SheetRow, column_name, read_sheets
from tests.support.workbooks import MAIN, packed, parts_of, sheet_xml, workbook


def body(cells: str) -> str:
    return f'<worksheet {MAIN}><sheetData><row r="1">{cells}</row></sheetData></worksheet>'


def first_row(cells: str, texts: str = "") -> tuple[str, ...]:
    parts = parts_of({"One": body(cells)})
    if texts:
        parts["xl/sharedStrings.xml"] = f"<sst {MAIN}>{texts}</sst>"
    return read_sheets(packed(parts))[0].rows[0].cells


def test_sheets_come_by_name_in_their_order_with_the_rows_that_hold_something() -> None:
    read = read_sheets(workbook({"Sites": [["a", 12], [], ["", "b"]], "More": []}))
    assert read == (Sheet("Sites", (SheetRow(1, ("a", "12")), SheetRow(3, ("", "b")))), Sheet("More", ()))


def test_numbers_are_as_a_person_writes_them() -> None:
    assert first_row("<c><v>12.0</v></c><c><v>1.2E1</v></c><c><v>0.50</v></c>") == ("12", "12", "0.5")


def test_shared_texts_are_put_together_without_how_they_are_pronounced() -> None:
    texts = "<si><r><t>Oak </t></r><r><t>Street</t></r><rPh><t>ouk</t></rPh></si>"
    assert first_row('<c r="B1" t="s"><v>0</v></c><c t="s"><v>7</v></c>', texts) == ("", "Oak Street", "#REF!")


def test_a_formula_is_not_evaluated_and_its_last_result_is_taken() -> None:
    assert first_row('<c t="str"><f>WEBSERVICE("http://x")</f><v>Oak</v></c><c><f>1+1</f></c>') == ("Oak",)


def test_a_hidden_sheet_is_not_read() -> None:
    parts = parts_of({"Shown": sheet_xml([["a"]]), "Hidden": sheet_xml([["b"]])})
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace('name="Hidden"', 'name="Hidden" state="hidden"')
    assert [sheet.name for sheet in read_sheets(packed(parts))] == ["Shown"]


def test_declarations_of_entities_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + body("<c t='inlineStr'><is><t>&a;</t></is></c>")
    with pytest.raises(SheetsRefused, match="without declarations"):
        read_sheets(packed(parts_of({"One": bomb})))


def test_a_part_that_is_packed_too_tightly_is_not_unpacked() -> None:
    with pytest.raises(SheetsRefused, match="unpacked"):
        read_sheets(packed(parts_of({"One": body(" " * (3 * 1024 * 1024))})))


def test_what_comes_out_is_counted_whatever_the_directory_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_archive, "MAX_TOTAL_BYTES", 500)
    with pytest.raises(SheetsRefused, match="unpacked"):
        read_sheets(workbook({"One": [["a"] * 50]}))


@pytest.mark.parametrize(
    ("limit", "value", "rule"),
    [
        ("MAX_ENTRIES", 2, "parts"),
        ("MAX_SHEETS", 0, "sheets"),
        ("MAX_ROWS", 1, "rows"),
        ("MAX_COLUMNS", 1, "columns"),
        ("MAX_CHARACTERS", 3, "characters"),
        ("MAX_CELL_CHARACTERS", 1, "characters"),
    ],
)
def test_each_bound_holds(monkeypatch: pytest.MonkeyPatch, limit: str, value: int, rule: str) -> None:
    monkeypatch.setattr(sheet_archive if limit == "MAX_ENTRIES" else sheets, limit, value)
    with pytest.raises(SheetsRefused, match=rule):
        read_sheets(workbook({"One": [["aa", "bb"], ["cc"]]}))


def test_what_is_no_workbook_is_refused() -> None:
    for content in (b"", b"site,site_name\n", packed({"a.txt": "a"}), workbook({"One": []})[:-40]):
        with pytest.raises(SheetsRefused):
            read_sheets(content)


@given(st.binary(max_size=400), st.integers(0, 900))
def test_damage_is_refused_or_read_and_never_worse(noise: bytes, at: int) -> None:
    whole = workbook({"One": [["a", 1], ["b", 2]]})
    try:
        read_sheets(whole[:at] + noise + whole[at + len(noise) :])
    except SheetsRefused:
        return


def test_columns_are_named_as_a_spreadsheet_does() -> None:
    assert [column_name(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
