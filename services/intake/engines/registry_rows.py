"""Reads a registry from CSV: one row for each role and shift of a department, or for a department, or for a site.

Columns: site, site_name, kind, wave, time_zone, department, department_name, role, shift, headcount. An empty cell says
nothing. What is said of a site or department in one row need not be repeated, but may not be contradicted.
"""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from intake.domain.errors import RegistryRefused
from intake.domain.places import Place, shown
from intake.domain.sites import SiteDepartment, SiteDescription, StaffGroup
from intake.domain.words import SiteKind, is_name, is_slug
from intake.engines.registry_rules import (
    KIND_RULE,
    NAME_RULE,
    SLUG_RULE,
    ZONE_RULE,
    headcount_of,
    is_kind,
    is_time_zone,
)

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

_SITE_SAYS = ("site_name", "kind", "wave", "time_zone")

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


@dataclass(frozen=True)
class _Row:
    """A row and where it stands, as a spreadsheet counts: the row under the header is number 2."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass
class _Draft:
    """What the rows so far say of one site or department, each thing with its row; ``row`` is the first of all."""

    row: int
    said: dict[str, tuple[str, int]] = field(default_factory=dict)
    parts: dict[str, "_Draft"] = field(default_factory=dict)
    staff: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)

    def says(self, column: str) -> str:
        return self.said.get(column, ("", 0))[0]


class _Refusals:
    """Places that are wrong; full when nobody would read more."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.places: list[Place] = []

    def add(self, row: int, column: str, rule: str, found: str) -> None:
        """Remember that ``column`` of ``row`` breaks ``rule``."""
        where = f"{self._file}, row {row}, {column}" if column else f"{self._file}, row {row}"
        self.places.append(Place(where, rule, shown(found)))

    @property
    def are_many(self) -> bool:
        """Whether there is no use in looking further."""
        return len(self.places) >= MAX_PLACES


def read_rows(text: str, file: str) -> tuple[SiteDescription, ...]:
    """The sites that ``text`` describes, by slug. Raises :class:`RegistryRefused` with all that is wrong."""
    refusals = _Refusals(file)
    sites: dict[str, _Draft] = {}
    for row in _rows(text, refusals):
        if _is_sound(row, refusals):
            _take(row, sites, refusals)
        if refusals.are_many:
            break
    _check_complete(sites, refusals)
    if not sites and not refusals.places:
        refusals.add(2, "", "at least one row under the header", "")
    if refusals.places:
        raise RegistryRefused(refusals.places)
    return tuple(_site(slug, sites[slug]) for slug in sorted(sites))


def _rows(text: str, refusals: _Refusals) -> Iterator[_Row]:
    # Only a line feed ends a line here: a cell may hold the other characters that Python would split at.
    reader = csv.reader((f"{line}\n" for line in text.removeprefix("\ufeff").split("\n")), strict=True)
    number = 1
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        if not _is_header(header, refusals):
            return
        for cells in reader:
            number += 1
            if number > MAX_ROWS:
                refusals.add(number, "", f"at most {MAX_ROWS} rows", "more")
                return
            if len(cells) > len(header):
                refusals.add(number, "", f"{len(header)} cells, as the header has", f"{len(cells)} cells")
            elif any(cell.strip() for cell in cells):
                yield _Row(number, {name: cell.strip() for name, cell in zip(header, cells, strict=False)})
    except csv.Error as error:
        refusals.add(number + 1, "", "a row of comma-separated values", str(error))


def _is_header(header: list[str], refusals: _Refusals) -> bool:
    for name in NEEDED:
        if name not in header:
            refusals.add(1, name, "a column with this name", "")
    for place, name in enumerate(header):
        if name not in COLUMNS:
            refusals.add(1, f"column {place + 1}", f"one of {', '.join(COLUMNS)}", name)
        elif name in header[:place]:
            refusals.add(1, f"column {place + 1}", "each column once", name)
    return not refusals.places


def _is_sound(row: _Row, refusals: _Refusals) -> bool:
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


def _take(row: _Row, sites: dict[str, _Draft], refusals: _Refusals) -> None:
    site = sites.setdefault(row["site"], _Draft(row.number))
    for column in _SITE_SAYS:
        _say(site, column, row, refusals)
    if not row["department"]:
        return
    department = site.parts.setdefault(row["department"], _Draft(row.number))
    _say(department, "department_name", row, refusals)
    if row["role"]:
        group = (row["role"], row["shift"])
        if group in department.staff:
            refusals.add(
                row.number, "role", f"role and shift once; row {department.staff[group][1]} has them", row["role"]
            )
        department.staff.setdefault(group, (headcount_of(row["headcount"]) or 0, row.number))


def _say(draft: _Draft, column: str, row: _Row, refusals: _Refusals) -> None:
    text = row[column]
    if not text:
        return
    before, number = draft.said.setdefault(column, (text, row.number))
    if before != text:
        refusals.add(row.number, column, f"the same as in row {number}", text)


def _check_complete(sites: Mapping[str, _Draft], refusals: _Refusals) -> None:
    if refusals.places:
        return
    for slug, site in sites.items():
        if not site.says("site_name"):
            refusals.add(site.row, "site_name", f"a name of {slug} in one of its rows", "")
        for department, draft in site.parts.items():
            if not draft.says("department_name"):
                rule = f"a name of {department} at {slug} in one of its rows"
                refusals.add(draft.row, "department_name", rule, "")


def _site(slug: str, draft: _Draft) -> SiteDescription:
    kind = draft.says("kind")
    return SiteDescription(
        slug,
        draft.says("site_name"),
        SiteKind(kind) if kind else None,
        draft.says("wave") or None,
        draft.says("time_zone") or None,
        tuple(_department(name, draft.parts[name]) for name in sorted(draft.parts)),
    )


def _department(slug: str, draft: _Draft) -> SiteDepartment:
    staff = tuple(StaffGroup(role, shift, draft.staff[role, shift][0]) for role, shift in sorted(draft.staff))
    return SiteDepartment(slug, draft.says("department_name"), staff)
