"""Read a map from a BPMN file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from intake.domain.errors import MapRefused
from intake.domain.places import Place
from intake.engines.bpmn import BpmnRefused, LeftAside, read_bpmn

__all__ = ["BpmnFile", "LeftAside", "read_bpmn_map"]


@dataclass(frozen=True)
class BpmnFile:
    """The document of a map as the file tells it, and what of the file it does not hold."""

    document: Mapping[str, Any]
    left_aside: Sequence[LeftAside]


def read_bpmn_map(content: bytes, *, site: str, department: str, workflow: str) -> BpmnFile:
    """The map in ``content``, as one of that site, department and workflow. Raises :class:`MapRefused`."""
    try:
        found = read_bpmn(content)
    except BpmnRefused as refused:
        raise MapRefused([Place(refused.place, refused.rule, refused.found)]) from None
    where = {"site": site, "department": department, "workflow": workflow}
    return BpmnFile({**found.document, **where}, found.left_aside)
