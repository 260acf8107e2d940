"""A step as the plain document of the exchange format, and back.

The document is what stands in a file or a JSON column: an item may be a name or an object, and fields may be absent.
Fields that we do not know are kept as ``unrecognised``.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from alignment.domain.steps import Branch, DecisionPoint, GivenItem, HandOff, NeededItem, Step

Document = Mapping[str, Any]

_KNOWN = frozenset(field.name for field in fields(Step)) - {"unrecognised"}


def unrecognised_fields(document: Document, known: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """The fields of ``document`` that are not in ``known``, by name, each with its value as canonical JSON."""
    return tuple(
        (name, json.dumps(document[name], sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str))
        for name in sorted(set(document) - known)
    )


def step_from(document: Document) -> Step:
    """The step that ``document`` tells. Raises ``KeyError`` where id, name or actor is missing."""
    decision, hand_off = document.get("decision"), document.get("hands_to")
    return Step(
        id=document["id"],
        name=document["name"],
        actor=document["actor"],
        department=document.get("department"),
        after=tuple(document.get("after") or ()),
        needs=tuple(_needed(need) for need in document.get("needs") or ()),
        gives=tuple(_given(given) for given in document.get("gives") or ()),
        marks=tuple(document.get("marks") or ()),
        system=document.get("system"),
        minutes=_minutes(document.get("minutes")),
        waits_minutes=float(document.get("waits_minutes") or 0),
        evidence=document.get("evidence"),
        decision=DecisionPoint(decision["question"], _branches(decision.get("branches"))) if decision else None,
        next=tuple(document.get("next") or ()),
        hands_to=HandOff(hand_off["role"], hand_off.get("by")) if hand_off else None,
        exceptions=_branches(document.get("exceptions")),
        unrecognised=unrecognised_fields(document, _KNOWN),
    )


def document_of(step: Step) -> dict[str, Any]:
    """The document of ``step``, every known field written out; ``step_from`` gives the same step back."""
    decision, hand_off = step.decision, step.hands_to
    return {
        "id": step.id,
        "name": step.name,
        "actor": step.actor,
        "department": step.department,
        "after": list(step.after),
        "needs": [
            {"item": need.item, "values": need.values, "by": need.by, "required": need.required} for need in step.needs
        ],
        "gives": [{"item": given.item, "values": given.values} for given in step.gives],
        "marks": list(step.marks),
        "system": step.system,
        "minutes": None if step.minutes is None else list(step.minutes),
        "waits_minutes": step.waits_minutes,
        "evidence": step.evidence,
        "decision": decision and {"question": decision.question, "branches": _branch_documents(decision.branches)},
        "next": list(step.next),
        "hands_to": hand_off and {"role": hand_off.role, "by": hand_off.by},
        "exceptions": _branch_documents(step.exceptions),
        **{name: json.loads(value) for name, value in step.unrecognised},
    }


def _needed(need: str | Document) -> NeededItem:
    if isinstance(need, str):
        return NeededItem(need)
    required = need.get("required")
    return NeededItem(need["item"], need.get("values"), need.get("by"), True if required is None else bool(required))


def _given(given: str | Document) -> GivenItem:
    return GivenItem(given) if isinstance(given, str) else GivenItem(given["item"], given.get("values"))


def _minutes(minutes: Sequence[float] | None) -> tuple[float, float, float] | None:
    if minutes is None:
        return None
    low, likely, high = minutes
    return float(low), float(likely), float(high)


def _branches(branches: Sequence[Document] | None) -> tuple[Branch, ...]:
    return tuple(Branch(branch["when"], branch.get("next")) for branch in branches or ())


def _branch_documents(branches: Sequence[Branch]) -> list[dict[str, str | None]]:
    return [{"when": branch.when, "next": branch.next} for branch in branches]
