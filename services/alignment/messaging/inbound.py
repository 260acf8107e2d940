"""Wire → command: what alignment takes from intake, and its own standards, whose deltas it computes out of the way.

An edit of a standard answers at once; what it means for some fifty sites is computed here, when the standard comes
back on its topic.
"""

from collections.abc import Mapping

from alignment.application.follow_standard import follow_standard
from alignment.application.note_map import note_map
from alignment.application.note_site import note_site
from alignment.application.note_workflow import note_workflow
from alignment.application.ports import Work
from alignment.domain.sites import CataloguedWorkflow, Site, SiteDepartment, SiteMap
from alignment.domain.step_documents import step_from
from chassis.clock import Clock
from chassis.delivery import Delivered, Handler
from contracts.event import EventData
from contracts.events.alignment_standards import StandardAdopted, StandardEdited, StandardState
from contracts.events.intake_maps import MapRecorded
from contracts.events.intake_sites import SiteChanged, SiteRegistered, SiteState
from contracts.events.intake_workflows import WorkflowCatalogued


def handlers(clock: Clock) -> Mapping[type[EventData], Handler]:
    """The handler of each event type that alignment takes."""

    async def on_site(work: Work, delivered: Delivered[SiteState]) -> None:
        await note_site(work, _site(delivered.data), delivered.aggregate_version, clock=clock)

    async def on_map(work: Work, delivered: Delivered[MapRecorded]) -> None:
        await note_map(work, _map(delivered.data, delivered.aggregate_id), clock=clock)

    async def on_standard(work: Work, delivered: Delivered[StandardState]) -> None:
        await follow_standard(work, delivered.data.workflow, clock=clock)

    return {
        SiteRegistered: on_site,
        SiteChanged: on_site,
        WorkflowCatalogued: _on_workflow,
        MapRecorded: on_map,
        StandardAdopted: on_standard,
        StandardEdited: on_standard,
    }


async def _on_workflow(work: Work, delivered: Delivered[WorkflowCatalogued]) -> None:
    told = delivered.data
    await note_workflow(
        work, CataloguedWorkflow(told.workflow, told.name, told.departments), delivered.aggregate_version
    )


def _site(told: SiteState) -> Site:
    departments = (
        SiteDepartment(place.department, tuple(sorted({group.role for group in place.staff})))
        for place in told.departments
    )
    return Site(told.site, told.name, tuple(departments))


def _map(told: MapRecorded, map_id: str) -> SiteMap:
    return SiteMap(
        map_id,
        told.site,
        told.department,
        told.workflow,
        told.map_version,
        told.content_hash,
        tuple(step_from(step.model_dump(mode="json")) for step in told.steps),
    )
