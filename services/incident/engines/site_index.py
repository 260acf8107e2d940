"""Who depends on whom at one site, prepared so that following it is quick.

A step leads to another when, at the same site,
- the other comes after it inside its flow: as a next step, by a branch, by an exception, or by handing over to a role
  (the first later step of that role in the flow; where there is none later, its first step);
- it gives an item that the other needs, in any workflow and department;
- it marks a milestone that the other must come after, or by which something the other needs must exist.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from incident.domain.flow import Flow, FlowStep

NEXT, BRANCH, EXCEPTION, HAND_OFF = "next step", "branch", "exception", "hand-off"
"""How work goes on inside a flow, where neither an item nor a milestone says it better."""


@dataclass(frozen=True, slots=True)
class Node:
    """A step in the index, and what leads out of it. ``inside`` holds (place, how) of steps of the same flow."""

    flow: str
    step: str
    name: str
    department: str
    gives: tuple[str, ...]
    marks: tuple[str, ...]
    inside: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class SiteIndex:
    """The steps of a site in one order (by flow, then as in the flow), and who takes what.

    The order and all lists in it are the same for the same flows, however these were given.
    """

    nodes: tuple[Node, ...]
    places: dict[tuple[str, str], int]
    takers: dict[str, tuple[int, ...]]
    waiters: dict[str, tuple[int, ...]]


def index_site(flows: Iterable[Flow]) -> SiteIndex:
    """Index the flows that a site works by. A second step of the same id in a flow is left out."""
    ordered = sorted(flows, key=lambda flow: flow.key)
    nodes: list[Node] = []
    places: dict[tuple[str, str], int] = {}
    takers: dict[str, list[int]] = {}
    waiters: dict[str, list[int]] = {}
    for flow in ordered:
        steps = list({step.step: step for step in reversed(flow.steps)}.values())[::-1]
        first = len(nodes)
        for place, step in enumerate(steps, first):
            places[flow.key, step.step] = place
            for item in {need.item for need in step.needs}:
                takers.setdefault(item, []).append(place)
            for milestone in {*step.after, *(need.by for need in step.needs if need.by)}:
                waiters.setdefault(milestone, []).append(place)
        by_id = {each.step: place for place, each in enumerate(steps, first)}
        nodes.extend(_node(flow.key, step, _inside(step, steps, by_id)) for step in steps)
    return SiteIndex(tuple(nodes), places, _frozen(takers), _frozen(waiters))


def _node(key: str, step: FlowStep, inside: tuple[tuple[int, str], ...]) -> Node:
    gives, marks = tuple(sorted(set(step.gives))), tuple(sorted(set(step.marks)))
    return Node(key, step.step, step.name, step.department, gives, marks, inside)


def _inside(step: FlowStep, steps: Sequence[FlowStep], by_id: Mapping[str, int]) -> tuple[tuple[int, str], ...]:
    ways = [(target, NEXT) for target in step.next]
    ways += [(target, BRANCH) for target in step.branches]
    ways += [(target, EXCEPTION) for target in step.exceptions]
    found = [(by_id[target], how) for target, how in ways if target in by_id]
    receiver = _receiver(step, steps)
    if receiver is not None:
        found.append((by_id[receiver.step], HAND_OFF))
    return tuple(found)


def _receiver(step: FlowStep, steps: Sequence[FlowStep]) -> FlowStep | None:
    """The step at which the role takes over that ``step`` hands to; none where the flow has no step of that role."""
    if step.hands_to is None:
        return None
    own = next(place for place, each in enumerate(steps) if each.step == step.step)
    return next((each for each in [*steps[own + 1 :], *steps[:own]] if each.actor == step.hands_to), None)


def _frozen(lists: dict[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {name: tuple(places) for name, places in lists.items()}
