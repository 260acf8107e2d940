"""The worker and a rebuild of departments, in this process, on a real PostgreSQL and a real Kafka."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from chassis.health import Health
from chassis.relay import Relay
from chassis.settings import WorkerSettings, load
from chassis.telemetry import Telemetry
from chassis.worker import WorkerFrame
from departments.bootstrap import worker_recipe
from departments.messaging.serving_consumer import fold_served_epoch
from tests.support.departments_database import StoredDepartments
from tests.support.eventually import eventually
from tests.support.servers import KafkaServer


def frame_on(stored: StoredDepartments, kafka: KafkaServer, instance: str = "one") -> WorkerFrame:
    """A worker's frame."""
    environment = {
        "PLUMBLINE_DEPARTMENTS_DATABASE_URL": stored.database.app_url,
        "PLUMBLINE_KAFKA_BOOTSTRAP": kafka.bootstrap,
        "PLUMBLINE_INSTANCE": instance,
        "PLUMBLINE_DEVELOPMENT": "true",
    }
    settings = load(WorkerSettings, service="departments", environment=environment)
    telemetry = Telemetry.off("departments")
    url = stored.database.app_url
    relay = Relay(url, kafka.bootstrap, service="departments", instance=instance, telemetry=telemetry)
    return WorkerFrame(settings, stored.pool, telemetry, Health(), stored.units, relay)


@asynccontextmanager
async def folding(stored: StoredDepartments, kafka: KafkaServer, instance: str = "one") -> AsyncIterator[WorkerFrame]:
    """A worker that folds whichever epoch is served."""
    frame = frame_on(stored, kafka, instance)
    task = asyncio.create_task(fold_served_epoch(frame, worker_recipe()))
    try:
        yield frame
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def until_folded(stored: StoredDepartments, count: int, epoch: int = 1) -> None:
    """Wait until the inbox of ``epoch`` has ``count`` events."""
    consumer = "departments" if epoch == 1 else f"departments-e{epoch}"

    async def look() -> bool:
        rows = await stored.rows("select count(*) as events from inbox where consumer = $1", consumer)
        return int(rows[0]["events"]) >= count

    await eventually(look, what=f"{count} events in epoch {epoch}", within_seconds=60)
