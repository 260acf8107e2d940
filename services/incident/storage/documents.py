"""Domain values to and from what JSON columns hold."""

from typing import Any

from incident.domain.flow import FlowStep, Need
from incident.domain.route import Hop

_LISTS = ("after", "gives", "marks", "next", "branches", "exceptions")


def step_document(step: FlowStep) -> dict[str, Any]:
    """JSON-ready form of a step; what is empty is left out."""
    document: dict[str, Any] = {
        "step": step.step,
        "name": step.name,
        "actor": step.actor,
        "department": step.department,
        "needs": [[need.item, need.by] for need in step.needs],
        "hands_to": step.hands_to,
        **{name: list(getattr(step, name)) for name in _LISTS},
    }
    return {name: value for name, value in document.items() if value}


def flow_step(document: dict[str, Any]) -> FlowStep:
    """A step from its JSON form."""
    return FlowStep(
        document["step"],
        document["name"],
        document["actor"],
        document["department"],
        needs=tuple(Need(item, by) for item, by in document.get("needs", ())),
        hands_to=document.get("hands_to"),
        **{name: tuple(document.get(name, ())) for name in _LISTS},
    )


def hop_document(hop: Hop) -> list[str | None]:
    """JSON-ready form of one step on the way."""
    return [hop.map, hop.step, hop.name, hop.department, hop.by]


def hop_of(document: list[Any]) -> Hop:
    """One step on the way from its JSON form."""
    return Hop(*document)
