"""Intake's events as changes: the registry, the catalogue, maps and workarounds."""

from collections import Counter

from contracts.events.intake_maps import MapRecorded
from contracts.events.intake_sites import SiteDepartment, SiteState
from contracts.events.intake_workarounds import WorkaroundRecorded
from contracts.events.intake_workflows import WorkflowCatalogued
from contracts.fields import EvidenceClass
from departments.domain.documents import (
    AssumedStepDoc,
    MapDoc,
    SiteDepartmentDoc,
    SiteDoc,
    WorkaroundDoc,
    WorkflowDoc,
)
from departments.domain.news import Told


def site(data: SiteState) -> Told:
    """A site with its departments."""
    state: SiteDoc = {
        "site": data.site,
        "name": data.name,
        "departments": sorted(
            ({**_department(found)} for found in data.departments), key=lambda found: found["department"]
        ),
    }
    return Told(state)


def _department(found: SiteDepartment) -> SiteDepartmentDoc:
    headcount: Counter[str] = Counter()
    for group in found.staff:
        headcount[group.role] += group.headcount
    return {"department": found.department, "name": found.name, "headcount": dict(sorted(headcount.items()))}


def workflow(data: WorkflowCatalogued) -> Told:
    """An entry of the catalogue."""
    state: WorkflowDoc = {
        "workflow": data.workflow,
        "name": data.name,
        "departments": sorted(set(data.departments)),
    }
    return Told(state)


def recorded_map(data: MapRecorded) -> Told:
    """A map: how many steps, and which of them nobody has told of or seen. A step without a class is assumed."""
    assumed: list[AssumedStepDoc] = [
        {"step": step.id, "name": step.name, "actor": step.actor}
        for step in data.steps
        if step.evidence in (None, EvidenceClass.ASSUMED)
    ]
    state: MapDoc = {
        "site": data.site,
        "department": data.department,
        "workflow": data.workflow,
        "map_version": data.map_version,
        "steps": len(data.steps),
        "assumed": assumed,
    }
    return Told(state)


def workaround(data: WorkaroundRecorded) -> Told:
    """A workaround, by its place."""
    state: WorkaroundDoc = {
        "site": data.site,
        "department": data.department,
        "workflow": data.workflow,
        "step": data.step,
    }
    return Told(state)
