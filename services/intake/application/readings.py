"""What readers get, and what they may ask by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from intake.domain.site_map import EvidenceCounts
from intake.domain.workaround import Workaround


@dataclass(frozen=True)
class Slice:
    """A page of a list: at most ``limit`` rows after the key ``after``, part by part."""

    limit: int
    after: tuple[str, ...] | None = None


@dataclass(frozen=True)
class SiteReading:
    """A site in a list."""

    site: str
    name: str
    kind: str
    wave: str | None
    time_zone: str
    departments: int
    headcount: int
    version: int


@dataclass(frozen=True)
class DepartmentReading:
    """A department over all sites. ``name`` is the one that most sites use."""

    department: str
    name: str
    sites: int
    headcount: int


@dataclass(frozen=True)
class CellFilter:
    """Maps or workarounds of a site, department and workflow; none means any."""

    site: str | None = None
    department: str | None = None
    workflow: str | None = None


@dataclass(frozen=True)
class CoverageFilter:
    """Cells of a site, department and wave; none means any."""

    site: str | None = None
    department: str | None = None
    wave: str | None = None


@dataclass(frozen=True)
class MapReading:
    """A map without its steps."""

    site: str
    department: str
    workflow: str
    version: int
    content_hash: str
    evidence: EvidenceCounts
    recorded_at: datetime


@dataclass(frozen=True)
class MapDocumentReading:
    """One version of a map with the whole of its document."""

    map: MapReading
    document: Mapping[str, Any]


@dataclass(frozen=True)
class WorkaroundReading:
    """A workaround as it was told."""

    workaround_id: str
    workaround: Workaround
    recorded_at: datetime
