"""Which step a report means: the step of the site's own map first, of the standard only where no map has it."""

from collections.abc import Iterable
from dataclasses import dataclass

from incident.domain.errors import StepUnknown
from incident.domain.flow import Flow, FlowStep, Origin, map_key


@dataclass(frozen=True)
class ReportedPlace:
    """Where somebody says that something is wrong."""

    site: str
    department: str
    workflow: str
    step: str


@dataclass(frozen=True)
class Start:
    """The failing step, and the flow that it was found in."""

    flow: Flow
    step: FlowStep


def find_start(place: ReportedPlace, flows: Iterable[Flow]) -> Start | None:
    """Find the step of ``place`` among the flows of its site; none where no flow of the workflow is known.

    The map that the place names comes first, then other departments' maps of the workflow by key, then the standard.

    Raises:
        StepUnknown: flows of the workflow are known and none has the step.
    """
    named = map_key(place.site, place.department, place.workflow)
    candidates = sorted(
        (flow for flow in flows if flow.workflow == place.workflow),
        key=lambda flow: (flow.origin is not Origin.MAP, flow.key != named, flow.key),
    )
    for flow in candidates:
        for step in flow.steps:
            if step.step == place.step:
                return Start(flow, step)
    if candidates:
        raise StepUnknown(candidates[0].key, [(step.step, step.name) for step in candidates[0].steps])
    return None
