"""Kafka clients with the settings that were seen to keep what they accept, in order.

Source of each setting: the aiokafka documentation and this project's fault tests. One module, so that the client can
be exchanged.
"""

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer

SESSION_TIMEOUT_MS = 10_000


def make_producer(bootstrap: str, *, client_id: str) -> AIOKafkaProducer:
    """An idempotent producer: a retry inside the client makes no duplicate and no inversion.

    A send does not expire while the broker is away, so it is awaited in the relay only, never in a request.
    """
    return AIOKafkaProducer(
        bootstrap_servers=bootstrap,
        client_id=client_id,
        acks="all",
        enable_idempotence=True,
        linger_ms=0,
        compression_type=None,
        request_timeout_ms=30_000,
        max_batch_size=65_536,
        max_request_size=16 * 1024 * 1024,
    )


def make_consumer(*topics: str, bootstrap: str, group: str, instance: str | None, client_id: str) -> AIOKafkaConsumer:
    """A consumer that commits by hand, begins at the beginning and keeps its place over a restart.

    ``instance`` makes the membership static (KIP-345): a restart within the session causes no rebalance.
    """
    return AIOKafkaConsumer(
        *topics,
        bootstrap_servers=bootstrap,
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
        fetch_max_wait_ms=500,
        check_crcs=True,
    )
