"""Incident takes every event it says it takes, as its owners make it."""

from pathlib import Path

import pytest

from chassis.delivery import Delivered, Message, open_message
from contracts.event import DECLARED, EventData
from contracts.events.intake_maps import EvidenceCounts, MapRecorded
from contracts.events.workflow_steps import (
    Branch,
    Decision,
    Exceptional,
    GivenItem,
    HandOff,
    NeededItem,
    WorkflowStep,
)
from contracts.topics import topics_consumed_by
from incident.domain.flow import FlowStep, Need
from incident.messaging.inbound import HANDLERS
from tests.support.golden_events import golden_paths
from tests.support.incident_fakes import FakeIncident
from tests.support.incident_samples import NOON
from tests.support.incident_scenarios import HOUSE

CONSUMED = {topic.name for topic in topics_consumed_by("incident")}
GOLDEN = [path for name, model in DECLARED.items() if model.EVENT.topic in CONSUMED for path in golden_paths(name)]


def delivered(path: Path) -> Delivered[EventData]:
    return open_message(Message("topic", 0, 0, "key", path.read_bytes(), None)).delivered()


def test_every_event_of_every_consumed_topic_has_a_handler() -> None:
    assert {model.EVENT.name for model in HANDLERS} == {
        name for name, model in DECLARED.items() if model.EVENT.topic in CONSUMED
    }


@pytest.mark.parametrize("model", HANDLERS, ids=lambda model: model.EVENT.name)
def test_every_handled_event_has_a_golden_example(model: type[EventData]) -> None:
    assert golden_paths(model.EVENT.name)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: f"{path.parent.name}/{path.stem}")
async def test_a_golden_event_is_taken_and_taking_it_again_changes_nothing(path: Path) -> None:
    event, world = delivered(path), FakeIncident()
    async with world.begin(HOUSE) as work:
        await HANDLERS[type(event.data)](work, event)
    once = world.rows
    async with world.begin(HOUSE) as work:
        await HANDLERS[type(event.data)](work, event)
    assert world.rows == once
    assert once != FakeIncident().rows


async def test_all_of_a_step_that_says_who_depends_on_whom_is_kept() -> None:
    told = WorkflowStep(
        id="s1",
        name="Scan the card",
        actor="front-desk",
        department="patient-access",
        after=("patient.arrived",),
        needs=(NeededItem(item="appointment", by="patient.roomed"), NeededItem(item="coverage.plan", required=False)),
        gives=(GivenItem(item="coverage.card"),),
        marks=("card.scanned",),
        next=("s2",),
        decision=Decision(question="Insured?", branches=(Branch(when="yes", next="s3"), Branch(when="no"))),
        hands_to=HandOff(role="nurse", by="voice"),
        exceptions=(Exceptional(when="downtime", next="s9"), Exceptional(when="minor")),
    )
    recorded = MapRecorded(
        site="oak-street",
        department="central-scheduling",
        workflow="check-in",
        map_version=3,
        content_hash=f"sha256:{'1' * 64}",
        evidence=EvidenceCounts(),
        steps=(told, WorkflowStep(id="s2", name="Ask", actor="front-desk")),
    )
    world = FakeIncident()
    async with world.begin(HOUSE) as work:
        await HANDLERS[MapRecorded](work, Delivered("e", "t", "a", 3, NOON, "someone", None, recorded))
    (site, flow) = world.rows.maps["oak-street/central-scheduling/check-in"]
    assert (site, flow.version) == ("oak-street", 3)
    assert flow.steps[0] == FlowStep(
        "s1",
        "Scan the card",
        "front-desk",
        "patient-access",
        after=("patient.arrived",),
        needs=(Need("appointment", "patient.roomed"), Need("coverage.plan")),
        gives=("coverage.card",),
        marks=("card.scanned",),
        next=("s2",),
        branches=("s3",),
        exceptions=("s9",),
        hands_to="nurse",
    )
    assert flow.steps[1].department == "central-scheduling"
