"""Fact → wire: what intake tells the others, in the words of the contracts.

Of a map the known fields travel, of a workaround its kind and place: unknown fields and narratives stay here.
"""

import re
from dataclasses import asdict
from typing import Any

from contracts.event import EventData
from contracts.events.intake_maps import EvidenceCounts as EvidenceCountsOnWire
from contracts.events.intake_maps import MapRecorded as MapRecordedOnWire
from contracts.events.intake_sites import SiteChanged as SiteChangedOnWire
from contracts.events.intake_sites import SiteRegistered as SiteRegisteredOnWire
from contracts.events.intake_workarounds import WorkaroundRecorded as WorkaroundRecordedOnWire
from contracts.events.intake_workflows import WorkflowCatalogued as WorkflowCataloguedOnWire
from contracts.events.workflow_steps import WorkflowStep
from intake.domain.facts import MapRecorded, SiteChanged, SiteRegistered, WorkaroundRecorded, WorkflowCatalogued
from intake.domain.sites import Site
from intake.domain.step import Step

_NOT_CODE = re.compile(r"[^A-Za-z0-9 :_./-]+")


def to_event(fact: object) -> EventData:
    """The event that tells ``fact``. Raises ``TypeError`` for what is no fact of intake."""
    match fact:
        case SiteRegistered():
            return SiteRegisteredOnWire.model_validate(_site(fact.site))
        case SiteChanged():
            return SiteChangedOnWire.model_validate(_site(fact.site))
        case WorkflowCatalogued():
            entry = fact.workflow
            return WorkflowCataloguedOnWire(workflow=entry.workflow, name=entry.name, departments=entry.departments)
        case MapRecorded():
            return _map_recorded(fact)
        case WorkaroundRecorded():
            return _workaround_recorded(fact)
    raise TypeError(f"{type(fact).__name__} is no fact of intake")


def _site(site: Site) -> dict[str, Any]:
    state = asdict(site)
    del state["version"]  # the envelope says it
    return state


def _map_recorded(fact: MapRecorded) -> MapRecordedOnWire:
    content = fact.content
    return MapRecordedOnWire.model_validate(
        {
            "site": content.site,
            "department": content.department,
            "workflow": content.workflow,
            "map_version": fact.aggregate_version,
            "content_hash": content.content_hash,
            "starts_with": content.starts_with,
            "ends_with": content.ends_with,
            "told_by": tuple(asdict(teller) for teller in content.told_by),
            "evidence": EvidenceCountsOnWire(**asdict(content.evidence)),
            "steps": tuple(_step(step) for step in content.steps),
        }
    )


def _step(step: Step) -> WorkflowStep:
    told = asdict(step)
    told["system"] = _code(step.system)
    if step.hands_to is not None:
        told["hands_to"]["by"] = _code(step.hands_to.by)
    return WorkflowStep.model_validate(told)


def _code(words: str | None) -> str | None:
    """``other:Zebra (labels)`` in the characters that a code may have on the wire."""
    return None if words is None else _NOT_CODE.sub("-", words)


def _workaround_recorded(fact: WorkaroundRecorded) -> WorkaroundRecordedOnWire:
    where = fact.where
    return WorkaroundRecordedOnWire(
        workaround_id=fact.aggregate_id,
        site=where.site,
        department=where.department,
        workflow=where.workflow,
        step=where.step,
        kind=fact.kind.value,
        rationale=fact.rationale.value,
        scope=fact.scope.value,
    )
