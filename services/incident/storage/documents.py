"""Domain values to and from what JSON columns hold."""

from functools import lru_cache
from sys import intern
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
    """A step from its JSON form. Words that many steps share are one object: steps of hundreds of sites are kept."""
    return FlowStep(
        intern(document["step"]),
        intern(document["name"]),
        intern(document["actor"]),
        intern(document["department"]),
        needs=tuple(_need(intern(item), by and intern(by)) for item, by in document.get("needs", ())),
        hands_to=document.get("hands_to"),
        **{name: tuple(map(intern, document.get(name, ()))) for name in _LISTS},
    )


@lru_cache(maxsize=4096)
def _need(item: str, by: str | None) -> Need:
    return Need(item, by)


def hop_document(hop: Hop) -> list[str | None]:
    """JSON-ready form of one step on the way."""
    return [hop.map, hop.step, hop.name, hop.department, hop.by]


def hop_of(document: list[Any]) -> Hop:
    """One step on the way from its JSON form."""
    return Hop(*document)
