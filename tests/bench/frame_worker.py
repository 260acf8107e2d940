"""``python -m tests.bench.frame_worker relay | consume STAMPS``: the two workers of the smallest service in the frame.

``relay`` sends the outbox of its database. ``consume`` takes the events into its own and stamps each after the commit
of its effect. Both are whole workers: relay, watch over the outbox, health, telemetry.
"""

import sys
import time
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import Any

import uvloop

from chassis.consumer import Consumer, Subscription
from chassis.delivery import Delivered, Message
from chassis.principals import service_principal
from chassis.processing import EventProcessor, Handling, Outcome
from chassis.settings import WorkerSettings, load
from chassis.unit_of_work import UnitOfWork
from chassis.worker import WorkerFrame, WorkerRecipe, serve_worker
from chassis.worker_health import register_consumer
from contracts.events.intake_workflows import WorkflowCatalogued
from contracts.topics import topics
from tests.bench.children import StampWriter
from tests.support.frame import to_event

SERVICE = "bench"
TOPIC = "intake-workflows"


class StampingProcessor(EventProcessor[UnitOfWork]):
    """Notes the moment after each commit. The number is the end of the key."""

    stamps: StampWriter

    async def process(self, message: Message) -> Outcome:
        """Handle ``message`` and note when its effect was committed."""
        outcome = await super().process(message)
        self.stamps.note(int(message.key.rpartition("-")[2]), time.monotonic_ns())
        return outcome


async def keep_effect(work: UnitOfWork, delivered: Delivered[WorkflowCatalogued]) -> None:
    """One row for an event: the least that an effect can be."""
    await work.connection.execute(
        "insert into effects (event_id, aggregate_id, aggregate_version, name) values ($1, $2, $3, $4)",
        delivered.event_id,
        delivered.aggregate_id,
        delivered.aggregate_version,
        delivered.data.name,
    )


def _consumer_into(stamps: StampWriter) -> Any:
    def parts(frame: WorkerFrame) -> Sequence[Coroutine[Any, Any, None]]:
        topic = topics()[TOPIC]
        handling = Handling(SERVICE, {TOPIC: topic}, {WorkflowCatalogued: keep_effect}, service_principal(SERVICE))
        processor = StampingProcessor(handling, frame.units_of_work, frame.telemetry)
        processor.stamps = stamps
        settings = frame.settings
        consumer = Consumer(Subscription(SERVICE, (topic,), settings.kafka_bootstrap, None), processor)
        register_consumer(frame.health, consumer, processor)
        return [consumer.run()]

    return parts


def main(part: str, *arguments: str) -> None:
    """Run one of the two until told to stop."""
    settings = load(WorkerSettings, service=SERVICE)
    if part == "relay":
        recipe = WorkerRecipe(SERVICE, UnitOfWork, to_event)
    else:
        parts = _consumer_into(StampWriter(Path(arguments[0])))
        recipe = WorkerRecipe(SERVICE, UnitOfWork, to_event, parts=parts)
    uvloop.run(serve_worker(settings, recipe))


if __name__ == "__main__":
    main(*sys.argv[1:])
