"""Reads a registry from rows: one for each role and shift of a department, or for a department, or for a site.

Columns: site, site_name, kind, wave, time_zone, department, department_name, role, shift, headcount. An empty cell says
nothing. What is said of a site or department in one row need not be repeated, but may not be contradicted.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from intake.domain.errors import RegistryRefused
from intake.domain.places import Place
from intake.domain.sites import SiteDescription
from intake.domain.words import is_name, is_slug
from intake.engines.registry_drafts import Drafts, Refusals, Row, described, drop_nameless, take
from intake.engines.registry_rules import (
    KIND_RULE,
    NAME_RULE,
    SLUG_RULE,
    ZONE_RULE,
    headcount_of,
    is_kind,
    is_time_zone,
)
from intake.engines.sheets import Sheet

COLUMNS = (
    "site",
    "site_name",
    "kind",
    "wave",
    "time_zone",
    "department",
    "department_name",
    "role",
    "shift",
    "headcount",
)
NEEDED = ("site", "site_name")
MAX_ROWS = 200_000
MAX_PLACES = 50
MAX_SIFTED_PLACES = 1_000

_CHECKS: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "site": (is_slug, SLUG_RULE),
    "site_name": (is_name, NAME_RULE),
    "kind": (is_kind, KIND_RULE),
    "wave": (is_slug, SLUG_RULE),
    "time_zone": (is_time_zone, ZONE_RULE),
    "department": (is_slug, SLUG_RULE),
    "department_name": (is_name, NAME_RULE),
    "role": (is_slug, SLUG_RULE),
    "shift": (is_slug, SLUG_RULE),
    "headcount": (lambda text: headcount_of(text) is not None, "a whole number from 0 to 100000"),
}


Judge = Callable[[str, str], tuple[str, str] | None]
"""Of a column and its text: the rule that the text breaks and what is there, in words; none where it is fit."""


@dataclass(frozen=True)
class SiftedRows:
    """What the sound rows say, and the places of the others. ``refused_rows`` counts all of those."""

    sites: tuple[SiteDescription, ...]
    refused: tuple[Place, ...]
    refused_rows: int


def read_rows(text: str, file: str) -> tuple[SiteDescription, ...]:
    """The sites that the CSV ``text`` describes, by slug. Raises :class:`RegistryRefused` with all that is wrong."""
    refusals = Refusals(file, MAX_PLACES)
    sites: Drafts = {}
    for row in _csv_rows(text, refusals):
        if _is_sound(row, refusals):
            take(row, sites, refusals)
        if refusals.are_many:
            break
    if not refusals.places:
        drop_nameless(sites, refusals)
    if not sites and not refusals.places:
        refusals.add(2, "", "at least one row under the header", "")
    if refusals.places:
        raise RegistryRefused(refusals.places)
    return described(sites)


def sift_csv(text: str, file: str, judge: Judge) -> SiftedRows:
    """The rows of the CSV ``text``, sound and not. Raises :class:`RegistryRefused` where it is no table of ours."""
    refusals = Refusals(file, MAX_SIFTED_PLACES)
    return _sifted(_csv_rows(text, refusals), refusals, judge)


def sift_sheet(sheet: Sheet, file: str, judge: Judge) -> SiftedRows:
    """The rows of ``sheet``, as :func:`sift_csv`. The header is its first row that holds something."""
    refusals = Refusals(f"{file}, sheet {sheet.name}", MAX_SIFTED_PLACES)
    return _sifted(_under_header(((row.number, row.cells) for row in sheet.rows), refusals), refusals, judge)


def _sifted(rows: Iterable[Row], refusals: Refusals, judge: Judge) -> SiftedRows:
    sites: Drafts = {}
    fit: set[tuple[str, str]] = set()  # most rows repeat what others say, and judging is most of the work
    for row in rows:
        if _is_sound(row, refusals) and _is_fit(row, judge, fit, refusals):
            take(row, sites, refusals)
    if refusals.is_broken:
        raise RegistryRefused(refusals.places)
    drop_nameless(sites, refusals)
    if not sites and not refusals.rows:
        raise RegistryRefused([Place("row 2", "at least one row under the header", "nothing")])
    return SiftedRows(described(sites), tuple(refusals.places), len(refusals.rows))


def _csv_rows(text: str, refusals: Refusals) -> Iterator[Row]:
    # Only a line feed ends a line here: a cell may hold the other characters that Python would split at.
    reader = csv.reader((f"{line}\n" for line in text.removeprefix("\ufeff").split("\n")), strict=True)
    return _under_header(_numbered(reader, refusals), refusals)


def _numbered(reader: Iterator[list[str]], refusals: Refusals) -> Iterator[tuple[int, Sequence[str]]]:
    number = 1
    try:
        yield number, next(reader, [])
        for cells in reader:
            number += 1
            yield number, cells
    except csv.Error as error:
        refusals.end(number + 1, "a row of comma-separated values", str(error))


def _under_header(rows: Iterator[tuple[int, Sequence[str]]], refusals: Refusals) -> Iterator[Row]:
    top, names = next(rows, (1, ()))
    header = [name.strip().lower() for name in names]
    if not _is_header(top, header, refusals):
        return
    for number, cells in rows:
        if number > MAX_ROWS:
            refusals.end(number, f"at most {MAX_ROWS} rows", "more")
            return
        if len(cells) > len(header):
            refusals.add(number, "", f"{len(header)} cells, as the header has", f"{len(cells)} cells")
        elif any(cell.strip() for cell in cells):
            yield Row(number, {name: cell.strip() for name, cell in zip(header, cells, strict=False)})


def _is_header(top: int, header: list[str], refusals: Refusals) -> bool:
    for name in NEEDED:
        if name not in header:
            refusals.add(top, name, "a column with this name", "")
    for place, name in enumerate(header):
        if name not in COLUMNS:
            refusals.add(top, f"column {place + 1}", f"one of {', '.join(COLUMNS)}", name)
        elif name in header[:place]:
            refusals.add(top, f"column {place + 1}", "each column once", name)
    refusals.is_broken = bool(refusals.places)
    return not refusals.is_broken


def _is_sound(row: Row, refusals: Refusals) -> bool:
    before = len(refusals.places)
    if not row["site"]:
        refusals.add(row.number, "site", SLUG_RULE, "")
    for column, text in row.cells.items():
        is_right, rule = _CHECKS[column]
        if text and not is_right(text):
            refusals.add(row.number, column, rule, text)
    if row["role"] or row["shift"] or row["headcount"]:
        for column in ("department", "role", "shift", "headcount"):
            if not row[column]:
                refusals.add(row.number, column, "a value: role, shift and headcount of a department go together", "")
    elif row["department_name"] and not row["department"]:
        refusals.add(row.number, "department", SLUG_RULE, "")
    return len(refusals.places) == before


def _is_fit(row: Row, judge: Judge, fit: set[tuple[str, str]], refusals: Refusals) -> bool:
    is_fit = True
    for cell in row.cells.items():
        column, text = cell
        if not text or column == "headcount" or cell in fit:
            continue
        if (wrong := judge(column, text)) is None:
            fit.add(cell)
        else:
            refusals.say(row.number, column, *wrong)
            is_fit = False
    return is_fit
