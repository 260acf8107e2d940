"""Training takes every event it says it takes, as its owners make it."""

from pathlib import Path

import pytest

from chassis.delivery import Delivered, Message, open_message
from contracts.event import DECLARED
from contracts.events.alignment_sign_offs import SignOffCompleted
from contracts.events.alignment_site_deltas import ChangedAct, RoleDelta, SiteDeltaComputed
from contracts.topics import topics_consumed_by
from tests.support.golden_events import golden_paths
from tests.support.training_fakes import FakeTraining
from tests.support.training_samples import FIRST, NOON, StillClock
from training.messaging.inbound import handlers

HANDLERS = handlers(StillClock())
CONSUMED = {topic.name for topic in topics_consumed_by("training")}
GOLDEN = [path for name, model in DECLARED.items() if model.EVENT.topic in CONSUMED for path in golden_paths(name)]


def delivered(path: Path) -> Delivered:  # type: ignore[type-arg]
    return open_message(Message("topic", 0, 0, "key", path.read_bytes(), None)).delivered()


def test_handlers_are_for_topics_that_training_consumes_and_each_of_these_has_one() -> None:
    assert {model.EVENT.topic for model in HANDLERS} == CONSUMED


@pytest.mark.parametrize("model", HANDLERS, ids=lambda model: model.EVENT.name)
def test_every_handled_event_has_a_golden_example(model: type) -> None:
    assert golden_paths(model.EVENT.name)  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: f"{path.parent.name}/{path.stem}")
async def test_a_golden_event_is_taken_and_taking_it_again_changes_nothing(path: Path) -> None:
    event = delivered(path)
    handler = HANDLERS.get(type(event.data))
    if handler is None:
        assert event.event_type.startswith("alignment.sign-off."), (
            "only what a round did before it completed is passed by"
        )
        return
    world = FakeTraining()
    async with world.begin() as work:
        await handler(work, event)
    once = world.rows
    async with world.begin() as work:
        await handler(work, event)
    assert world.rows == once


async def test_a_delta_and_a_completed_round_from_the_wire_make_a_lesson() -> None:
    act = ChangedAct(name="Scan the card", standard_step="s1", what=("system",), was="paper", will_be="ehr", minutes=2)
    stop = ChangedAct(name="Copy the card", map_step="m1")
    role = RoleDelta(role="front-desk", department="patient-access", stops=(stop,), changed=(act,))
    computed = SiteDeltaComputed(
        workflow="check-in",
        site="oak-street",
        department="patient-access",
        standard_version=1,
        content_hash=FIRST,
        map_version=1,
        roles=(role,),
    )
    completed = SignOffCompleted(round_id="r-1", workflow="check-in", standard_version=1, content_hash=FIRST)
    world = FakeTraining()
    for data in (computed, completed):
        async with world.begin() as work:
            await HANDLERS[type(data)](work, Delivered("e", data.EVENT.name, "a", 1, NOON, "someone", None, data))
    (lesson, _) = world.rows.lessons["check-in@oak-street@front-desk"]
    assert [(item.change.value, item.step, item.was, item.will_be) for item in lesson.syllabus.items] == [
        ("stops", "m1", None, None),
        ("changed", "s1", "paper", "ehr"),
    ]
