"""Data that goes into and comes out of an activity, as items."""

import re
import unicodedata

from intake.engines.bpmn.graphs import Graph
from intake.engines.bpmn.trees import Element, children, reference

LONGEST_ITEM = 120


def items_of(graph: Graph, element: Element) -> tuple[list[str], list[str]]:
    """The items that an activity or event needs and gives, by the names of the data that its associations join."""
    needs = [
        item
        for association in children(element, "dataInputAssociation")
        for end in children(association, "sourceRef")
        if (item := item_name(graph.data.get(reference(end.text), "")))
    ]
    gives = [
        item
        for association in children(element, "dataOutputAssociation")
        for end in children(association, "targetRef")
        if (item := item_name(graph.data.get(reference(end.text), "")))
    ]
    return list(dict.fromkeys(needs)), list(dict.fromkeys(gives))


def item_name(text: str) -> str:
    """A name as items are written: lower case, its words joined by dots; nothing where it has no letter or digit."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    if words and not words[0][0].isalpha():
        words[0] = f"n{words[0]}"
    return ".".join(words)[:LONGEST_ITEM].rstrip(".")
