"""What has happened in incident. Each fact names its aggregate and the version that the fact made."""

from dataclasses import dataclass
from datetime import datetime

from incident.domain.incident import Incident


@dataclass(frozen=True)
class IncidentOpened:
    """A report became an incident."""

    aggregate_id: str
    aggregate_version: int
    incident: Incident


@dataclass(frozen=True)
class IncidentAcknowledged:
    """A department said that it knows."""

    aggregate_id: str
    aggregate_version: int
    department: str


@dataclass(frozen=True)
class IncidentContained:
    """A measure holds until ``until``; its words are ``measure_id``, here only."""

    aggregate_id: str
    aggregate_version: int
    department: str
    measure_id: str
    until: datetime


@dataclass(frozen=True)
class IncidentResolved:
    """The fault is mended; the words are ``resolution_id``, here only."""

    aggregate_id: str
    aggregate_version: int
    department: str
    resolution_id: str


IncidentFact = IncidentOpened | IncidentAcknowledged | IncidentContained | IncidentResolved
