"""The life of an incident, and who may act on it."""

from datetime import timedelta

import pytest

from incident.domain import errors
from incident.domain.flow import Origin
from incident.domain.incident import Actor, Incident, Severity, State
from incident.domain.route import Hop, Route
from incident.domain.start import ReportedPlace
from tests.support.incident_samples import BILLER, COMMAND_CENTRE, EVENING, FRONT_DESK, NOON, PHARMACIST

OWN = Hop("oak-street/patient-access/check-in", "s1", "Scan", "patient-access")
THERE = Hop("oak-street/billing/claim-edit", "c2", "Check", "billing", "coverage.plan")


def opened() -> Incident:
    return Incident(
        "i-1",
        "r-1",
        1,
        State.OPEN,
        Severity.HIGH,
        ReportedPlace("oak-street", "patient-access", "check-in", "s1"),
        "Scan",
        "patient-access",
        Origin.MAP,
        "staff-2",
        None,
        NOON,
        (Route("patient-access", (OWN,)), Route("billing", (OWN, THERE))),
    )


def contained(incident: Incident) -> Incident:
    return incident.contained_by("patient-access", FRONT_DESK, until=EVENING, now=NOON)


def test_it_goes_from_open_to_resolved_one_version_at_a_time() -> None:
    life = [opened()]
    life.append(life[-1].acknowledged_by("billing", BILLER))
    life.append(life[-1].acknowledged_by("patient-access", FRONT_DESK))
    life.append(contained(life[-1]))
    life.append(life[-1].resolved_by("patient-access", FRONT_DESK))
    assert [(each.version, each.state) for each in life] == [
        (1, State.OPEN),
        (2, State.ACKNOWLEDGED),
        (3, State.ACKNOWLEDGED),
        (4, State.CONTAINED),
        (5, State.RESOLVED),
    ]


def test_a_late_acknowledgement_does_not_undo_a_containment() -> None:
    incident = contained(opened().acknowledged_by("patient-access", FRONT_DESK))
    assert incident.acknowledged_by("billing", BILLER).state is State.CONTAINED


def test_it_may_be_resolved_without_a_containment() -> None:
    acknowledged = opened().acknowledged_by("patient-access", FRONT_DESK)
    assert acknowledged.resolved_by("billing", BILLER).state is State.RESOLVED


def test_a_containment_may_be_renewed() -> None:
    incident = contained(opened().acknowledged_by("patient-access", FRONT_DESK))
    later = EVENING + timedelta(hours=3)
    renewed = incident.contained_by("billing", BILLER, until=later, now=NOON)
    assert (renewed.state, renewed.contained_until) == (State.CONTAINED, later)


def test_nothing_comes_before_the_first_acknowledgement() -> None:
    with pytest.raises(errors.NotAcknowledgedYet):
        contained(opened())
    with pytest.raises(errors.NotAcknowledgedYet):
        opened().resolved_by("patient-access", FRONT_DESK)


def test_a_department_acknowledges_once() -> None:
    with pytest.raises(errors.AlreadyAcknowledged):
        opened().acknowledged_by("billing", BILLER).acknowledged_by("billing", BILLER)


def test_a_containment_ends_in_the_future() -> None:
    acknowledged = opened().acknowledged_by("patient-access", FRONT_DESK)
    with pytest.raises(errors.ContainmentInThePast):
        acknowledged.contained_by("patient-access", FRONT_DESK, until=NOON, now=NOON)


@pytest.mark.parametrize("act", ["acknowledge", "contain", "resolve"])
def test_nothing_comes_after_the_resolution(act: str) -> None:
    over = opened().acknowledged_by("patient-access", FRONT_DESK).resolved_by("patient-access", FRONT_DESK)
    with pytest.raises(errors.AlreadyResolved):
        _act(over, act, "patient-access", FRONT_DESK)


@pytest.mark.parametrize("act", ["acknowledge", "contain", "resolve"])
def test_only_people_of_touched_departments_may_act(act: str) -> None:
    with pytest.raises(errors.NotYourIncident):
        _act(opened(), act, "pharmacy", PHARMACIST)
    with pytest.raises(errors.NotYourIncident):
        _act(opened(), act, "billing", PHARMACIST)
    with pytest.raises(errors.NotYourIncident):
        _act(opened(), act, "billing", FRONT_DESK)


def test_the_command_centre_acts_for_any_touched_department_and_no_other() -> None:
    assert opened().acknowledged_by("billing", COMMAND_CENTRE).state is State.ACKNOWLEDGED
    with pytest.raises(errors.DepartmentNotTouched):
        opened().acknowledged_by("pharmacy", COMMAND_CENTRE)


@pytest.mark.parametrize(
    ("reader", "is_told"),
    [
        (BILLER, True),
        (FRONT_DESK, True),
        (COMMAND_CENTRE, True),
        (Actor("staff-2", frozenset({"pharmacy"})), True),
        (PHARMACIST, False),
    ],
)
def test_words_are_for_the_touched_and_the_reporter(reader: Actor, is_told: bool) -> None:
    assert opened().may_be_told_to(reader) is is_told


def _act(incident: Incident, act: str, department: str, actor: Actor) -> Incident:
    if act == "acknowledge":
        return incident.acknowledged_by(department, actor)
    if act == "contain":
        return incident.contained_by(department, actor, until=EVENING, now=NOON)
    return incident.resolved_by(department, actor)
