"""How work flows at a site: the steps of a map, or of the standard that stands in where there is no map."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    """What is known of the failing step's place in the work."""

    MAP = "map"
    STANDARD = "standard"
    BLIND = "blind"
    """Neither a map nor a standard: nothing is known of what depends on the step."""


@dataclass(frozen=True, slots=True)
class Need:
    """An item that a step takes. ``by`` is the milestone before which it must exist, where one is said."""

    item: str
    by: str | None = None


@dataclass(frozen=True, slots=True)
class FlowStep:
    """What of a step says who depends on whom. ``department`` is where the step is done."""

    step: str
    name: str
    actor: str
    department: str
    after: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    gives: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    branches: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    hands_to: str | None = None


@dataclass(frozen=True)
class Flow:
    """A map of a site, or a standard. ``key`` is ``site/department/workflow`` or ``standard/workflow``.

    ``version`` is the owner's; steps are in the order of the work.
    """

    key: str
    origin: Origin
    department: str
    workflow: str
    version: int
    steps: tuple[FlowStep, ...]


def state_of(flows: Iterable[Flow]) -> str:
    """What names the state of ``flows``: their keys and versions, in the order of the keys' code points."""
    return " ".join(f"{flow.key}@{flow.version}" for flow in sorted(flows, key=lambda flow: flow.key))


def map_key(site: str, department: str, workflow: str) -> str:
    """The key of a site's map."""
    return f"{site}/{department}/{workflow}"


def standard_key(workflow: str) -> str:
    """The key of a standard; with two parts it is never the key of a map."""
    return f"standard/{workflow}"


def in_force(flows: Iterable[Flow], by_standard: str | None = None) -> tuple[Flow, ...]:
    """The flows that a site works by, sorted by key: its maps, and standards for workflows that it has no map of.

    ``by_standard`` names a workflow for which the standard counts although there is a map.
    """
    kept = tuple(flows)
    mapped = {flow.workflow for flow in kept if flow.origin is Origin.MAP} - {by_standard}
    return tuple(
        sorted(
            (
                flow
                for flow in kept
                if (flow.workflow in mapped if flow.origin is Origin.MAP else flow.workflow not in mapped)
            ),
            key=lambda flow: flow.key,
        )
    )
