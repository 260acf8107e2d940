"""Standards and site deltas in the words of the contracts."""

import re
import unicodedata
from typing import Any

from alignment.domain.deltas import Act, SiteDelta
from alignment.domain.standards import StandardContent
from alignment.domain.step_documents import document_of
from alignment.domain.steps import Step
from contracts.events.alignment_site_deltas import ChangedAct, RoleDelta, SiteDeltaComputed
from contracts.events.alignment_standards import StandardAdopted, StandardEdited
from contracts.events.workflow_steps import WorkflowStep

MOST_ACTS = 600
_NOT_IN_A_CODE = re.compile(r"[^A-Za-z0-9 :_./-]+")


def standard_adopted(content: StandardContent, version: int) -> StandardAdopted:
    """The first version of a standard."""
    return StandardAdopted(**_state(content, version))


def standard_edited(content: StandardContent, version: int) -> StandardEdited:
    """A later version of a standard."""
    return StandardEdited(**_state(content, version))


def _state(content: StandardContent, version: int) -> dict[str, Any]:
    return {
        "workflow": content.workflow,
        "department": content.department,
        "standard_version": version,
        "content_hash": content.content_hash,
        "covers": content.covers,
        "starts_with": content.starts_with,
        "ends_with": content.ends_with,
        "steps": tuple(_step(step) for step in content.steps),
    }


def _step(step: Step) -> WorkflowStep:
    document = document_of(step)
    # A file may call a system anything; on the wire it is a code.
    document["system"] = code(step.system)
    if step.hands_to:
        document["hands_to"] = {"role": step.hands_to.role, "by": code(step.hands_to.by)}
    return WorkflowStep.model_validate(document)


def code(words: str | None) -> str | None:
    """``words`` as a code: ASCII letters, digits and a few signs, at most 80; none where nothing is left."""
    if words is None:
        return None
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return _NOT_IN_A_CODE.sub("-", plain).strip(" :_./-")[:80] or None


def site_delta_computed(delta: SiteDelta) -> SiteDeltaComputed:
    """The whole delta. Matches and their confidence stay here; alignment's API shows them."""
    return SiteDeltaComputed(
        workflow=delta.workflow,
        site=delta.site,
        department=delta.department,
        standard_version=delta.standard_version,
        content_hash=delta.content_hash,
        map_version=delta.map_version,
        roles=tuple(
            RoleDelta(
                role=role.role,
                department=role.department,
                stops=_acts(role.stops),
                starts=_acts(role.starts),
                changed=_acts(role.changed),
                now_someone_elses=_acts(role.now_someone_elses),
            )
            for role in delta.roles
        ),
    )


def _acts(acts: tuple[Act, ...]) -> tuple[ChangedAct, ...]:
    return tuple(
        ChangedAct(
            name=act.name,
            map_step=act.map_step,
            standard_step=act.standard_step,
            what=act.what,
            was=act.was,
            will_be=act.will_be,
            minutes=act.minutes,
        )
        for act in acts[:MOST_ACTS]
    )
