"""What the relay tells in figures: what it sent, how old it was by then, and what went wrong."""

from collections import Counter
from collections.abc import Sequence

import asyncpg

from chassis import telemetry_names as names
from chassis.measurements import Measurements


def count_sent(metrics: Measurements, rows: Sequence[asyncpg.Record], seconds: float) -> None:
    """Count acknowledged ``rows`` (``topic``; ``age_seconds`` when they were read), acknowledged ``seconds`` later."""
    for topic, count in Counter(row["topic"] for row in rows).items():
        attributes = {
            names.MESSAGING_SYSTEM: "kafka",
            names.MESSAGING_OPERATION_NAME: "send",
            names.MESSAGING_DESTINATION_NAME: topic,
        }
        metrics.add("messaging.client.sent.messages", count, attributes)
    for row in rows:
        metrics.record("plumbline.outbox.commit_to_publish", max(0.0, row["age_seconds"] + seconds))


def count_failure(metrics: Measurements, error: BaseException) -> None:
    """Count a batch that has to be tried again. Only the class of the error is told, its text may hold data."""
    metrics.add("plumbline.relay.failures", 1, {names.ERROR_TYPE: type(error).__name__})
