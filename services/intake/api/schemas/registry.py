"""Bodies of the registry."""

from typing import Self

from pydantic import BaseModel

from intake.application.import_registry import RegistryImported, SiteOutcome
from intake.application.readings import DepartmentReading, SiteReading
from intake.domain.sites import Site
from intake.domain.words import SiteKind


class ImportedSiteBody(BaseModel):
    """A site that an import named, and what it did to it."""

    site: str
    outcome: SiteOutcome
    version: int


class RegistryImportedBody(BaseModel):
    """What an import did. ``left_aside`` counts resources of the file that are no part of a registry, by type."""

    added: int
    changed: int
    unchanged: int
    sites: list[ImportedSiteBody]
    left_aside: dict[str, int]

    @classmethod
    def of(cls, done: RegistryImported) -> Self:
        """The body that says ``done``."""
        sites = [ImportedSiteBody(site=one.site, outcome=one.outcome, version=one.version) for one in done.sites]
        counts = {outcome.value: done.count(outcome) for outcome in SiteOutcome}
        return cls(sites=sites, left_aside=dict(done.left_aside), **counts)


class SiteSummary(BaseModel):
    """A site in a list."""

    site: str
    name: str
    kind: SiteKind
    wave: str | None
    time_zone: str
    departments: int
    headcount: int
    version: int

    @classmethod
    def of(cls, reading: SiteReading) -> Self:
        """The body of ``reading``."""
        return cls.model_validate(reading, from_attributes=True)


class StaffGroupBody(BaseModel):
    """People of one role on one shift."""

    role: str
    shift: str
    headcount: int


class SiteDepartmentBody(BaseModel):
    """A department at a site."""

    department: str
    name: str
    staff: list[StaffGroupBody]


class SiteBody(BaseModel):
    """A site with its departments and staff."""

    site: str
    name: str
    kind: SiteKind
    wave: str | None
    time_zone: str
    departments: list[SiteDepartmentBody]
    version: int

    @classmethod
    def of(cls, site: Site) -> Self:
        """The body of ``site``."""
        return cls.model_validate(site, from_attributes=True)


class DepartmentBody(BaseModel):
    """A department over all sites."""

    department: str
    name: str
    sites: int
    headcount: int

    @classmethod
    def of(cls, reading: DepartmentReading) -> Self:
        """The body of ``reading``."""
        return cls.model_validate(reading, from_attributes=True)
