"""Which of the declared edges of the trace graph a collected trace has."""

from collections.abc import Sequence
from typing import Any

from chassis.telemetry_names import TRACE_EDGES, Station

Span = dict[str, Any]


def station_of(span: Span) -> Station | None:
    """What ``span`` is on the main road; none for what is not on it."""
    kind, name = span["kind"], span["name"]
    if kind == "server":
        return "server"
    if kind == "client" and "db.system.name" in span["attributes"]:
        return "database"
    stations: dict[str, Station] = {"send": "send", "process": "process", "fold": "fold", "push": "push"}
    return stations.get(name.split(" ", 1)[0])


def missing_edges(spans: Sequence[Span], *, without: str = "") -> list[str]:
    """The declared edges that ``spans`` do not have, as "child relation parent"; ``without`` is not asked for."""
    by_id = {span["span_id"]: span for span in spans}
    there = {edge for span in spans for edge in _edges(span, by_id)}
    wanted = {f"{edge.child} {edge.parent} {edge.relation}" for edge in TRACE_EDGES}
    return sorted(wanted - there - {without})


def _edges(span: Span, by_id: dict[str, Span]) -> set[str]:
    child = station_of(span)
    parents = [(by_id.get(span["parent_id"] or ""), "parent")]
    parents += [(by_id.get(link["span_id"]), "link") for link in span["links"]]
    return {
        f"{child} {station} {relation}"
        for parent, relation in parents
        if parent is not None and child is not None and (station := station_of(parent)) is not None
    }
