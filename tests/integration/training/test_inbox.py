"""Facts as they come from the wire, through the inbox of training's worker: twice, and in any order across topics."""

import asyncio
from itertools import permutations

import pytest

from chassis.delivery import Message
from chassis.principals import service_principal
from chassis.processing import EventProcessor, Handling, Outcome
from chassis.telemetry import Telemetry
from contracts.envelope import Stamp, encode, seal
from contracts.event import EventData
from contracts.events.alignment_sign_offs import SignOffCompleted, SignOffRebound
from contracts.events.alignment_site_deltas import ChangedAct, RoleDelta, SiteDeltaComputed
from contracts.topics import topics_consumed_by
from tests.support.training_database import StoredTraining
from tests.support.training_samples import FIRST, NOON, SECOND
from training.bootstrap import worker_recipe
from training.storage.work import TrainingWork


def processor(world: StoredTraining) -> EventProcessor[TrainingWork]:
    handling = Handling(
        name="training",
        topics={topic.name: topic for topic in topics_consumed_by("training")},
        handlers=worker_recipe().handlers,
        principal=service_principal("training"),
    )
    return EventProcessor(handling, world.units, Telemetry.off("training"))


def message(data: EventData, aggregate_id: str, version: int) -> Message:
    stamp = Stamp(f"{aggregate_id}-{version}", NOON, aggregate_id, version, "someone")
    value = encode(seal(data.EVENT.name, data.model_dump(mode="json"), stamp))
    return Message(data.EVENT.topic, 0, version, aggregate_id, value, None)


def computed(version: int, content_hash: str, *names: str) -> Message:
    starts = tuple(ChangedAct(name=name, standard_step="s1") for name in names)
    data = SiteDeltaComputed(
        workflow="check-in",
        site="oak-street",
        department="patient-access",
        standard_version=version,
        content_hash=content_hash,
        map_version=1,
        roles=(RoleDelta(role="front-desk", department="patient-access", starts=starts),),
    )
    return message(data, "check-in@oak-street", version)


def completed(version: int, content_hash: str) -> Message:
    data = SignOffCompleted(round_id="r-1", workflow="check-in", standard_version=1, content_hash=content_hash)
    return message(data, "r-1", version)


def rebound(version: int) -> Message:
    data = SignOffRebound(
        round_id="r-1",
        workflow="check-in",
        standard_version=2,
        from_hash=FIRST,
        content_hash=SECOND,
        kept=(),
        voided=(),
    )
    return message(data, "r-1", version)


DELTAS = [computed(1, FIRST, "Scan"), computed(2, SECOND, "Scan", "Ask")]
ROUND = [completed(1, FIRST), rebound(2), completed(3, SECOND)]


async def lesson_log(world: StoredTraining) -> list[tuple[str, str]]:
    async with world.begin() as work:
        rows = await work.connection.fetch("select event_type, convert_from(value, 'UTF8')::jsonb as value from outbox")
    return sorted(
        (row["event_type"], f"{row['value']['aggregateversion']} {row['value']['data']['content_hash']}")
        for row in rows
    )


EXPECTED = [("training.lesson.prepared.v1", f"1 {FIRST}"), ("training.lesson.prepared.v1", f"2 {SECOND}")]


@pytest.mark.parametrize("places", sorted(set(permutations("dd" + "rrr"))), ids="".join)
async def test_every_interleaving_of_both_topics_makes_the_same_facts(
    world: StoredTraining, places: tuple[str, ...]
) -> None:
    inbox, deltas, round_of = processor(world), iter(DELTAS), iter(ROUND)
    for place in places:
        arrival = next(deltas if place == "d" else round_of)
        assert await inbox.process(arrival) is Outcome.APPLIED
        assert await inbox.process(arrival) is Outcome.DUPLICATE
    assert await lesson_log(world) == EXPECTED


async def test_both_topics_at_the_same_time_make_the_same_facts(world: StoredTraining) -> None:
    inbox = processor(world)

    async def in_order(messages: list[Message]) -> None:
        for each in messages:
            await inbox.process(each)

    await asyncio.gather(in_order(DELTAS), in_order(ROUND), in_order(DELTAS), in_order(ROUND))
    assert await lesson_log(world) == EXPECTED
