"""The signals worker's events as changes."""

from contracts.events.departments_signals import SignalCleared, SignalRaised
from departments.domain.documents import SignalDoc
from departments.domain.instants import iso
from departments.domain.news import Told


def raised(data: SignalRaised) -> Told:
    """A signal stands."""
    state: SignalDoc = {
        "signal_id": data.signal_id,
        "kind": data.kind,
        "departments": sorted(set(data.departments)),
        "evidence": list(data.evidence),
        "as_of": iso(data.as_of),
        "site": data.site,
        "workflow": data.workflow,
        "step": data.step,
        "step_name": data.step_name,
        "severity": data.severity.value if data.severity else None,
        "round_id": data.round_id,
        "waiting_for": [party.value for party in data.waiting_for],
        "count": data.count,
        "threshold": data.threshold,
        "window_minutes": data.window_minutes,
        "is_over": False,
    }
    return Told(state)


def cleared(data: SignalCleared) -> Told:
    """A signal no longer stands; where it was is said no more, so that this does not depend on what came before."""
    state: SignalDoc = {
        "signal_id": data.signal_id,
        "kind": data.kind,
        "departments": sorted(set(data.departments)),
        "evidence": list(data.evidence),
        "as_of": iso(data.as_of),
        "site": None,
        "workflow": None,
        "step": None,
        "step_name": None,
        "severity": None,
        "round_id": None,
        "waiting_for": [],
        "count": 0,
        "threshold": 0,
        "window_minutes": None,
        "is_over": True,
    }
    return Told(state)
