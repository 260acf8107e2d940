"""Read a registry file: what it says of sites, screened, before anything is opened or stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from intake.application.screened import Screened, discreet, screen
from intake.domain.errors import RegistryRefused
from intake.domain.sites import SiteDescription
from intake.engines.fhir_registry import read_fhir
from intake.engines.registry_rows import read_rows


@dataclass(frozen=True)
class RegistryFile:
    """What a file says. ``left_aside`` counts resources of the file that are no part of a registry, by type."""

    sites: tuple[SiteDescription, ...]
    left_aside: Mapping[str, int]


def read_csv_registry(text: str, file: str) -> Screened[RegistryFile]:
    """The registry in the CSV ``text`` of ``file``. Raises :class:`RegistryRefused`, :class:`IdentifierFound`."""
    try:
        return _screened(RegistryFile(read_rows(text, file), {}), file)
    except RegistryRefused as refused:
        raise RegistryRefused(discreet(refused.places)) from None


def read_fhir_registry(document: Any, file: str) -> Screened[RegistryFile]:
    """The registry in the FHIR R4 Bundle ``document`` of ``file``. Raises as :func:`read_csv_registry` does."""
    try:
        read = read_fhir(document, file)
    except RegistryRefused as refused:
        raise RegistryRefused(discreet(refused.places)) from None
    return _screened(RegistryFile(read.sites, read.left_aside), file)


def _screened(read: RegistryFile, file: str) -> Screened[RegistryFile]:
    text = {
        site.site: {"name": site.name, "departments": {one.department: one.name for one in site.departments}}
        for site in read.sites
    }
    return screen(read, text, lambda path: f"{file}, {path}")
