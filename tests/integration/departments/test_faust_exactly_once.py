"""What Faust's "exactly once" does, seen on a real Kafka by a reader of committed transactions alone.

It emits twice, and it loses (#517, #323, #177, #136, #440). Each test shows one cause, so that none depends on a race.
*Mended?* "Faust reads at least once" (tests/architecture/rules_of_streams.py) may be looked at again when **all** fail;
until then nobody asks for it, and what arrives twice is known by its id where it arrives. The decision is
docs/decisions/0005-signals-keep-their-state-in-postgresql.md.
"""

from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path

import faust
import pytest
from faust.contrib.asgi import faust_app_running

from tests.support import departments_faust_forwarder as forwarder
from tests.support.departments_faust import committed, make_topics, program, send, values_in
from tests.support.eventually import eventually
from tests.support.servers import KafkaServer, kafka_server
from tests.support.topics import unique_topic

pytestmark = [pytest.mark.integration, pytest.mark.timeout(120)]

PARTITIONS = 2

Look = Callable[[], Awaitable[bool]]


@pytest.fixture(scope="module")
def kafka_of_the_run() -> KafkaServer:
    return kafka_server()


class Forwarding:
    """The forwarding program on topics of its own, and what is seen of it from outside."""

    def __init__(self, kafka: KafkaServer, folder: Path) -> None:
        self.topic = unique_topic("faust-forwarder")
        self.output = forwarder.output_of(self.topic)
        self._bootstrap, self._folder = kafka.bootstrap, folder

    async def begin(self, *values: int) -> None:
        """Make the topics and send ``values`` to partition 0."""
        await make_topics(self._bootstrap, self.topic, self.output, partitions=PARTITIONS)
        await self.send(*values)

    async def send(self, *values: int) -> None:
        await send(self._bootstrap, self.topic, values)

    async def live_until(self, is_enough: Look, *arguments: str) -> None:
        """One life of the program: it starts, does enough, and is killed."""
        log = self._folder / "forwarder.log"
        with program(forwarder, [self._bootstrap, self.topic, str(self._folder), *arguments], log):
            await eventually(is_enough, what=f"enough is forwarded, see {log}", within_seconds=45)

    async def standing(self) -> Counter[int]:
        """How often a reader of committed transactions finds each value."""
        return Counter(await values_in(self._bootstrap, self.output, "read_committed", PARTITIONS))

    async def sent(self) -> Counter[int]:
        """How often each value was sent, whatever became of its transaction."""
        return Counter(await values_in(self._bootstrap, self.output, "read_uncommitted", PARTITIONS))

    async def committed(self) -> int:
        """The offset up to which the values count as done."""
        return await committed(self._bootstrap, forwarder.group_of(self.topic), self.topic)

    def has_emitted(self, count: int) -> Look:
        async def look() -> bool:
            return (await self.standing()).total() >= count

        return look

    def shows(self, value: int, times: int) -> Look:
        async def look() -> bool:
            return (await self.standing())[value] >= times

        return look

    def is_done_with(self, offset: int) -> Look:
        async def look() -> bool:
            return await self.committed() >= offset

        return look


@pytest.fixture
def forwarding(kafka_of_the_run: KafkaServer, tmp_path: Path) -> Forwarding:
    return Forwarding(kafka_of_the_run, tmp_path)


async def test_output_that_the_application_does_not_read_itself_is_in_no_transaction(forwarding: Forwarding) -> None:
    """It stands before any offset is committed; a kill makes all of it come again."""
    await forwarding.begin(0, 1, 2)
    await forwarding.live_until(forwarding.has_emitted(3), "apart")
    assert await forwarding.committed() == 0
    await forwarding.live_until(forwarding.has_emitted(6), "apart")
    assert await forwarding.standing() == {0: 2, 1: 2, 2: 2}


async def test_a_transaction_is_committed_while_the_event_it_came_from_is_still_in_hand(
    forwarding: Forwarding,
) -> None:
    """The output stands, the event does not count as done; a kill makes its output come again."""
    await forwarding.begin(0, 1, 2, 3)
    await forwarding.live_until(forwarding.shows(3, times=1), "together", "3")
    assert await forwarding.committed() <= 3
    await forwarding.live_until(forwarding.shows(3, times=2), "together")
    assert (await forwarding.standing())[3] == 2


async def test_an_event_counts_as_done_while_the_transaction_with_its_output_stays_open_and_is_lost(
    forwarding: Forwarding,
) -> None:
    """Output to another partition has a transaction of its own, which nothing commits: this loses, in silence."""
    await forwarding.begin(0, 1)
    await forwarding.live_until(forwarding.is_done_with(2), "across")
    await forwarding.send(2)
    await forwarding.live_until(forwarding.is_done_with(3), "across")
    assert await forwarding.sent() == {0: 1, 1: 1, 2: 1}
    assert await forwarding.standing() == {}


async def test_in_a_process_of_our_own_it_is_not_even_tried(kafka_of_the_run: KafkaServer, tmp_path: Path) -> None:
    """Transactions are for ``faust worker`` alone; started in any other way, as ours is, the setting does nothing."""
    app = faust.App(
        unique_topic("faust-forwarder"),
        broker=f"aiokafka://{kafka_of_the_run.bootstrap}",
        datadir=str(tmp_path),
        web_enabled=False,
        topic_disable_leader=True,
        processing_guarantee="exactly_once",
    )
    async with faust_app_running(app, stop_timeout=3):
        assert not app.in_transaction
        assert not app.consumer.in_transaction
