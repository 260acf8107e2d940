"""Events on their way through the inbox: intake's, and alignment's own standards that come back on their topic."""

import json
from typing import Any

from alignment.bootstrap import worker_recipe
from alignment.storage.work import AlignmentWork
from chassis.delivery import Message
from chassis.principals import service_principal
from chassis.processing import EventProcessor, Handling, Outcome
from chassis.telemetry import Telemetry
from contracts.envelope import Stamp, encode, seal
from contracts.event import EventData
from contracts.events.intake_maps import EvidenceCounts, MapRecorded
from contracts.events.intake_sites import SiteDepartment, SiteRegistered, StaffGroup
from contracts.events.workflow_steps import WorkflowStep
from contracts.topics import topics_consumed_by
from tests.support.alignment_database import StoredAlignment
from tests.support.alignment_delta_scenarios import deltas
from tests.support.alignment_samples import CHECK_IN, NOON
from tests.support.alignment_scenarios import adopt

CONSUMED = {topic.name: topic for topic in topics_consumed_by("alignment")}
HASH = f"sha256:{'0' * 64}"
SITE = SiteRegistered(
    site="oak-street",
    name="Oak Street",
    kind="clinic",
    departments=(
        SiteDepartment(
            department="patient-access",
            name="Front",
            staff=(
                StaffGroup(role="psr", shift="day", headcount=4),
                StaffGroup(role="psr", shift="night", headcount=1),
            ),
        ),
    ),
)
MAP = MapRecorded(
    site="oak-street",
    department="patient-access",
    workflow="check-in",
    map_version=1,
    content_hash=HASH,
    evidence=EvidenceCounts(assumed=1),
    steps=(WorkflowStep(id="m1", name="Copy ins card", actor="psr", system="paper", minutes=(1, 6, 9)),),
)


def processor(world: StoredAlignment) -> EventProcessor[AlignmentWork]:
    recipe = worker_recipe()
    principal = service_principal("alignment")
    handling = Handling("alignment", CONSUMED, recipe.handlers, principal, recipe.refusals)
    return EventProcessor(handling, world.units, Telemetry.off("alignment"))


def message(data: EventData, aggregate_id: str, version: int = 1, event_id: str = "event-1") -> Message:
    stamp = Stamp(f"{event_id}-{aggregate_id.replace('/', '-')}", NOON, aggregate_id, version, "service:intake")
    value = encode(seal(data.EVENT.name, data.model_dump(mode="json"), stamp))
    return Message(data.EVENT.topic, 0, version, aggregate_id, value, None)


async def sent(world: StoredAlignment, topic: str) -> list[Message]:
    """What the relay would send on ``topic``, in order."""
    async with world.begin() as work:
        rows = await work.connection.fetch("select * from outbox where topic = $1 order by xid, outbox_id", topic)
    return [Message(topic, 0, row["outbox_id"], row["key"], bytes(row["value"]), row["traceparent"]) for row in rows]


async def test_an_adopted_standard_comes_back_and_its_delta_leaves_once(world: StoredAlignment) -> None:
    inbox = processor(world)
    assert await inbox.process(message(SITE, "oak-street")) is Outcome.APPLIED
    assert await inbox.process(message(MAP, "oak-street/patient-access/check-in")) is Outcome.APPLIED
    await adopt(world)
    (standard,) = await sent(world, "alignment-standards")

    assert await inbox.process(standard) is Outcome.APPLIED
    assert await inbox.process(standard) is Outcome.DUPLICATE

    (told,) = await sent(world, "alignment-site-deltas")
    event: dict[str, Any] = json.loads(told.value)
    assert (event["aggregateid"], event["aggregateversion"], event["actor"]) == (
        "check-in@oak-street",
        1,
        "service:alignment",
    )
    psr = next(role for role in event["data"]["roles"] if role["role"] == "psr")
    assert [(act["what"], act["was"], act["will_be"]) for act in psr["changed"]] == [
        (["system", "minutes"], "paper; 6 min", "ehr; 2 min")
    ]
    assert len(psr["starts"]) == len([step for step in CHECK_IN["steps"] if step["actor"] == "front-desk"]) - 1


async def test_what_comes_too_early_waits_and_is_taken_in_order(world: StoredAlignment) -> None:
    inbox = processor(world)
    await inbox.process(message(SITE, "oak-street"))
    await adopt(world)
    (standard,) = await sent(world, "alignment-standards")
    await inbox.process(standard)
    second = message(MAP.model_copy(update={"map_version": 2}), "oak-street/patient-access/check-in", 2, "event-2")

    assert await inbox.process(second) is Outcome.PARKED
    assert await inbox.process(message(MAP, "oak-street/patient-access/check-in")) is Outcome.APPLIED
    assert await inbox.release_waiting() == 1

    (stored,) = await deltas(world)
    assert (stored.delta.map_version, stored.version) == (2, 3)
