"""Kafka clients with the settings that were seen to keep what they accept, in order.

Source of each setting: the aiokafka documentation and this project's fault tests. One module, so that the client can
be exchanged.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any, Protocol, TypeVar

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.errors import KafkaError

from chassis.cancellation import to_its_end
from chassis.kafka_access import Broker, client_arguments
from chassis.logs import logger

_log = logger("chassis")

SESSION_TIMEOUT_MS = 10_000
START_SECONDS = 2.0
"""For a start that is not wanted any more to get over its first connection."""
STOP_SECONDS = 5.0
"""For a client to finish what it has in hand; a broker that stands still would hold it for forty seconds."""

BROKER_AWAY: tuple[type[BaseException], ...] = (KafkaError, OSError)
"""What a start raises while the broker cannot be reached."""

CANCELS = 10
"""A task of the library may take a cancellation as the wish to wait for what it sent: it is told again."""
CANCEL_SECONDS = 0.2


class KafkaClient(Protocol):
    """What a producer and a consumer have in common."""

    async def start(self) -> None: ...
    async def stop(self) -> None: ...


C = TypeVar("C", bound=KafkaClient)


def make_producer(broker: Broker, *, client_id: str) -> AIOKafkaProducer:
    """An idempotent producer: a retry inside the client makes no duplicate and no inversion.

    A send does not expire while the broker is away, so it is awaited in the relay only, never in a request.
    """
    return AIOKafkaProducer(
        **client_arguments(broker),
        client_id=client_id,
        acks="all",
        enable_idempotence=True,
        linger_ms=0,
        compression_type=None,
        request_timeout_ms=30_000,
        max_batch_size=65_536,
        max_request_size=16 * 1024 * 1024,
    )


async def answers(producer: AIOKafkaProducer, within_seconds: float) -> bool:
    """Whether a broker answers ``producer`` in time."""
    try:
        async with asyncio.timeout(within_seconds):
            return bool(await producer.client.force_metadata_update())
    except TimeoutError:
        return False


def make_consumer(
    *topics: str, bootstrap: Broker, group: str, instance: str | None, client_id: str
) -> AIOKafkaConsumer:
    """A consumer that commits by hand, begins at the beginning and keeps its place over a restart.

    ``instance`` makes the membership static (KIP-345): who takes the place of one that was killed has its partitions
    at once, and the others need not move.
    """
    return AIOKafkaConsumer(
        *topics,
        **client_arguments(bootstrap),
        group_id=group,
        group_instance_id=instance,
        client_id=client_id,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        isolation_level="read_committed",
        session_timeout_ms=SESSION_TIMEOUT_MS,
        heartbeat_interval_ms=3_000,
        max_poll_interval_ms=120_000,
        max_poll_records=500,
        max_partition_fetch_bytes=16 * 1024 * 1024,
        # The broker answers at once when there is something; a long wait only makes quiet cheap.
        fetch_max_wait_ms=2_000,
        check_crcs=True,
    )


def leave_at_stop(consumer: AIOKafkaConsumer) -> None:
    """Let ``consumer`` leave its group when it is stopped, although its membership is static.

    Who is told to stop may not come back, or not soon, and a static member keeps its partitions until its session is
    over, which begins anew with each rebalance: their events would stand still meanwhile. Uses what the library keeps
    to itself; pinned by a test.
    """
    consumer._coordinator._group_instance_id = None  # noqa: SLF001


@contextlib.asynccontextmanager
async def running(client: C) -> AsyncIterator[C]:
    """Start ``client`` for a block and leave nothing of it behind, whatever ends the block.

    The library loses the first connection of a start that is cut off, and the tasks and connections of a stop that is
    cut off: a producer would go on sending beside its successor. So a start may finish, a stop that takes longer than
    :data:`STOP_SECONDS` is followed by one that waits for nobody, and who is told to stop meanwhile does so afterwards.

    Raises:
        KafkaError: the broker cannot be reached.
    """
    starting = asyncio.ensure_future(client.start())
    try:
        await asyncio.shield(starting)
        yield client
    finally:
        await to_its_end(_end(client, starting))


async def _end(client: KafkaClient, starting: "asyncio.Future[None]") -> None:
    await _settled(starting, START_SECONDS)
    if not await _settled(asyncio.ensure_future(client.stop()), STOP_SECONDS):
        _log.warning("kafka_client_cut_off", client=type(client).__name__)
        await _cut_off(client)


async def _settled(work: "asyncio.Future[None]", within: float) -> bool:
    """Whether ``work`` did what it should in time; else it is cancelled. Its failure is told to others."""
    await asyncio.wait({work}, timeout=within)
    if work.done():
        return not work.cancelled() and work.exception() is None
    work.cancel()
    await asyncio.wait({work})
    return False


async def _cut_off(client: Any) -> None:
    """End the tasks of ``client`` and close its connections. Uses what the library keeps to itself; pinned by tests."""
    is_producer = isinstance(client, AIOKafkaProducer)
    network = client.client if is_producer else client._client  # noqa: SLF001
    tasks = {task for task in (_producer_tasks(client) if is_producer else _consumer_tasks(client)) if task is not None}
    for _ in range(CANCELS):
        unfinished = {task for task in tasks if not task.done()}
        if not unfinished:
            break
        for task in unfinished:
            task.cancel()
        await asyncio.wait(unfinished, timeout=CANCEL_SECONDS)
    await network.close()
    if is_producer:
        client._message_accumulator.fail_all(KafkaError("the client was cut off"))  # noqa: SLF001


def _producer_tasks(client: Any) -> "list[asyncio.Task[None] | None]":
    return [client._sender.sender_task]  # noqa: SLF001


def _consumer_tasks(client: Any) -> "list[asyncio.Task[None] | None]":
    coordinator, fetcher = client._coordinator, client._fetcher  # noqa: SLF001
    tasks: list[asyncio.Task[None] | None] = []
    if coordinator is not None:
        tasks += [coordinator._coordination_task, coordinator._heartbeat_task, coordinator._commit_refresh_task]  # noqa: SLF001
    if fetcher is not None:
        tasks += [fetcher._fetch_task, *fetcher._pending_tasks]  # noqa: SLF001
    return tasks
