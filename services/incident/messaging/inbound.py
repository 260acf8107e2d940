"""Wire → command. Each handler translates and awaits one use case, inside the inbox's transaction.

All of them are folds: run twice, they leave what they left the first time.
"""

from collections.abc import Mapping

from chassis.delivery import Delivered, Handler
from contracts.event import EventData
from contracts.events.alignment_standards import StandardAdopted, StandardEdited, StandardState
from contracts.events.intake_maps import MapRecorded
from contracts.events.intake_sites import SiteChanged, SiteRegistered, SiteState
from contracts.events.intake_workflows import WorkflowCatalogued
from contracts.events.workflow_steps import WorkflowStep
from incident.application.keep_map import keep_map
from incident.application.keep_site import keep_site
from incident.application.keep_standard import keep_standard
from incident.application.keep_workflow import keep_workflow
from incident.application.ports import Work
from incident.domain.flow import Flow, FlowStep, Need, Origin, map_key, standard_key
from incident.domain.registry import Site, Workflow


async def _on_site(work: Work, delivered: Delivered[SiteState]) -> None:
    told = delivered.data
    departments = tuple((each.department, each.name) for each in told.departments)
    await keep_site(work, Site(told.site, told.name, delivered.aggregate_version, departments))


async def _on_workflow(work: Work, delivered: Delivered[WorkflowCatalogued]) -> None:
    told = delivered.data
    await keep_workflow(work, Workflow(told.workflow, told.name, delivered.aggregate_version))


async def _on_map(work: Work, delivered: Delivered[MapRecorded]) -> None:
    told = delivered.data
    flow = Flow(
        map_key(told.site, told.department, told.workflow),
        Origin.MAP,
        told.department,
        told.workflow,
        delivered.aggregate_version,
        _steps(told.steps, told.department),
    )
    await keep_map(work, told.site, flow)


async def _on_standard(work: Work, delivered: Delivered[StandardState]) -> None:
    told = delivered.data
    flow = Flow(
        standard_key(told.workflow),
        Origin.STANDARD,
        told.department,
        told.workflow,
        delivered.aggregate_version,
        _steps(told.steps, told.department),
    )
    await keep_standard(work, told.covers, flow)


HANDLERS: Mapping[type[EventData], Handler] = {
    SiteRegistered: _on_site,
    SiteChanged: _on_site,
    WorkflowCatalogued: _on_workflow,
    MapRecorded: _on_map,
    StandardAdopted: _on_standard,
    StandardEdited: _on_standard,
}
"""The handler of each event type that incident takes."""


def _steps(steps: tuple[WorkflowStep, ...], home: str) -> tuple[FlowStep, ...]:
    return tuple(_step(step, home) for step in steps)


def _step(step: WorkflowStep, home: str) -> FlowStep:
    branches = step.decision.branches if step.decision else ()
    return FlowStep(
        step.id,
        step.name,
        step.actor,
        step.department or home,
        after=step.after,
        needs=tuple(Need(need.item, need.by) for need in step.needs),
        gives=tuple(given.item for given in step.gives),
        marks=step.marks,
        next=step.next,
        branches=tuple(branch.next for branch in branches if branch.next is not None),
        exceptions=tuple(case.next for case in step.exceptions if case.next is not None),
        hands_to=step.hands_to.role if step.hands_to else None,
    )
