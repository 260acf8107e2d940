"""Domain objects as JSON columns hold them, and back."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from alignment.domain.decisions import Decision, Stance, Touched, VoidedDecision
from alignment.domain.deltas import Act, RoleDelta, SiteDelta, StepMatch
from alignment.domain.parties import Party
from alignment.domain.standards import StandardContent
from alignment.domain.step_documents import document_of, step_from

Document = Mapping[str, Any]

KINDS_OF_ACTS = ("stops", "starts", "changed", "now_someone_elses")


def content_document(content: StandardContent) -> dict[str, Any]:
    """What of a standard is not in columns of its own."""
    return {
        "department": content.department,
        "covers": list(content.covers),
        "starts_with": list(content.starts_with),
        "ends_with": list(content.ends_with),
        "steps": [document_of(step) for step in content.steps],
        "unrecognised": [list(pair) for pair in content.unrecognised],
    }


def content_from(row: Document) -> StandardContent:
    """The content that a row of ``standard_versions`` holds."""
    stored = row["content"]
    return StandardContent(
        workflow=row["workflow"],
        department=stored["department"],
        content_hash=row["content_hash"],
        covers=tuple(stored["covers"]),
        starts_with=tuple(stored["starts_with"]),
        ends_with=tuple(stored["ends_with"]),
        steps=tuple(step_from(step) for step in stored["steps"]),
        unrecognised=tuple((name, value) for name, value in stored["unrecognised"]),
        document=row["document"],
    )


def decision_document(decision: Decision) -> dict[str, Any]:
    """A decision; its party stands in a column too."""
    return {**asdict(decision), "decided_at": decision.decided_at.isoformat()}


def decision_from(stored: Document) -> Decision:
    """The decision that :func:`decision_document` wrote."""
    return Decision(
        Party(stored["party"]),
        Stance(stored["stance"]),
        stored["content_hash"],
        stored["decided_by"],
        stored["decided_by_name"],
        datetime.fromisoformat(stored["decided_at"]),
        stored["reason_id"],
    )


def voided_document(voided: VoidedDecision) -> dict[str, Any]:
    """A broken decision and why."""
    return {
        "decision": decision_document(voided.decision),
        "department": voided.department,
        "content_hash": voided.content_hash,
        "because": [asdict(touched) for touched in voided.because],
        "voided_at": voided.voided_at.isoformat(),
    }


def voided_from(stored: Document) -> VoidedDecision:
    """The broken decision that :func:`voided_document` wrote."""
    return VoidedDecision(
        decision_from(stored["decision"]),
        stored["department"],
        stored["content_hash"],
        tuple(Touched(**touched) for touched in stored["because"]),
        datetime.fromisoformat(stored["voided_at"]),
    )


def delta_document(delta: SiteDelta) -> dict[str, Any]:
    """What of a delta is not in columns of its own."""
    return {
        "roles": [_role_document(role) for role in delta.roles],
        "matches": [dict(vars(match)) for match in delta.matches],
    }


def _role_document(role: RoleDelta) -> dict[str, Any]:
    # By hand: ``asdict`` copies deeply, and took most of the time of an edit that reaches hundreds of sites.
    acts = {kind: [dict(vars(act)) for act in getattr(role, kind)] for kind in KINDS_OF_ACTS}
    return {"role": role.role, "department": role.department, **acts}


def roles_from(stored: Sequence[Document]) -> tuple[RoleDelta, ...]:
    """The roles that :func:`delta_document` wrote."""
    return tuple(
        RoleDelta(role["role"], role["department"], **{kind: _acts(role[kind]) for kind in KINDS_OF_ACTS})
        for role in stored
    )


def matches_from(stored: Sequence[Document]) -> tuple[StepMatch, ...]:
    """The matches that :func:`delta_document` wrote."""
    return tuple(
        StepMatch(
            match["map_step"],
            match["standard_step"],
            match["confidence"],
            tuple((part, agreement) for part, agreement in match["why"]),
        )
        for match in stored
    )


def _acts(stored: Sequence[Document]) -> tuple[Act, ...]:
    return tuple(Act(**{**act, "what": tuple(act["what"])}) for act in stored)
