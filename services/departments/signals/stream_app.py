"""The Faust application, with the settings that were seen to hold (each line has its reason).

Faust here reads streams at least once and keeps nothing: no tables, one agent for each topic at concurrency 1, no
exception out of an agent. With more at once a message in hand is acknowledged by the next one, an exception
acknowledges its message, tables count twice after a crash, and its exactly-once is not; tests guard each of these and
show when a new version changes one (docs/decisions/0005-signals-keep-their-state-in-postgresql.md).
"""

from dataclasses import dataclass
from datetime import timedelta

import faust
from faust.auth import SASLCredentials, SSLCredentials
from faust.types.auth import CredentialsT

from chassis.kafka_access import MECHANISM, Broker, KafkaAccess, access_of, client_arguments

APPLICATION = "signals"
"""Also the consumer group."""


@dataclass(frozen=True)
class StreamSettings:
    """What the stream application needs to know."""

    bootstrap: Broker
    instance: str
    """The name of this replica in its group: a restart within the session causes no rebalance."""
    data_folder: str


def make_stream_app(settings: StreamSettings) -> faust.App:
    """The application, bound to no loop yet."""
    access = access_of(settings.bootstrap)
    return faust.App(
        APPLICATION,
        broker=f"aiokafka://{access.bootstrap}",
        broker_credentials=_credentials(access),
        datadir=settings.data_folder,
        # Its web server would show data to whoever asks; health is ours.
        web_enabled=False,
        # It must never make a topic: a topic that is missing is an error to be told, see topics_there.py.
        topic_disable_leader=True,
        topic_allow_declare=False,
        processing_guarantee="at_least_once",
        # Nothing is stored: what was seen is in PostgreSQL, written by key and version.
        store="memory://",
        consumer_auto_offset_reset="earliest",
        consumer_group_instance_id=f"{APPLICATION}-{settings.instance}",
        broker_session_timeout=10,
        broker_heartbeat_interval=3,
        broker_commit_interval=1,
        broker_max_poll_interval=300,
        broker_request_timeout=30,
        producer_request_timeout=30,
        producer_acks=-1,
        producer_linger=0,
        # It would wait for its streams at a stop and at a rebalance, and was seen to wait for minutes.
        stream_wait_empty=False,
        stream_buffer_maxsize=1024,
        key_serializer="raw",
        value_serializer="raw",
        # Its workers' logging belongs to us.
        worker_redirect_stdouts=False,
        timezone=None,
        table_cleanup_interval=timedelta(days=1),
    )


def _credentials(access: KafkaAccess) -> CredentialsT | None:
    """What Faust takes instead of what its client takes; none where the broker asks for nothing."""
    arguments = client_arguments(access)
    context = arguments.get("ssl_context")
    if access.protocol.startswith("SASL"):
        return SASLCredentials(
            username=access.username, password=access.password, mechanism=MECHANISM, ssl_context=context
        )
    return SSLCredentials(context) if context else None


def bytes_topic(app: faust.App, name: str) -> faust.TopicT:
    """Topic ``name`` as it is on the wire; the codec is ours."""
    return app.topic(
        name, key_type=bytes, value_type=bytes, key_serializer="raw", value_serializer="raw", internal=False
    )
