"""The golden events of intake. ``python -m tests.support.intake_examples`` writes those that are missing."""

from typing import Any

from intake.domain.facts import IntakeFact, MapRecorded, WorkaroundRecorded, WorkflowCatalogued, site_fact
from intake.domain.site_map import MapContent
from intake.domain.sites import first_known
from intake.domain.workflow import Workflow
from intake.engines.registry_rows import read_rows
from intake.messaging.outbound import to_event
from tests.support.golden_events import example_of, write_missing
from tests.support.intake_samples import HEADER, REGISTRY_CSV, map_document, recording, step, telling

WORKAROUND = "01930f5e-0000-7000-8000-000000000001"

_FULL_STEP = step(
    id="s1",
    department="patient-access",
    after=["appointment.booked"],
    needs=[
        "patient.arrival",
        {"item": "coverage.card", "values": "free-text", "by": "encounter.opened", "required": False},
    ],
    gives=[{"item": "coverage.plan", "values": "plan-code"}],
    marks=["coverage.captured"],
    system="ehr",
    minutes=[1, 2, 4],
    waits_minutes=0.5,
    decision={"question": "Insured?", "branches": [{"when": "insured", "next": "s2"}, {"when": "self-pay"}]},
    hands_to={"role": "Medical Assistant", "by": "voice"},
    exceptions=[{"when": "downtime", "next": "s2"}],
)


def _map(**more: Any) -> MapContent:
    (content,) = recording(map_document(**more)).maps.value
    return content


def _facts() -> dict[str, IntakeFact]:
    _, mercy, oak = (first_known(said) for said in read_rows(REGISTRY_CSV, "registry.csv"))
    (said,) = read_rows(f"{HEADER}\noak-street,Oak Street Clinic,,wave-2,,,,,,\n", "registry.csv")
    check_in = Workflow.first_known("check-in", "Check-in", ["patient-access"])
    plain = _map()
    full = _map(
        starts_with=["appointment"],
        ends_with=["encounter"],
        told_by=[{"role": "front-desk", "shift": "day", "evidence": "interviewed"}],
        steps=[_FULL_STEP, step("Ask for the copay", id="s2", actor="Front Desk")],
    )
    return {
        "intake.site.registered.v1/plain": site_fact(oak),
        "intake.site.registered.v1/without-departments": site_fact(mercy),
        "intake.site.changed.v1/plain": site_fact(oak.with_said(said)),
        "intake.workflow.catalogued.v1/plain": WorkflowCatalogued("check-in", 1, check_in),
        "intake.map.recorded.v1/plain": MapRecorded(plain.map_id, 1, plain),
        "intake.map.recorded.v1/every-field": MapRecorded(full.map_id, 2, full),
        "intake.workaround.recorded.v1/plain": WorkaroundRecorded.of(WORKAROUND, telling().workaround.value),
    }


def intake_examples() -> dict[str, dict[str, Any]]:
    """Envelopes by ``<event type>/<case>``, as intake's code makes them now."""
    return {name: example_of(fact, to_event(fact), number) for number, (name, fact) in enumerate(_facts().items(), 1)}


if __name__ == "__main__":
    for path in write_missing(intake_examples()):
        print(path)
