"""Standards, maps, sites and people for alignment's tests."""

import hashlib
import json
from collections.abc import Mapping
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from alignment.domain.parties import Party
from alignment.domain.signers import Signer
from alignment.domain.sites import Site, SiteDepartment, SiteMap
from alignment.domain.standards import StandardContent
from alignment.domain.step_documents import step_from

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)

CHECK_IN: dict[str, Any] = {
    "format": "plumbline.standard/1",
    "version": 1,
    "department": "patient-access",
    "workflow": "check-in",
    "covers": ["elm-street", "oak-street"],
    "starts_with": ["appointment", "patient.arrival"],
    "ends_with": ["encounter"],
    "steps": [
        {
            "id": "s1",
            "name": "Confirm who the patient is",
            "actor": "front-desk",
            "needs": ["patient.arrival"],
            "gives": ["identity.confirmed"],
            "system": "ehr",
            "minutes": [1, 1, 2],
            "next": ["s2"],
        },
        {
            "id": "s2",
            "name": "Scan the insurance card",
            "actor": "front-desk",
            "needs": ["identity.confirmed"],
            "gives": [{"item": "coverage.plan", "values": "plan-code"}],
            "system": "ehr",
            "minutes": [1, 2, 4],
            "next": ["s3"],
        },
        {
            "id": "s3",
            "name": "Tell the care team that the patient is here",
            "actor": "front-desk",
            "gives": ["arrival.notice"],
            "system": "ehr",
            "minutes": [1, 1, 1],
            "hands_to": {"role": "medical-assistant", "by": "ehr"},
            "next": ["s4"],
        },
        {
            "id": "s4",
            "name": "Room the patient",
            "actor": "medical-assistant",
            "department": "ambulatory-primary-care",
            "needs": ["arrival.notice"],
            "gives": ["patient.roomed"],
            "system": "ehr",
            "minutes": [2, 3, 5],
            "waits_minutes": 5,
            "next": ["s5"],
        },
        {
            "id": "s5",
            "name": "Take the vital signs",
            "actor": "medical-assistant",
            "department": "ambulatory-primary-care",
            "needs": ["patient.roomed"],
            "gives": [{"item": "vitals.weight", "values": "kg"}, "encounter"],
            "system": "ehr",
            "minutes": [3, 5, 8],
            "decision": {
                "question": "Is the blood pressure above the limit?",
                "branches": [{"when": "yes", "next": "s6"}, {"when": "no"}],
            },
        },
        {
            "id": "s6",
            "name": "Call the physician",
            "actor": "medical-assistant",
            "department": "ambulatory-primary-care",
            "system": "phone",
            "minutes": [1, 2, 5],
        },
    ],
}
"""A standard that every test may copy and change: front desk, medical assistant, items of money and of identity."""


class StillClock:
    """It is always noon, until somebody moves it."""

    def __init__(self) -> None:
        self.time = NOON

    def now(self) -> datetime:
        return self.time

    def pass_minutes(self, minutes: float) -> None:
        """Let time go by."""
        self.time += timedelta(minutes=minutes)


class CountedIdentifiers:
    """UUIDs 1, 2, 3 …, which sort as they were made."""

    def __init__(self, made: int = 0) -> None:
        self._made = made

    def new(self) -> str:
        self._made += 1
        return str(UUID(int=0x01930F5E_0000_7000_8000_000000000000 + self._made))


def hash_of(document: Mapping[str, Any]) -> str:
    """A hash of the document: the same for the same content, and nothing more is asked of it here."""
    plain = json.dumps({key: value for key, value in document.items() if key != "version"}, sort_keys=True)
    return f"sha256:{hashlib.sha256(plain.encode()).hexdigest()}"


def content(document: Mapping[str, Any] | None = None, **changes: Any) -> StandardContent:
    """The content of ``document`` (the check-in, if none), with ``changes`` of its fields."""
    changed = {**deepcopy(dict(document or CHECK_IN)), **changes}
    return StandardContent.of(changed, hash_of(changed), changed)


def with_step(step_id: str, /, document: Mapping[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    """The document with fields of one step changed."""
    changed = deepcopy(dict(document or CHECK_IN))
    step = next(step for step in changed["steps"] if step["id"] == step_id)
    step.update(changes)
    return changed


def site(slug: str = "oak-street", **roles: tuple[str, ...]) -> Site:
    """A site with its departments and their roles; patient access and primary care, if none are given."""
    staffed = roles or {"patient_access": ("front-desk",), "ambulatory_primary_care": ("medical-assistant", "nurse")}
    departments = tuple(SiteDepartment(name.replace("_", "-"), words) for name, words in sorted(staffed.items()))
    return Site(slug, slug.replace("-", " ").title(), departments)


def site_map(*steps: Mapping[str, Any], slug: str = "oak-street", version: int = 1, **changes: Any) -> SiteMap:
    """A map of check-in at a site, told by patient access."""
    told: dict[str, Any] = {"department": "patient-access", "workflow": "check-in", **changes}
    return SiteMap(
        f"{slug}/{told['department']}/{told['workflow']}",
        slug,
        told["department"],
        told["workflow"],
        version,
        hash_of({"steps": steps}),
        tuple(step_from(step) for step in steps),
    )


def signer(party: Party | None = None, *departments: str, subject: str | None = None) -> Signer:
    """A person of a party, for all departments if none are given."""
    name = party.value if party else "designer"
    return Signer(
        subject or f"{name}-1",
        f"{name.title()} One",
        frozenset({party.value} if party else set()),
        frozenset(departments or {"*"}),
    )


DESIGNER = signer()
