"""Things of intake with plain values, to be varied by a test."""

import json
from datetime import UTC, datetime
from typing import Any

from intake.api.map_documents import maps_of
from intake.application.catalogue_workflows import CatalogueEntry, CatalogueWorkflows
from intake.application.import_registry import ImportRegistry
from intake.application.read_registry import read_csv_registry
from intake.application.record_maps import RecordMaps
from intake.application.record_workaround import RecordWorkaround
from intake.application.screened import screen
from intake.domain.words import Impact, Rationale, Scope, WorkaroundKind
from intake.domain.workaround import Impacts, StepOfCell, Workaround

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)

HEADER = "site,site_name,kind,wave,time_zone,department,department_name,role,shift,headcount"
REGISTRY_CSV = f"""{HEADER}
oak-street,Oak Street,clinic,wave-1,America/New_York,patient-access,Patient Access,front-desk,day,4
oak-street,,,,,patient-access,,front-desk,evening,2
oak-street,,,,,laboratory,Laboratory,phlebotomist,day,3
elm-street,"Elm Street, North",clinic,wave-2,America/New_York,patient-access,Patient Access,front-desk,day,5
mercy,Mercy Hospital,hospital,,,,,,,
"""


class StillClock:
    """It is always noon."""

    def now(self) -> datetime:
        return NOON


class CountedIdentifiers:
    """Identifiers 1, 2, 3 …, which sort as they were made."""

    def __init__(self, made: int = 0) -> None:
        self._made = made

    def new(self) -> str:
        self._made += 1
        return f"00000000-0000-7000-8000-{self._made:012d}"


def step(name: str = "Scan the insurance card", **more: Any) -> dict[str, Any]:
    """A step of a map document."""
    return {"id": "s1", "name": name, "actor": "front-desk", "evidence": "observed"} | more


def map_document(*steps: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A map document of check-in at Oak Street; without ``steps`` it has two."""
    second = step(
        "Ask for the copay", id="s2", evidence="assumed", minutes=[1, 2, 4], system="other:card reader (blue)"
    )
    first = step(needs=["patient.arrival"], gives=[{"item": "coverage.plan", "values": "plan-code"}], next=["s2"])
    return {
        "format": "plumbline.map/1",
        "site": "oak-street",
        "department": "patient-access",
        "workflow": "check-in",
        "steps": list(steps) or [first, second],
    } | more


def importing(csv: str = REGISTRY_CSV) -> ImportRegistry:
    """The command that imports ``csv``."""
    return ImportRegistry(read_csv_registry(csv, "registry.csv"))


def cataloguing(*entries: CatalogueEntry) -> CatalogueWorkflows:
    """The command that catalogues ``entries``, or check-in and rooming."""
    usual = (
        CatalogueEntry("check-in", "Check-in", ("patient-access",)),
        CatalogueEntry("rooming", "Rooming and vitals", ("ambulatory-primary-care", "laboratory")),
    )
    return CatalogueWorkflows(screen(entries or usual, []))


def recording(*documents: dict[str, Any]) -> RecordMaps:
    """The command by which a mapper records ``documents``, or the usual map."""
    content = json.dumps(list(documents) or map_document()).encode()
    return RecordMaps(maps_of(content, "application/json"), "staff-100")


def telling(**where: str) -> RecordWorkaround:
    """The command that tells of a sticky note at the usual step, or at another one."""
    at = {"site": "oak-street", "department": "patient-access", "workflow": "check-in", "step": "s1"} | where
    told = Workaround(
        StepOfCell(**at),
        WorkaroundKind.OUT_OF_SYSTEM,
        Rationale.MEMORY_AID,
        Scope.CLINICIAN,
        Impacts(efficiency=Impact.BETTER),
        "We keep the order of rooms on a sticky note.",
    )
    return RecordWorkaround(screen(told, told.narrative))
