"""What readers get, and what they may ask by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from incident.domain.incident import Incident, Severity, State


@dataclass(frozen=True)
class Slice:
    """A page of a list: at most ``limit`` rows after the key ``after``, part by part."""

    limit: int
    after: tuple[str, ...] | None = None


@dataclass(frozen=True)
class IncidentFilter:
    """Incidents in a state, at a site, of a severity, that touch ``department``; mended ones or the others.

    None means any.
    """

    state: State | None = None
    site: str | None = None
    department: str | None = None
    severity: Severity | None = None
    is_resolved: bool | None = None


class Kind(StrEnum):
    """What happened to an incident."""

    OPENED = "opened"
    ACKNOWLEDGED = "acknowledged"
    CONTAINED = "contained"
    RESOLVED = "resolved"


@dataclass(frozen=True)
class Moment:
    """One entry of a timeline. ``version`` is the incident's after it; ``narrative_id`` names its words, if any.

    ``actor_name`` is what the actor was called at that moment, none where nobody said.
    """

    version: int
    kind: Kind
    at: datetime
    department: str | None
    actor: str
    narrative_id: str | None = None
    until: datetime | None = None
    actor_name: str | None = None


@dataclass(frozen=True)
class Narrative:
    """What somebody said in words: a report, a measure or a resolution. It never leaves the database in an event."""

    narrative_id: str
    incident_id: str
    text: str
    author: str
    at: datetime


@dataclass(frozen=True)
class Names:
    """What people call the site, the workflow and the site's departments; absent where nobody has said it yet."""

    site: str | None = None
    workflow: str | None = None
    departments: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class IncidentReading:
    """An incident as it is shown. ``acknowledged_at`` by department, ``changed_at`` the time of its last moment."""

    incident: Incident
    names: Names
    changed_at: datetime
    acknowledged_at: Mapping[str, datetime]


@dataclass(frozen=True)
class IncidentDetail:
    """An incident with its timeline; ``texts`` by narrative, empty for who may not be told."""

    reading: IncidentReading
    timeline: tuple[Moment, ...]
    texts: Mapping[str, str]
    is_told: bool
