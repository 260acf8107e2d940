"""The nodes and flows of a BPMN file, whatever pools, lanes and sub-processes they stand in."""

from dataclasses import dataclass, field

from intake.engines.bpmn.trees import Element, children, elements, name_of, reference, words_of

ACTIVITIES = frozenset(
    {
        *("task", "userTask", "manualTask", "serviceTask", "scriptTask", "businessRuleTask", "sendTask", "receiveTask"),
        *("callActivity", "subProcess", "transaction", "adHocSubProcess"),
    }
)
CONTAINERS = frozenset({"subProcess", "transaction", "adHocSubProcess"})
GATEWAYS = frozenset({"exclusiveGateway", "inclusiveGateway", "eventBasedGateway", "complexGateway", "parallelGateway"})
EVENTS = frozenset({"startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent"})
NODES = ACTIVITIES | GATEWAYS | EVENTS


@dataclass
class Graph:
    """Everything by its id. ``flows``: for each node the sequence flows that leave it, in the order of the file."""

    root: Element
    nodes: dict[str, Element] = field(default_factory=dict)
    flows: dict[str, list[Element]] = field(default_factory=dict)
    into: dict[str, list[Element]] = field(default_factory=dict)
    lanes: dict[str, str] = field(default_factory=dict)
    participants: dict[str, str] = field(default_factory=dict)
    pools: dict[str, str] = field(default_factory=dict)
    data: dict[str, str] = field(default_factory=dict)
    around: dict[str, str] = field(default_factory=dict)
    inside: dict[str, list[str]] = field(default_factory=dict)
    caught: dict[str, list[str]] | None = None
    """By the name of a link the events that catch it, once somebody asked."""


def graph_of(root: Element) -> Graph:
    """The graph of a file."""
    graph = Graph(root)
    for element in elements(root):
        kind, own = name_of(element), element.get("id", "")
        if kind in NODES:
            _add_node(graph, element)
        elif kind == "lane":
            for inside in children(element, "flowNodeRef"):
                # Lanes may hold lanes: the innermost is read last and stays.
                graph.lanes[reference(inside.text)] = words_of(element) or graph.lanes.get(own, "")
        elif kind == "participant":
            graph.participants[own] = words_of(element)
            graph.pools[reference(element.get("processRef"))] = words_of(element)
    for element in elements(root):
        if name_of(element) == "sequenceFlow":
            graph.flows.setdefault(reference(element.get("sourceRef")), []).append(element)
            graph.into.setdefault(reference(element.get("targetRef")), []).append(element)
    _add_containers(graph)
    _add_data(graph)
    return graph


def _add_containers(graph: Graph) -> None:
    own = {element: node for node, element in graph.nodes.items()}
    for node, element in graph.nodes.items():
        around = own.get(element.getparent())
        if around is not None:
            graph.around[node] = around
            graph.inside.setdefault(around, []).append(node)


def _add_node(graph: Graph, element: Element) -> None:
    # A node without an id cannot be led to; it gets a name of its own and is told all the same.
    own = element.get("id") or f"no-id-{len(graph.nodes) + 1}"
    if own in graph.nodes:
        # An id that is there twice: flows lead to the first.
        own = f"{own} #{len(graph.nodes) + 1}"
    graph.nodes[own] = element


def _add_data(graph: Graph) -> None:
    kinds = (
        "dataObject",
        "dataStore",
        "dataObjectReference",
        "dataStoreReference",
        "dataInput",
        "dataOutput",
        "property",
    )
    found = [one for one in elements(graph.root) if name_of(one) in kinds]
    for one in found:
        graph.data[one.get("id", "")] = words_of(one)
    for one in found:
        behind = reference(one.get("dataObjectRef") or one.get("dataStoreRef"))
        if not words_of(one) and graph.data.get(behind):
            graph.data[one.get("id", "")] = graph.data[behind]


def kind_of(graph: Graph, node: str) -> str:
    """The element name of a node."""
    return name_of(graph.nodes[node])


def is_expanded(graph: Graph, node: str) -> bool:
    """Whether a sub-process has steps of its own in the file."""
    return kind_of(graph, node) in CONTAINERS and node in graph.inside


def container_of(graph: Graph, node: str) -> str | None:
    """The sub-process that a node stands in; none where it stands in a process."""
    return graph.around.get(node)


def actor_of(graph: Graph, node: str) -> str:
    """The lane, else the pool, else the process; of what is around it where it has none of its own."""
    here: str | None = node
    while here is not None:
        if graph.lanes.get(here):
            return graph.lanes[here]
        around = container_of(graph, here)
        if around is None:
            process = graph.nodes[here].getparent()
            if process is None:
                return ""
            return graph.pools.get(process.get("id", "")) or words_of(process)
        here = around
    return ""
