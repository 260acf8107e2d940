"""What Faust does unless it is told otherwise, and what our stream application tells it.

*Mended?* Where a default has become safe, the line in ``make_stream_app`` may go, and with it the demand in
tests/architecture/rules_of_streams.py.
"""

from pathlib import Path
from typing import Any

import faust
import pytest
from faust.exceptions import SecurityWarning
from faust.serializers.codecs import loads

from chassis.kafka_access import KafkaAccess
from departments.signals.stream_app import StreamSettings, bytes_topic, make_stream_app


@pytest.fixture
async def plain() -> faust.App:
    """An application that nobody has told anything."""
    return faust.App("plain", broker="aiokafka://127.0.0.1:9")


@pytest.fixture
async def ours(tmp_path: Path) -> faust.App:
    return make_stream_app(StreamSettings("127.0.0.1:9", "one", str(tmp_path)))


SETTINGS = {
    # A worker that was killed is missed for a minute.
    "broker_session_timeout": (60.0, 10.0),
    # A send may hang for twenty minutes before it says that it failed.
    "producer_request_timeout": (1200.0, 30.0),
    # A web server without any check of who asks opens on port 6066.
    "web_enabled": (True, False),
    # It makes topics as it likes, with one copy of the data.
    "topic_allow_declare": (True, False),
    "topic_disable_leader": (False, True),
    # It waits for its streams at a stop and in a rebalance.
    "stream_wait_empty": (True, False),
    "consumer_group_instance_id": (None, "signals-one"),
}


@pytest.mark.parametrize("name", SETTINGS)
async def test_a_default_is_unsafe_and_ours_is_set(plain: faust.App, ours: faust.App, name: str) -> None:
    default, wanted = SETTINGS[name]
    assert getattr(plain.conf, name) == default, "the default has changed: is ours still needed?"
    assert getattr(ours.conf, name) == wanted


async def test_it_signs_in_where_the_broker_asks(tmp_path: Path) -> None:
    access = KafkaAccess("127.0.0.1:9", "SASL_SSL", "departments", "a long and good one")
    credentials = make_stream_app(StreamSettings(access, "one", str(tmp_path))).conf.broker_credentials
    assert (credentials.protocol.value, credentials.mechanism.value) == ("SASL_SSL", "SCRAM-SHA-512")
    assert (credentials.username, credentials.password) == ("departments", "a long and good one")
    assert credentials.ssl_context.check_hostname


async def test_it_asks_for_nothing_where_the_broker_does_not(ours: faust.App) -> None:
    assert ours.conf.broker_credentials is None


async def test_topics_and_tables_have_one_copy_unless_told(plain: faust.App) -> None:
    """We make no topic and have no table, so there is nothing of ours to set."""
    assert plain.conf.topic_replication_factor == 1
    assert plain.conf.table_standby_replicas == 1


async def test_the_web_server_would_show_the_tables(plain: faust.App) -> None:
    assert plain.conf.web_tables_enabled
    assert plain.conf.web_port == 6066


async def test_our_application_reads_at_least_once_and_has_no_table(ours: faust.App) -> None:
    assert ours.conf.processing_guarantee.value == "at_least_once"
    assert not ours.tables


async def test_its_client_reads_what_was_never_committed_and_waits_by_its_own_figure(ours: faust.App) -> None:
    """No setting changes either. Our producers use no transactions, so nothing uncommitted is there to be read."""
    consumer: Any = ours.consumer
    client = consumer._thread._create_worker_consumer(ours.transport)
    seen = (client._isolation_level, client._fetch_max_wait_ms)
    await client.stop()
    consumer._thread.thread_loop.close()
    assert seen == ("read_uncommitted", 1500)


CALLS_SUM = b"Y2J1aWx0aW5zCnN1bQooKGxwMApJNDAKYUkyCmF0Ui4="
"""A pickle in base64 that calls ``sum([40, 2])``; it could call anything."""


def test_a_pickled_value_calls_what_its_sender_likes() -> None:
    """CWE-502. Faust warns, and does it.

    Mended? The ban of serializers in tests/architecture/rules_of_streams.py stays all the same: values have our codec.
    """
    with pytest.warns(SecurityWarning, match="arbitrary code"):
        assert loads("pickle", CALLS_SUM) == 42


async def test_choosing_pickle_is_warned_of_and_not_refused(plain: faust.App) -> None:
    with pytest.warns(SecurityWarning, match="arbitrary code"):
        plain.topic("odd", value_serializer="pickle").schema  # noqa: B018 - made when it is first looked at


async def test_our_topics_carry_bytes(ours: faust.App) -> None:
    topic = bytes_topic(ours, "incident-incidents")
    assert (topic.key_serializer, topic.value_serializer) == ("raw", "raw")
    assert (ours.conf.key_serializer, ours.conf.value_serializer) == ("raw", "raw")
