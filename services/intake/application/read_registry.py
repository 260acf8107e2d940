"""Read a registry file: what it says of sites, screened, before anything is opened or stored.

To import at once, all of a file must be right. To stage it, rows are sifted: what the sound ones say, and where the
others are.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from intake.application.screened import RULE, Screened, discreet, identifier_in, screen
from intake.domain.errors import RegistryRefused
from intake.domain.places import Place
from intake.domain.sites import SiteDescription
from intake.engines.fhir_registry import read_fhir
from intake.engines.registry_rows import SiftedRows, read_rows, sift_csv, sift_sheet
from intake.engines.sheet_archive import SheetsRefused
from intake.engines.sheets import Sheet, read_sheets


@dataclass(frozen=True)
class RegistryFile:
    """What a file says. ``left_aside`` counts resources of the file that are no part of a registry, by type.

    ``refused`` are the first places of rows that cannot be right, ``refused_rows`` counts all of those rows.
    """

    sites: tuple[SiteDescription, ...]
    left_aside: Mapping[str, int] = field(default_factory=dict)
    refused: tuple[Place, ...] = ()
    refused_rows: int = 0


def read_csv_registry(text: str, file: str) -> Screened[RegistryFile]:
    """The registry in the CSV ``text`` of ``file``. Raises :class:`RegistryRefused`, :class:`IdentifierFound`."""
    try:
        return screen_registry(RegistryFile(read_rows(text, file)), file)
    except RegistryRefused as refused:
        raise RegistryRefused(discreet(refused.places)) from None


def read_fhir_registry(document: Any, file: str) -> Screened[RegistryFile]:
    """The registry in the FHIR R4 Bundle ``document`` of ``file``. Raises as :func:`read_csv_registry` does."""
    try:
        read = read_fhir(document, file)
    except RegistryRefused as refused:
        raise RegistryRefused(discreet(refused.places)) from None
    return screen_registry(RegistryFile(read.sites, read.left_aside), file)


def sift_csv_registry(text: str, file: str) -> Screened[RegistryFile]:
    """The sound rows of the CSV ``text``, and where the others are. Raises :class:`RegistryRefused`."""
    try:
        return _sifted(sift_csv(text, file, _judge), file)
    except RegistryRefused as refused:
        raise RegistryRefused(discreet(refused.places)) from None


def sift_xlsx_registry(content: bytes, file: str) -> Screened[RegistryFile]:
    """As :func:`sift_csv_registry`, for the first sheet of the workbook ``content``."""
    try:
        return _sifted(sift_sheet(_first_sheet(content, file), file, _judge), file)
    except RegistryRefused as refused:
        raise RegistryRefused(discreet(refused.places)) from None


def read_xlsx_registry(content: bytes, file: str) -> Screened[RegistryFile]:
    """The registry in the first sheet of the workbook ``content``. Raises as :func:`read_csv_registry` does."""
    read = sift_xlsx_registry(content, file)
    if read.value.refused:
        raise RegistryRefused(read.value.refused[:50], total=len(read.value.refused))
    return read


def _first_sheet(content: bytes, file: str) -> Sheet:
    try:
        sheets = read_sheets(content)
    except SheetsRefused as refused:
        where = f"{file}, {refused.place}" if refused.place else file
        raise RegistryRefused([Place(where, refused.rule, refused.found)]) from None
    if not sheets:
        raise RegistryRefused([Place(file, "a workbook with a visible sheet", "none")])
    return sheets[0]


def _judge(column: str, text: str) -> tuple[str, str] | None:
    kind = identifier_in(f"{column.replace('_', ' ')}: {text}")
    return None if kind is None else (RULE, f"what looks like a {kind}")


def _sifted(rows: SiftedRows, file: str) -> Screened[RegistryFile]:
    return screen_registry(RegistryFile(rows.sites, {}, tuple(discreet(rows.refused)), rows.refused_rows), file)


def screen_registry(read: RegistryFile, file: str) -> Screened[RegistryFile]:
    """``read``, if nothing in its names looks like an identifier. Raises :class:`IdentifierFound`."""
    text = {
        site.site: {"name": site.name, "departments": {one.department: one.name for one in site.departments}}
        for site in read.sites
    }
    return screen(read, text, lambda path: f"{file}, {path}")
