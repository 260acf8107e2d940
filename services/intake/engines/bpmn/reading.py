"""A BPMN file as a document of ``plumbline.map/1``, with everything that the map has no place for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from intake.engines.bpmn.graphs import ACTIVITIES, Graph, actor_of, graph_of, is_expanded, kind_of
from intake.engines.bpmn.items import items_of
from intake.engines.bpmn.leftovers import left_aside
from intake.engines.bpmn.trees import BpmnRefused, LeftAside, children, line_of, reference, text_of, tree_of, words_of
from intake.engines.bpmn.ways import branches_of, decision_of, event_word, is_deciding, is_step, steps_after, steps_at

LONGEST_NAME, LONGEST_ROLE, MOST_STEPS = 200, 80, 300
MOST_BRANCHES, MOST_CASES, MOST_NODES = 50, 50, 5_000
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


@dataclass(frozen=True)
class BpmnMap:
    """A map's document without its site, department and workflow; and what it does not hold, by its lines."""

    document: Mapping[str, Any]
    left_aside: tuple[LeftAside, ...]


def read_bpmn(content: bytes) -> BpmnMap:
    """The work that a BPMN 2.0 file tells: all its pools and processes as one map.

    Lanes (else pools, else processes) are actors, data objects items, gateways decisions of the step before them,
    boundary events exceptions, message flows hand-offs. The inner steps of an expanded sub-process stand for it. What
    is kept beside the map's own fields stands under ``bpmn``. Raises :class:`BpmnRefused`.
    """
    graph = graph_of(tree_of(content))
    if len(graph.nodes) > MOST_NODES:
        raise BpmnRefused("definitions", f"at most {MOST_NODES} activities, events and gateways", str(len(graph.nodes)))
    steps = [node for node in graph.nodes if is_step(graph, node)]
    if not steps:
        raise BpmnRefused("definitions", "at least one activity", _instead(graph))
    if len(steps) > MOST_STEPS:
        raise BpmnRefused("definitions", f"at most {MOST_STEPS} steps", str(len(steps)))
    ids = {node: f"s{number}" for number, node in enumerate(steps, 1)}
    made = {node: _step(graph, node, ids) for node in steps}
    lost: list[LeftAside] = []
    _add_exceptions(graph, ids, made, lost)
    _add_hand_offs(graph, ids, made, lost)
    document = {"format": "plumbline.map/1", "steps": list(made.values()), "bpmn": _around(graph)}
    return BpmnMap(
        document,
        tuple(
            sorted([*lost, *_branches_left_aside(graph, made), *left_aside(graph)], key=lambda one: (one.line, one.id))
        ),
    )


def _step(graph: Graph, node: str, ids: Mapping[str, str]) -> dict[str, Any]:
    element = graph.nodes[node]
    needs, gives = items_of(graph, element)
    step: dict[str, Any] = {
        "id": ids[node],
        "name": _wording(_name(graph, node)),
        "actor": _role(actor_of(graph, node)),
        "needs": needs,
        "gives": gives,
        "bpmn": {"id": element.get("id", ""), "element": kind_of(graph, node)},
    }
    if notes := [text_of(one) for one in children(element, "documentation") if text_of(one)]:
        step["bpmn"]["documentation"] = notes
    gateway = decision_of(graph, node)
    if gateway is not None:
        step["decision"] = _decision(graph, node, gateway, ids)
    else:
        step["next"] = [ids[one] for one in steps_after(graph, node)]
    return step


def _name(graph: Graph, node: str) -> str:
    element, kind = graph.nodes[node], kind_of(graph, node)
    if kind in ACTIVITIES:
        return words_of(element) or f"{_spaced(kind)} without a name".capitalize()
    if is_deciding(graph, node):
        return words_of(element) or "Decide how to go on"
    return event_word(element)


def _decision(graph: Graph, node: str, gateway: str, ids: Mapping[str, str]) -> dict[str, Any]:
    branches: list[dict[str, Any]] = []
    for when, leads, _ in branches_of(graph, gateway):
        branch: dict[str, Any] = {"when": _wording(when)}
        if leads:
            branch["next"] = ids[leads[0]]
        if len(leads) > 1:
            branch["bpmn"] = {"also": [ids[one] for one in leads[1:]]}
        branches.append(branch)
    asked = "" if kind_of(graph, gateway) in ACTIVITIES else words_of(graph.nodes[gateway])
    question = asked or f"How does it go on after “{_name(graph, node)}”?"
    return {"question": _wording(question), "branches": branches[:MOST_BRANCHES]}


def _branches_left_aside(graph: Graph, made: Mapping[str, dict[str, Any]]) -> list[LeftAside]:
    """The ways out of a gateway that are more than a decision can hold."""
    return [
        LeftAside("sequenceFlow", flow.get("id", ""), line_of(flow), f"a decision has at most {MOST_BRANCHES} branches")
        for node in made
        if (gateway := decision_of(graph, node)) is not None
        for _, _, flow in branches_of(graph, gateway)[MOST_BRANCHES:]
    ]


def _add_exceptions(
    graph: Graph, ids: Mapping[str, str], made: Mapping[str, dict[str, Any]], lost: list[LeftAside]
) -> None:
    for node, element in graph.nodes.items():
        if kind_of(graph, node) != "boundaryEvent":
            continue
        host = reference(element.get("attachedToRef"))
        at = steps_at(graph, host) if host in graph.nodes else []
        if not at:
            why = "it is attached to nothing that is a step"
            lost.append(LeftAside("boundaryEvent", element.get("id", ""), line_of(element), why))
            continue
        leads = steps_after(graph, node)
        case: dict[str, Any] = {"when": _wording(event_word(element)), "bpmn": {"id": element.get("id", "")}}
        if leads:
            case["next"] = ids[leads[0]]
        if len(leads) > 1:
            case["bpmn"]["also"] = [ids[one] for one in leads[1:]]
        if element.get("cancelActivity") == "false":
            case["bpmn"]["interrupts"] = False
        cases = made[at[0]].setdefault("exceptions", [])
        if len(cases) < MOST_CASES:
            cases.append(case)
        else:
            why = f"a step has at most {MOST_CASES} exceptions"
            lost.append(LeftAside("boundaryEvent", element.get("id", ""), line_of(element), why))


def _add_hand_offs(
    graph: Graph, ids: Mapping[str, str], made: Mapping[str, dict[str, Any]], lost: list[LeftAside]
) -> None:
    for flow in graph.root.iter("{*}messageFlow"):
        giver, taker = reference(flow.get("sourceRef")), reference(flow.get("targetRef"))
        step = next(iter(steps_at(graph, giver)), None) if giver in graph.nodes else None
        role = _role(_who(graph, taker))
        if step is None or role == _UNKNOWN:
            why = "one of its ends is no step and no pool with a name"
            lost.append(LeftAside("messageFlow", flow.get("id", ""), line_of(flow), why))
            continue
        message = {"id": flow.get("id", ""), "name": words_of(flow), "to": role}
        if "hands_to" not in made[step]:
            made[step]["hands_to"] = {"role": role, "by": "other:message"}
        made[step]["bpmn"].setdefault("messages", []).append(message)


def _who(graph: Graph, node: str) -> str:
    return actor_of(graph, node) if node in graph.nodes else graph.participants.get(node, "")


def _around(graph: Graph) -> dict[str, Any]:
    """What is kept of the file beside its steps: where it begins and ends, its pools, its notes."""
    events = [(kind_of(graph, node), element) for node, element in graph.nodes.items()]
    kept: dict[str, Any] = {
        "begins": [event_word(element) for kind, element in events if kind == "startEvent"],
        "ends": [event_word(element) for kind, element in events if kind == "endEvent"],
        "pools": [name for name in graph.participants.values() if name],
        "notes": [text_of(one) for one in graph.root.iter("{*}textAnnotation") if text_of(one)],
        "sub_processes": [words_of(element) for node, element in graph.nodes.items() if is_expanded(graph, node)],
    }
    return {name: values for name, values in kept.items() if values}


_UNKNOWN = "nobody named"


def _role(text: str) -> str:
    plain = _CONTROL.sub(" ", text).strip()[:LONGEST_ROLE]
    return plain if re.search(r"[A-Za-z0-9]", plain) else _UNKNOWN


def _wording(text: str) -> str:
    plain = " ".join(_CONTROL.sub(" ", text).split())
    return plain if len(plain) <= LONGEST_NAME else f"{plain[: LONGEST_NAME - 1]}…"


def _spaced(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _instead(graph: Graph) -> str:
    found = [str(one.tag).rpartition("}")[2] for one in graph.root if isinstance(one.tag, str)]
    return ", ".join(dict.fromkeys(found)) or "nothing"
