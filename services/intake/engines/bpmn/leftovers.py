"""What a map has no place for: every element of the file that nothing of the map tells, with the reason.

What is carried is a closed list; whatever is not on it is left aside and said. So no element is lost in silence, also
none that a later version of BPMN or of this reader brings.
"""

from collections.abc import Iterator

from intake.engines.bpmn.graphs import NODES, Graph
from intake.engines.bpmn.items import item_name
from intake.engines.bpmn.trees import Element, LeftAside, children, elements, line_of, name_of, reference, text_of

CARRIED = NODES | frozenset(
    {
        *("process", "collaboration", "participant", "laneSet", "childLaneSet", "lane", "flowNodeRef"),
        *("sequenceFlow", "incoming", "outgoing", "messageFlow", "documentation", "textAnnotation", "text"),
        *(
            "dataObject",
            "dataObjectReference",
            "dataStore",
            "dataStoreReference",
            "dataInput",
            "dataOutput",
            "property",
        ),
        *("dataInputAssociation", "dataOutputAssociation", "sourceRef", "targetRef"),
        *("ioSpecification", "inputSet", "outputSet", "dataInputRefs", "dataOutputRefs", "conditionExpression"),
        *("dataState", "timerEventDefinition", "messageEventDefinition", "errorEventDefinition"),
        *("escalationEventDefinition", "conditionalEventDefinition", "signalEventDefinition", "linkEventDefinition"),
        *("compensateEventDefinition", "cancelEventDefinition", "terminateEventDefinition"),
    }
)
WHY = {
    "association": "a line between a note and what it is about; the note is kept",
    "extensionElements": "belongs to the program that wrote the file",
    "group": "a frame around steps",
    "category": "a name for frames",
    "standardLoopCharacteristics": "a map says what happens once; say how often in words",
    "multiInstanceLoopCharacteristics": "a map says what happens once; say for whom in words",
    "message": "the content of a message; who hears it is kept",
    "timeDuration": "how long is waited; the wait is kept as a step",
    "timeDate": "until when is waited; the wait is kept as a step",
    "timeCycle": "how often; the event is kept",
    "choreography": "a talk between parties is no work that somebody does",
    "conversation": "a talk between parties is no work that somebody does",
}
OTHERWISE = "maps have no place for it"
MOST_NAMED = 10


def left_aside(graph: Graph) -> Iterator[LeftAside]:
    """Everything in the file that is neither carried nor drawing, in its order; what is inside of it goes with it."""
    hidden: set[Element] = set()
    joined = _joined(graph)
    for element in elements(graph.root):
        if element.getparent() in hidden:
            hidden.add(element)
            continue
        kind = name_of(element)
        why = _why(graph, element, kind, joined)
        if why is not None:
            hidden.add(element)
            yield LeftAside(kind, element.get("id", ""), line_of(element), why)
        elif foreign := [str(name).rpartition("}")[2] for name in element.attrib if str(name).startswith("{")]:
            others = ", ".join(sorted(foreign)[:MOST_NAMED])
            yield LeftAside(kind, element.get("id", ""), line_of(element), f"attributes of another program: {others}")


def _why(graph: Graph, element: Element, kind: str, joined: frozenset[str]) -> str | None:
    if kind not in CARRIED:
        return WHY.get(kind, OTHERWISE)
    if kind == "sequenceFlow":
        ends = (reference(element.get("sourceRef")), reference(element.get("targetRef")))
        return None if all(end in graph.nodes for end in ends) else "it leads from or to what is not in the file"
    if kind == "documentation":
        parent = element.getparent()
        is_of_step = parent is not None and name_of(parent) in NODES
        return None if is_of_step or not text_of(element) else "a note on what is no step"
    if kind in {"dataObject", "dataStore", "dataObjectReference", "dataStoreReference"}:
        return _why_data(graph, element, joined)
    if kind in {"dataInputAssociation", "dataOutputAssociation"}:
        named = [end for end in children(element, "sourceRef", "targetRef") if graph.data.get(reference(end.text))]
        return None if named else "the data that it joins has no name"
    return None


def _why_data(graph: Graph, element: Element, joined: frozenset[str]) -> str | None:
    own = element.get("id", "")
    if own in joined and name_of(element) in {"dataObject", "dataStore"}:
        return None
    if not item_name(graph.data.get(own, "")):
        return "data without a name"
    return None if own in joined else "no step reads or writes it"


def _joined(graph: Graph) -> frozenset[str]:
    """The data that an association joins to a step, and what stands behind it."""
    ends = {
        reference(end.text)
        for association in graph.root.iter("{*}dataInputAssociation", "{*}dataOutputAssociation")
        for end in children(association, "sourceRef", "targetRef")
    }
    behind = {
        reference(one.get("dataObjectRef") or one.get("dataStoreRef"))
        for one in graph.root.iter("{*}dataObjectReference", "{*}dataStoreReference")
        if one.get("id", "") in ends
    }
    return frozenset(ends | behind)
