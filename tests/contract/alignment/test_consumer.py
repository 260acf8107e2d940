"""Alignment takes every event it says it takes, as its owners make it."""

from pathlib import Path

import pytest

from alignment.messaging.inbound import handlers
from chassis.delivery import Delivered, Message, open_message
from contracts.event import DECLARED, EventData
from contracts.events.intake_maps import MapRecorded
from contracts.events.intake_sites import SiteRegistered
from contracts.events.intake_workflows import WorkflowCatalogued
from contracts.topics import topics_consumed_by
from tests.support.alignment_fakes import FakeAlignment
from tests.support.alignment_samples import StillClock
from tests.support.golden_events import golden_paths

HANDLERS = handlers(StillClock())
CONSUMED = {topic.name for topic in topics_consumed_by("alignment")}
GOLDEN = [path for name, model in DECLARED.items() if model.EVENT.topic in CONSUMED for path in golden_paths(name)]


def delivered(path: Path) -> Delivered[EventData]:
    return open_message(Message("topic", 0, 0, "key", path.read_bytes(), None)).delivered()


async def take(world: FakeAlignment, event: Delivered[EventData]) -> None:
    async with world.begin() as work:
        await HANDLERS[type(event.data)](work, event)


def test_every_event_of_the_topics_that_alignment_consumes_has_a_handler() -> None:
    assert set(HANDLERS) == {model for model in DECLARED.values() if model.EVENT.topic in CONSUMED}


@pytest.mark.parametrize("model", HANDLERS, ids=lambda model: model.EVENT.name)
def test_every_handled_event_has_a_golden_example(model: type[EventData]) -> None:
    assert golden_paths(model.EVENT.name)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: f"{path.parent.name}/{path.stem}")
async def test_a_golden_event_is_taken_and_taking_it_again_changes_nothing(path: Path) -> None:
    world = FakeAlignment()
    await take(world, delivered(path))
    once = world.rows
    await take(world, delivered(path))
    assert world.rows == once


@pytest.mark.parametrize("path", golden_paths(MapRecorded.EVENT.name), ids=lambda path: path.stem)
async def test_a_map_is_kept_with_all_its_steps(path: Path) -> None:
    world, event = FakeAlignment(), delivered(path)
    await take(world, event)
    (kept,) = world.rows.maps.values()
    assert isinstance(event.data, MapRecorded)
    assert (kept.map_id, kept.map_version) == (event.aggregate_id, event.data.map_version)
    assert [step.id for step in kept.steps] == [step.id for step in event.data.steps]


async def test_a_site_keeps_its_departments_and_a_workflow_its_own() -> None:
    world = FakeAlignment()
    site = delivered(golden_paths(SiteRegistered.EVENT.name)[0])
    workflow = delivered(golden_paths(WorkflowCatalogued.EVENT.name)[0])
    await take(world, site)
    await take(world, workflow)
    assert isinstance(site.data, SiteRegistered)
    assert isinstance(workflow.data, WorkflowCatalogued)
    ((known, version),) = world.rows.sites.values()
    assert version == site.aggregate_version
    assert [place.department for place in known.departments] == [place.department for place in site.data.departments]
    ((entry, _),) = world.rows.workflows.values()
    assert entry.departments == workflow.data.departments
