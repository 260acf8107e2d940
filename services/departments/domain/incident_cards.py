"""Cards for open incidents, one for each department that the incident touches."""

from collections.abc import Iterator

from departments.domain import places
from departments.domain.documents import IncidentDoc, RouteDoc
from departments.domain.evidence import Card, Evidence, evidence
from departments.domain.incidents import stage
from departments.domain.news import Held
from departments.domain.traces import trace_id_of
from departments.domain.words import inside, item_name
from departments.domain.world import World

URGENCY = {"safety": 3, "high": 2, "medium": 1, "low": 0}


def incident_cards(world: World, held: Held[IncidentDoc]) -> Iterator[Card]:
    """A card for each department that the incident is routed to; none once it is resolved."""
    if held.is_over:
        return
    for route in held.state["routed_to"]:
        yield _card(world, held, route)


def _card(world: World, held: Held[IncidentDoc], route: RouteDoc) -> Card:
    state = held.state
    step = state["step_name"] or state["step"]
    href = places.incident(state["incident_id"])
    has_acknowledged = route["department"] in state["acknowledged"]
    label = "See what to do meanwhile" if has_acknowledged else "Say that you know"
    return {
        "card_id": f"incident:{state['incident_id']}",
        "kind": "incident",
        "department": route["department"],
        "urgency": _urgency(state),
        "title": f"“{step}” goes wrong at {world.site_name(state['site'])}",
        "because": _because(world, state, route),
        "act": {"label": label, "href": href, "minutes": None},
        "changed_at": held.mark["at"],
        "evidence": _evidence(world, held),
        "detail": _detail(world, state, route),
        "trace_id": trace_id_of(held.traceparent),
    }


def _urgency(state: IncidentDoc) -> int:
    urgency = URGENCY.get(state["severity"], 1)
    is_held = state["contained"] is not None and state["severity"] != "safety"
    return max(0, urgency - 1) if is_held else urgency


def _because(world: World, state: IncidentDoc, route: RouteDoc) -> str:
    name = inside(world.workflow_name(state["workflow"]))
    if route["department"] == state["department"]:
        return f"It is a step of your own in {name}."
    origin = world.department_name(state["site"], state["department"])
    if route["by"]:
        return f"It is {origin}'s step in {name}, and you take over “{item_name(route['by'])}” from it."
    return f"It is {origin}'s step in {name}, and your work comes after it."


def _evidence(world: World, held: Held[IncidentDoc]) -> list[Evidence]:
    state, href = held.state, places.incident(held.state["incident_id"])
    pieces = [evidence(state["opened"], "It was opened", href)]
    for department, mark in sorted(state["acknowledged"].items()):
        pieces.append(evidence(mark, f"{world.department_name(state['site'], department)} said that it knows", href))
    if state["contained"]:
        pieces.append(evidence(state["contained"]["mark"], "It was contained", href))
    return pieces


def _detail(world: World, state: IncidentDoc, route: RouteDoc) -> dict[str, object]:
    contained = state["contained"]
    return {
        "incident_id": state["incident_id"],
        "state": stage(state),
        "severity": state["severity"],
        "site": state["site"],
        "site_name": world.site_name(state["site"]),
        "department": state["department"],
        "workflow": state["workflow"],
        "workflow_name": world.workflow_name(state["workflow"]),
        "step": state["step"],
        "step_name": state["step_name"],
        "owner_department": state["owner_department"],
        "reported_at": state["reported_at"],
        "acknowledged_at": {department: mark["at"] for department, mark in state["acknowledged"].items()},
        "contained": {"department": contained["department"], "until": contained["until"]} if contained else None,
        "item": route["by"],
        "path": [{"step": hop["step"], "name": hop["name"], "map": hop["map"]} for hop in route["path"]],
    }
