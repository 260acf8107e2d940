"""Wire → command. Each handler translates and awaits one use case, inside the inbox's transaction.

All of them are folds: run twice, they leave what they left the first time. The other facts about sign-off rounds
change nothing here: only a completed round makes a lesson due.
"""

from collections.abc import Mapping

from chassis.clock import Clock
from chassis.delivery import Delivered, Handler
from contracts.event import EventData
from contracts.events.alignment_sign_offs import SignOffCompleted
from contracts.events.alignment_site_deltas import ChangedAct, RoleDelta, SiteDeltaComputed
from contracts.events.alignment_standards import StandardAdopted, StandardEdited, StandardState
from contracts.events.intake_sites import SiteChanged, SiteRegistered, SiteState
from contracts.events.intake_workflows import WorkflowCatalogued
from training.application.keep_site import keep_site
from training.application.keep_standard import keep_standard
from training.application.keep_workflow import keep_workflow
from training.application.ports import Work
from training.application.take_completed_sign_off import TakeCompletedSignOff, take_completed_sign_off
from training.application.take_site_delta import TakeSiteDelta, take_site_delta
from training.domain.registry import NewestStandard, Site, StaffGroup, Workflow
from training.domain.site_delta import Act, RoleChanges, SiteDelta


def handlers(clock: Clock) -> Mapping[type[EventData], Handler]:
    """The handler of each event type that training takes."""

    async def on_site_delta(work: Work, delivered: Delivered[SiteDeltaComputed]) -> None:
        command = TakeSiteDelta(_site_delta(delivered.data, delivered.aggregate_version))
        await take_site_delta(work, command, clock=clock)

    async def on_completed(work: Work, delivered: Delivered[SignOffCompleted]) -> None:
        completed = delivered.data
        command = TakeCompletedSignOff(completed.round_id, completed.workflow, completed.content_hash)
        await take_completed_sign_off(work, command, clock=clock)

    return {
        SiteRegistered: _on_site,
        SiteChanged: _on_site,
        WorkflowCatalogued: _on_workflow,
        StandardAdopted: _on_standard,
        StandardEdited: _on_standard,
        SiteDeltaComputed: on_site_delta,
        SignOffCompleted: on_completed,
    }


async def _on_site(work: Work, delivered: Delivered[SiteState]) -> None:
    told = delivered.data
    staff = tuple(
        StaffGroup(place.department, group.role, group.shift, group.headcount)
        for place in told.departments
        for group in place.staff
    )
    await keep_site(work, Site(told.site, told.name, delivered.aggregate_version, staff))


async def _on_workflow(work: Work, delivered: Delivered[WorkflowCatalogued]) -> None:
    told = delivered.data
    await keep_workflow(work, Workflow(told.workflow, told.name, delivered.aggregate_version))


async def _on_standard(work: Work, delivered: Delivered[StandardState]) -> None:
    told = delivered.data
    await keep_standard(work, NewestStandard(told.workflow, told.content_hash, delivered.aggregate_version))


def _site_delta(told: SiteDeltaComputed, version: int) -> SiteDelta:
    roles = tuple(_role_changes(each) for each in told.roles)
    return SiteDelta(told.workflow, told.site, told.department, version, told.content_hash, roles)


def _role_changes(told: RoleDelta) -> RoleChanges:
    return RoleChanges(
        told.role,
        told.department,
        stops=tuple(_act(act) for act in told.stops),
        starts=tuple(_act(act) for act in told.starts),
        changed=tuple(_act(act) for act in told.changed),
        now_someone_elses=tuple(_act(act) for act in told.now_someone_elses),
    )


def _act(told: ChangedAct) -> Act:
    return Act(told.name, told.standard_step or told.map_step, told.was, told.will_be)
