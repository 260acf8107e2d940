"""Where the work goes on from a node: to which steps, past joins, ends, links and the edges of sub-processes."""

from intake.engines.bpmn.graphs import (
    ACTIVITIES,
    GATEWAYS,
    Graph,
    container_of,
    is_expanded,
    kind_of,
)
from intake.engines.bpmn.trees import Element, children, name_of, reference, text_of, words_of

DECIDING = GATEWAYS - {"parallelGateway"}
MIDDLE = frozenset({"intermediateCatchEvent", "intermediateThrowEvent"})


def is_step(graph: Graph, node: str) -> bool:
    """Whether the node becomes a step of the map: work, a wait or a message, or a decision that no step makes."""
    kind = kind_of(graph, node)
    if kind in ACTIVITIES:
        return not is_expanded(graph, node)
    if kind in MIDDLE:
        return not _is_link(graph, node)
    return kind in DECIDING and is_deciding(graph, node) and decider_of(graph, node) is None


def is_deciding(graph: Graph, node: str) -> bool:
    """Whether a gateway has several ways out, of which one or some are taken."""
    return kind_of(graph, node) in DECIDING and len(graph.flows.get(node, ())) > 1


def decider_of(graph: Graph, gateway: str) -> str | None:
    """The step right before a gateway, if it leads nowhere else and nothing else leads there: its decision."""
    into = graph.into.get(gateway, [])
    if len(into) != 1:
        return None
    before = reference(into[0].get("sourceRef"))
    if before not in graph.nodes or kind_of(graph, before) not in ACTIVITIES | MIDDLE or is_expanded(graph, before):
        return None
    return before if len(graph.flows.get(before, ())) == 1 and not _is_link(graph, before) else None


def decision_of(graph: Graph, step: str) -> str | None:
    """The gateway at which a step decides: itself, or the one right behind it."""
    flows = graph.flows.get(step, [])
    has_conditions = len(flows) > 1 and any(children(flow, "conditionExpression") for flow in flows)
    if kind_of(graph, step) in DECIDING or has_conditions:
        return step
    behind = reference(flows[0].get("targetRef")) if len(flows) == 1 else ""
    is_decision = behind in graph.nodes and is_deciding(graph, behind) and decider_of(graph, behind) == step
    return behind if is_decision else None


def steps_after(graph: Graph, node: str) -> list[str]:
    """The steps that come next after a node, each once, in the order of the file."""
    return _reached(graph, _successors(graph, node))


def steps_at(graph: Graph, node: str) -> list[str]:
    """The node, if it is a step; else the steps that it stands for."""
    return _reached(graph, [node])


def branches_of(graph: Graph, gateway: str) -> list[tuple[str, list[str], Element]]:
    """The ways out of a gateway: what has to be the case, the steps it leads to, and the flow."""
    found = []
    for number, flow in enumerate(graph.flows.get(gateway, ()), 1):
        target = reference(flow.get("targetRef"))
        leads = steps_at(graph, target) if target in graph.nodes else []
        found.append((_when(graph, gateway, flow, number), leads, flow))
    return found


def _when(graph: Graph, gateway: str, flow: Element, number: int) -> str:
    if words_of(flow):
        return words_of(flow)
    if conditions := [text_of(one) for one in children(flow, "conditionExpression") if text_of(one)]:
        return conditions[0]
    if reference(graph.nodes[gateway].get("default")) == flow.get("id"):
        return "otherwise"
    target = reference(flow.get("targetRef"))
    return (words_of(graph.nodes[target]) if target in graph.nodes else "") or f"way {number}"


def _reached(graph: Graph, begins: list[str]) -> list[str]:
    """The first steps on every way from ``begins``, each once, in the order of the ways; loops are gone once."""
    found: dict[str, None] = {}
    seen: set[str] = set()
    waiting = begins[::-1]
    while waiting:
        node = waiting.pop()
        if is_step(graph, node):
            found[node] = None
        elif node not in seen:
            seen.add(node)
            waiting.extend(_onward(graph, node)[::-1])
    return list(found)


def _onward(graph: Graph, node: str) -> list[str]:
    """What a node that is no step hands on to."""
    if is_expanded(graph, node):
        return _entries(graph, node)
    if _is_link(graph, node) and kind_of(graph, node) == "intermediateThrowEvent":
        return _caught(graph, node)
    if is_deciding(graph, node) and (step := decider_of(graph, node)) is not None:
        return [step]
    return _successors(graph, node)


def _successors(graph: Graph, node: str) -> list[str]:
    """Where the flows lead; from the end of a sub-process, where the sub-process does."""
    here: str | None = node
    while here is not None:
        if flows := graph.flows.get(here):
            ends = [reference(flow.get("targetRef")) for flow in flows]
            return [end for end in ends if end in graph.nodes]
        if kind_of(graph, here) == "boundaryEvent":
            return []
        here = container_of(graph, here)
    return []


def _entries(graph: Graph, node: str) -> list[str]:
    """Where a sub-process begins: what nothing leads to, and is no reaction to an event."""
    return [
        one
        for one in graph.inside.get(node, ())
        if not graph.into.get(one)
        and kind_of(graph, one) != "boundaryEvent"
        and graph.nodes[one].get("triggeredByEvent") != "true"
    ]


def _is_link(graph: Graph, node: str) -> bool:
    return kind_of(graph, node) in MIDDLE and bool(children(graph.nodes[node], "linkEventDefinition"))


def _caught(graph: Graph, node: str) -> list[str]:
    if graph.caught is None:
        graph.caught = {}
        for one in graph.nodes:
            if kind_of(graph, one) == "intermediateCatchEvent" and _is_link(graph, one):
                graph.caught.setdefault(_link_name(graph.nodes[one]), []).append(one)
    return graph.caught.get(_link_name(graph.nodes[node]), [])


def _link_name(element: Element) -> str:
    (link,) = children(element, "linkEventDefinition")[:1]
    return words_of(link) or words_of(element)


def event_word(element: Element) -> str:
    """What an event is about, by its name or its kind."""
    kinds = [name_of(one).removesuffix("EventDefinition") for one in element if isinstance(one.tag, str)]
    known = [one for one in kinds if one in _EVENT_WORDS]
    return words_of(element) or (_EVENT_WORDS[known[0]] if known else "something happens")


_EVENT_WORDS = {
    "timer": "time passes",
    "message": "a message comes",
    "error": "an error",
    "escalation": "an escalation",
    "cancel": "it is cancelled",
    "compensate": "it is undone",
    "conditional": "a condition holds",
    "signal": "a signal comes",
    "terminate": "all of it ends",
    "link": "it goes on elsewhere",
}
