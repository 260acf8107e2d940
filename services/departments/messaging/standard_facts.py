"""Alignment's standards and site deltas as changes."""

from collections.abc import Iterable

from contracts.events.alignment_site_deltas import ChangedAct, RoleDelta, SiteDeltaComputed
from contracts.events.alignment_standards import StandardState
from departments.domain.documents import ActDoc, DeltaDoc, RoleDeltaDoc, StandardDoc
from departments.domain.news import Told


def standard(data: StandardState) -> Told:
    """A version of a standard."""
    state: StandardDoc = {
        "workflow": data.workflow,
        "standard_version": data.standard_version,
        "content_hash": data.content_hash,
        "covers": sorted(set(data.covers)),
    }
    return Told(state)


def delta(data: SiteDeltaComputed) -> Told:
    """What a standard changes for a site. It is the whole site's: each role says its department."""
    state: DeltaDoc = {
        "workflow": data.workflow,
        "site": data.site,
        "standard_version": data.standard_version,
        "content_hash": data.content_hash,
        "roles": [_role(role) for role in data.roles],
    }
    return Told(state)


def _role(role: RoleDelta) -> RoleDeltaDoc:
    return {
        "role": role.role,
        "department": role.department,
        "stops": _acts(role.stops),
        "starts": _acts(role.starts),
        "changed": _acts(role.changed),
        "now_someone_elses": _acts(role.now_someone_elses),
    }


def _acts(acts: Iterable[ChangedAct]) -> list[ActDoc]:
    return [
        {
            "name": act.name,
            "step": act.standard_step or act.map_step,
            "what": list(act.what),
            "was": act.was,
            "will_be": act.will_be,
            "minutes": act.minutes,
        }
        for act in acts
    ]
