"""A Kafka client that is stopped leaves no task and no connection behind, whatever it was doing."""

import asyncio
import gc
import warnings
from collections.abc import Callable, Iterator

import pytest
from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaConnectionError

from chassis.kafka import KafkaClient, make_consumer, make_producer, running
from tests.support.ports import free_port
from tests.support.servers import KafkaServer, new_kafka
from tests.support.topics import create_topic, unique_topic

MOMENTS = [0.0, 0.0005, 0.001, 0.002, 0.003, 0.005, 0.01, 0.02, 0.05]
"""Seconds after which a start is cut off: before, in and after its first request."""


@pytest.fixture(scope="module")
def kafka() -> Iterator[KafkaServer]:
    """A broker to freeze."""
    with new_kafka() as server:
        yield server


@pytest.fixture
async def topic(kafka: KafkaServer) -> str:
    name = unique_topic()
    await create_topic(kafka.bootstrap, name)
    return name


def _producer(kafka: KafkaServer, _topic: str) -> KafkaClient:
    return make_producer(kafka.bootstrap, client_id="lifetime")


def _consumer(kafka: KafkaServer, topic: str) -> KafkaClient:
    return make_consumer(topic, bootstrap=kafka.bootstrap, group=topic, instance="one", client_id="lifetime")


MAKERS = pytest.mark.parametrize("make", [_producer, _consumer])


async def _hold(client: KafkaClient) -> None:
    async with running(client):
        await asyncio.Event().wait()


def _left_behind(before: "set[asyncio.Task[object]]", caught: list[warnings.WarningMessage]) -> list[str]:
    gc.collect()
    tasks = [repr(task) for task in asyncio.all_tasks() - before if not task.done()]
    return tasks + [str(warning.message) for warning in caught if issubclass(warning.category, ResourceWarning)]


@MAKERS
async def test_a_start_that_is_cut_off_leaves_nothing_behind(
    kafka: KafkaServer, topic: str, make: Callable[[KafkaServer, str], KafkaClient]
) -> None:
    before = asyncio.all_tasks()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for moment in MOMENTS:
            holding = asyncio.create_task(_hold(make(kafka, topic)))
            await asyncio.wait({holding}, timeout=moment)
            holding.cancel()
            await asyncio.wait({holding})
        del holding
        assert _left_behind(before, caught) == []


@MAKERS
async def test_a_stop_that_is_cut_off_leaves_nothing_behind(
    kafka: KafkaServer, topic: str, make: Callable[[KafkaServer, str], KafkaClient]
) -> None:
    before = asyncio.all_tasks()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for turns in range(5):
            holding = asyncio.create_task(_hold(make(kafka, topic)))
            await asyncio.wait({holding}, timeout=1)
            for _ in range(2):
                holding.cancel()
                for _ in range(turns):
                    await asyncio.wait({holding}, timeout=0)
            await asyncio.wait({holding})
            assert holding.cancelled()
        del holding
        assert _left_behind(before, caught) == []


@MAKERS
async def test_a_broker_that_stands_still_does_not_keep_a_client_from_stopping(
    kafka: KafkaServer, topic: str, make: Callable[[KafkaServer, str], KafkaClient]
) -> None:
    before = asyncio.all_tasks()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        client = make(kafka, topic)
        holding = asyncio.create_task(_hold(client))
        await asyncio.wait({holding}, timeout=3)
        if isinstance(client, AIOKafkaProducer):
            await client.send_and_wait(topic, b"arrived")
        kafka.freeze()
        try:
            if isinstance(client, AIOKafkaProducer):
                await client.send(topic, b"on its way")
            # The frozen broker owes an answer to a request by now.
            await asyncio.wait({holding}, timeout=1)
            holding.cancel()
            await asyncio.wait({holding}, timeout=20)
            assert holding.done()
        finally:
            kafka.thaw()
        del client, holding
        assert _left_behind(before, caught) == []


@pytest.mark.parametrize("is_producer", [True, False])
async def test_a_broker_that_is_not_there_is_an_error_and_leaves_nothing_behind(*, is_producer: bool) -> None:
    nobody = f"127.0.0.1:{free_port()}"
    before = asyncio.all_tasks()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with pytest.raises(KafkaConnectionError):
            await _hold(
                make_producer(nobody, client_id="lifetime")
                if is_producer
                else make_consumer("any", bootstrap=nobody, group="any", instance="one", client_id="lifetime")
            )
        assert _left_behind(before, caught) == []
