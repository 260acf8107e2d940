"""What a consumer tells in figures: how far behind it is, since when nothing was committed, what waits and why."""

from collections.abc import Mapping
from datetime import UTC, datetime

from aiokafka import TopicPartition

from chassis import telemetry_names as names
from chassis.inbox import Cause, Held
from chassis.measurements import Measurements


class ConsumerFigures:
    """The gauges of one consumer. A gauge keeps its last value, so each is told again as long as it is ours."""

    def __init__(self, metrics: Measurements) -> None:
        self._metrics = metrics
        self._told: set[TopicPartition] = set()

    def behind(self, lags: Mapping[TopicPartition, int]) -> None:
        """Tell the lag of every partition held. One that is another's by now has none here: its new holder tells."""
        for partition in self._told - lags.keys():
            self._tell_lag(partition, 0)
        for partition, lag in lags.items():
            self._tell_lag(partition, lag)
        self._told = set(lags)

    def frozen(self, seconds: float) -> None:
        """Tell since when nothing was committed."""
        self._metrics.set("plumbline.consumer.commit_frozen", seconds)

    def held(self, by_cause: Mapping[Cause, Held]) -> None:
        """Tell what waits in the inbox, for every cause: a cause that is over has to come down to 0."""
        for cause in Cause:
            keys = by_cause[cause].keys if cause in by_cause else 0
            self._metrics.set("plumbline.parking.keys", keys, {names.PARK_CAUSE: cause.value})
        dead = [held for cause, held in by_cause.items() if cause is not Cause.GAP]
        self._metrics.set("plumbline.dead_letters.waiting", sum(held.events for held in dead))
        self._metrics.set("plumbline.dead_letters.oldest_age", max((held.oldest_seconds for held in dead), default=0.0))

    def tried_again(self, topic: str, error: BaseException) -> None:
        """Count one event of ``topic`` tried again in place. Only the error's class is told."""
        attributes = {names.MESSAGING_DESTINATION_NAME: topic, names.ERROR_TYPE: type(error).__name__}
        self._metrics.add("plumbline.consumer.retries", 1, attributes)

    def over(self) -> None:
        """The consumer ends, and with it what it could tell."""
        self.behind({})
        self.frozen(0.0)

    def _tell_lag(self, partition: TopicPartition, lag: int) -> None:
        attributes = {
            names.MESSAGING_DESTINATION_NAME: partition.topic,
            names.MESSAGING_DESTINATION_PARTITION_ID: str(partition.partition),
        }
        self._metrics.set("plumbline.consumer.lag", lag, attributes)


def count_outcome(metrics: Measurements, topic: str, outcome: str, seconds: float) -> None:
    """Count what became of one event of ``topic``, and how long it took."""
    metrics.add(
        "plumbline.consumer.outcomes", 1, {names.MESSAGING_DESTINATION_NAME: topic, names.EVENT_OUTCOME: outcome}
    )
    attributes = {
        names.MESSAGING_SYSTEM: "kafka",
        names.MESSAGING_OPERATION_NAME: "process",
        names.MESSAGING_DESTINATION_NAME: topic,
    }
    metrics.record("messaging.process.duration", seconds, attributes)


def count_parked(metrics: Measurements, topic: str, cause: Cause) -> None:
    """Count one event that has to wait."""
    metrics.add("plumbline.parking.events", 1, {names.MESSAGING_DESTINATION_NAME: topic, names.PARK_CAUSE: cause.value})


def note_visible(metrics: Measurements, topic: str, occurred_at: datetime) -> None:
    """Measure from the time of a fact to now, when its effect is here."""
    seconds = (datetime.now(UTC) - occurred_at).total_seconds()
    metrics.record("plumbline.inbox.publish_to_visible", max(0.0, seconds), {names.MESSAGING_DESTINATION_NAME: topic})
