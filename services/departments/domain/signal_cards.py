"""Cards for signals: what the streams show that nobody has said."""

from collections.abc import Iterator
from typing import Any

from departments.domain import places
from departments.domain.documents import SignalDoc
from departments.domain.evidence import EVIDENCE_SHOWN, Card, Evidence, Mark, evidence
from departments.domain.news import Held
from departments.domain.traces import trace_id_of
from departments.domain.words import inside, listed, opened, party_name
from departments.domain.world import World


def signal_cards(world: World, held: Held[SignalDoc]) -> Iterator[Card]:
    """A card for each department that the signal is for; none once it no longer stands."""
    state = held.state
    if held.is_over:
        return
    title, because, href = _words(world, state)
    for department in sorted(set(state["departments"])):
        yield {
            "card_id": f"signal:{state['signal_id']}",
            "kind": "signal",
            "department": department,
            "urgency": _urgency(state),
            "title": title,
            "because": because,
            "act": {"label": "Open what it rests on", "href": href, "minutes": None},
            "changed_at": held.mark["at"],
            "evidence": _evidence(held, href),
            "detail": _detail(world, state),
            "trace_id": trace_id_of(held.traceparent),
        }


def _urgency(state: SignalDoc) -> int:
    if state["kind"] == "stalled-sign-off":
        return 1
    return 3 if state["severity"] == "safety" else 2


def _words(world: World, state: SignalDoc) -> tuple[str, str, str]:
    workflow = state["workflow"] or ""
    name = inside(world.workflow_name(workflow))
    if state["kind"] == "stalled-sign-off":
        who = listed([party_name(party) for party in state["waiting_for"]])
        because = f"It has waited {state['count']:g} hours for {who}; {state['threshold']:g} hours is the limit."
        return f"{opened(name)} waits for {who}", because, places.standard(workflow)
    at = world.site_name(state["site"] or "")
    window = f" within {state['window_minutes']:g} minutes" if state["window_minutes"] else ""
    because = f"{state['count']:g} incidents in {name}{window}; {state['threshold']:g} is more than chance explains."
    step = state["step_name"] or state["step"]
    return f"“{step}” fails again and again at {at}", because, places.incidents_at(state["site"] or "")


def _evidence(held: Held[SignalDoc], href: str) -> list[Evidence]:
    """The signal itself, then the newest events that it rests on, where they can be opened."""
    state = held.state
    own = evidence(held.mark, "The signal")
    is_hot = state["kind"] == "hot-spot"
    event_type = "incident.incident.opened.v1" if is_hot else "alignment.sign-off.requested.v1"
    label = "An incident was reported" if is_hot else "The five parties were asked"
    marks: list[Mark] = [
        {"event_id": event_id, "event_type": event_type, "at": state["as_of"]}
        for event_id in reversed(state["evidence"][-EVIDENCE_SHOWN:])
    ]
    return [own, *(evidence(mark, label, href) for mark in marks)]


def _detail(world: World, state: SignalDoc) -> dict[str, Any]:
    return {
        "signal_id": state["signal_id"],
        "signal_kind": state["kind"],
        "as_of": state["as_of"],
        "site": state["site"],
        "site_name": world.site_name(state["site"]) if state["site"] else None,
        "workflow": state["workflow"],
        "workflow_name": world.workflow_name(state["workflow"]) if state["workflow"] else None,
        "step": state["step"],
        "step_name": state["step_name"],
        "severity": state["severity"],
        "round_id": state["round_id"],
        "waiting_for": state["waiting_for"],
        "count": state["count"],
        "threshold": state["threshold"],
        "window_minutes": state["window_minutes"],
        "evidence": state["evidence"],
    }
