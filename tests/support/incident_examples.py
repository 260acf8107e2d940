"""The golden events of incident. ``python -m tests.support.incident_examples`` writes those that are missing."""

from datetime import UTC, datetime
from typing import Any

from incident.domain.facts import (
    IncidentAcknowledged,
    IncidentContained,
    IncidentFact,
    IncidentOpened,
    IncidentResolved,
)
from incident.domain.flow import Origin
from incident.domain.incident import Incident, Severity, State
from incident.domain.route import Hop, Route
from incident.domain.start import ReportedPlace
from incident.engines.downstream import downstream
from incident.engines.site_index import index_site
from incident.messaging.outbound import to_event
from tests.support.golden_events import example_of, write_missing
from tests.support.incident_samples import check_in, claim_edit, rooming

INCIDENT = "01930f5d-0000-7000-8000-000000000001"
BLIND = "01930f5d-0000-7000-8000-000000000002"
WHEN = datetime(2026, 11, 2, 11, 58, 30, tzinfo=UTC)
TONIGHT = datetime(2026, 11, 2, 19, 0, tzinfo=UTC)


def _opened() -> Incident:
    routes = downstream(index_site([check_in(), rooming(), claim_edit()]), check_in().key, "s1")
    return Incident(
        INCIDENT,
        "01930f5d-0000-7000-8000-00000000000a",
        1,
        State.OPEN,
        Severity.HIGH,
        ReportedPlace("oak-street", "patient-access", "check-in", "s1"),
        "Do s1",
        "patient-access",
        Origin.MAP,
        "staff-7",
        "front-desk",
        WHEN,
        routes,
    )


def _blind() -> Incident:
    hop = Hop("oak-street/patient-access/telehealth-visit", "t4", None, "patient-access")
    return Incident(
        BLIND,
        "01930f5d-0000-7000-8000-00000000000b",
        1,
        State.OPEN,
        Severity.SAFETY,
        ReportedPlace("oak-street", "patient-access", "telehealth-visit", "t4"),
        None,
        "patient-access",
        Origin.BLIND,
        "staff-7",
        None,
        WHEN,
        (Route("patient-access", (hop,)),),
    )


def _facts() -> dict[str, IncidentFact]:
    narrative = "01930f5d-0000-7000-8000-00000000000"
    return {
        "incident.incident.opened.v1/plain": IncidentOpened(INCIDENT, 1, _opened()),
        "incident.incident.opened.v1/blind": IncidentOpened(BLIND, 1, _blind()),
        "incident.incident.acknowledged.v1/plain": IncidentAcknowledged(INCIDENT, 2, "billing"),
        "incident.incident.contained.v1/plain": IncidentContained(
            INCIDENT, 3, "patient-access", f"{narrative}c", TONIGHT
        ),
        "incident.incident.resolved.v1/plain": IncidentResolved(INCIDENT, 4, "patient-access", f"{narrative}d"),
    }


def incident_examples() -> dict[str, dict[str, Any]]:
    """Envelopes by ``<event type>/<case>``, as incident's code makes them now."""
    return {name: example_of(fact, to_event(fact), number) for number, (name, fact) in enumerate(_facts().items(), 201)}


if __name__ == "__main__":
    for path in write_missing(incident_examples()):
        print(path)
