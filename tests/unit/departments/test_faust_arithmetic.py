"""How Faust works out which offset to commit, and where that goes wrong: its own consumer, without Kafka.

*Mended?* A test that fails here says that the arithmetic has changed. Look at the guards on a real Kafka, in
tests/integration/departments/test_faust_guards.py, before any rule goes.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable
from typing import Any

import faust
import pytest
from faust.types import TP, ConsumerMessage

PART = TP("guarded", 0)


@pytest.fixture
async def consumer() -> AsyncIterator[Any]:
    """A consumer that was never started, with acknowledgements for :data:`PART`."""
    app = faust.App("guarded", broker="aiokafka://127.0.0.1:9", web_enabled=False)
    app.topics._acking_topics.add(PART.topic)
    yield app.consumer
    # Its thread, which was never started either, already has a loop.
    app.consumer._thread.thread_loop.close()


def message(offset: int) -> ConsumerMessage:
    return ConsumerMessage(PART.topic, PART.partition, offset, 0.0, 0, None, None, b"", None, None, None, PART)


def acknowledge(consumer: Any, offsets: Iterable[int]) -> None:
    for offset in offsets:
        consumer.ack(message(offset))


def committable(consumer: Any) -> int | None:
    """The offset that its next commit would name; none where it would commit nothing."""
    offset: int | None = consumer._filter_committable_offsets([PART]).get(PART)
    return offset


async def test_what_is_acknowledged_without_a_gap_is_committed(consumer: Any) -> None:
    """What the worker relies on: at concurrency 1 acknowledgements come in order."""
    consumer._committed_offset[PART] = 10
    acknowledge(consumer, [10, 11, 12])
    assert committable(consumer) == 13


async def test_a_commit_passes_one_offset_that_was_not_acknowledged(consumer: Any) -> None:
    """Offset 10 is in hand and nobody knows: the gap is looked for one offset too late (#606)."""
    consumer._committed_offset[PART] = 10
    acknowledge(consumer, [11])
    assert committable(consumer) == 12


async def test_two_offsets_that_were_not_acknowledged_stop_all_commits_for_ever(consumer: Any) -> None:
    """Whatever comes after them is acknowledged into a list that only grows (#596)."""
    consumer._committed_offset[PART] = 10
    for first in range(12, 3000, 100):
        acknowledge(consumer, range(first, first + 100))
        assert committable(consumer) is None
    assert len(consumer._acked[PART]) == 3000


async def test_only_the_missing_acknowledgements_let_it_go_on(consumer: Any) -> None:
    """There is no time after which it gives up, and nothing that asks for the events again."""
    consumer._committed_offset[PART] = 10
    acknowledge(consumer, range(12, 20))
    assert committable(consumer) is None
    acknowledge(consumer, [10, 11])
    assert committable(consumer) == 20


class OneMessage:
    """Stands for the fetcher: brings one message, and then is told to stop."""

    def __init__(self) -> None:
        self._stopped = asyncio.Event()

    async def bring(self, timeout: float) -> AsyncIterator[tuple[TP, ConsumerMessage]]:  # noqa: ASYNC109 - Faust's name
        self._stopped.set()
        yield PART, message(5)


async def test_an_event_whose_delivery_a_rebalance_interrupts_counts_as_read(consumer: Any) -> None:
    """This is how an event gets lost to a process that goes on, and with it its acknowledgement (#596)."""
    delivered, begun = asyncio.Event(), asyncio.Event()

    async def deliver(_: ConsumerMessage) -> None:
        begun.set()
        await delivered.wait()

    fetcher = OneMessage()
    consumer.callback, consumer.getmany = deliver, fetcher.bring
    consumer._read_offset[PART] = 4
    reading = asyncio.create_task(consumer._drain_messages(fetcher))
    await begun.wait()
    consumer.stop_flow()
    async with asyncio.timeout(5):
        await reading
    assert not delivered.is_set()
    assert consumer._read_offset[PART] == 5
