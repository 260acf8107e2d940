"""The closed list of every metric, span and attribute name of ours, and the declared graph of a trace.

OpenTelemetry's semantic conventions come first; what they have no word for is ``plumbline.<area>.<noun>``.
"""

from dataclasses import dataclass
from typing import Literal

SEMCONV_VERSION = "1.44.0"
SEMCONV_SCHEMA_URL = f"https://opentelemetry.io/schemas/{SEMCONV_VERSION}"
SCOPE = "plumbline"

# ---- attributes: semantic conventions ----

SERVICE_NAME = "service.name"
SERVICE_NAMESPACE = "service.namespace"
SERVICE_VERSION = "service.version"
SERVICE_INSTANCE_ID = "service.instance.id"
MESSAGING_SYSTEM = "messaging.system"
MESSAGING_OPERATION_NAME = "messaging.operation.name"
MESSAGING_OPERATION_TYPE = "messaging.operation.type"
MESSAGING_DESTINATION_NAME = "messaging.destination.name"
MESSAGING_DESTINATION_PARTITION_ID = "messaging.destination.partition.id"
MESSAGING_CONSUMER_GROUP_NAME = "messaging.consumer.group.name"
MESSAGING_KAFKA_OFFSET = "messaging.kafka.offset"
MESSAGING_KAFKA_MESSAGE_KEY = "messaging.kafka.message.key"
MESSAGING_MESSAGE_ID = "messaging.message.id"
MESSAGING_BATCH_MESSAGE_COUNT = "messaging.batch.message_count"
DB_SYSTEM_NAME = "db.system.name"
DB_NAMESPACE = "db.namespace"
DB_OPERATION_NAME = "db.operation.name"
DB_QUERY_TEXT = "db.query.text"
DB_RESPONSE_STATUS_CODE = "db.response.status_code"
ERROR_TYPE = "error.type"

# ---- attributes: ours ----

PROCESS_ROLE = "plumbline.process.role"
EVENT_TYPE = "plumbline.event.type"
EVENT_OUTCOME = "plumbline.event.outcome"
STREAM_EVENT = "plumbline.stream.event"
STREAM_END = "plumbline.stream.end"
REFUSAL_REASON = "plumbline.refusal.reason"
PARK_CAUSE = "plumbline.park.cause"
HOLDER = "plumbline.relay.holder"
BOARD = "plumbline.board.name"
READINESS_STATE = "plumbline.readiness.state"
CARD_KIND = "plumbline.card.kind"

ATTRIBUTES = frozenset(
    {
        PROCESS_ROLE,
        EVENT_TYPE,
        EVENT_OUTCOME,
        STREAM_EVENT,
        STREAM_END,
        REFUSAL_REASON,
        PARK_CAUSE,
        HOLDER,
        BOARD,
        READINESS_STATE,
        CARD_KIND,
    }
)

# ---- spans: ours; a server span is "<method> <route>", and a statement that was slow or failed "<SQL verb>" ----

SPAN_TRANSACTION = "transaction"
"""``transaction``: one unit of work in the service's own database"""

SPAN_SEND = "send"
"""``send <topic>``"""
SPAN_PROCESS = "process"
"""``process <topic>``"""
SPAN_FOLD = "fold"
"""``fold <event type>``"""
SPAN_PUSH = "push"
"""``push <stream event>``"""

Kind = Literal["counter", "histogram", "gauge"]


@dataclass(frozen=True)
class Metric:
    """One metric: what is counted or measured, in which unit (UCUM), by which attributes."""

    name: str
    kind: Kind
    unit: str
    description: str
    attributes: frozenset[str] = frozenset()


def _named(*metrics: Metric) -> dict[str, Metric]:
    return {metric.name: metric for metric in metrics}


_TOPIC = frozenset({MESSAGING_DESTINATION_NAME})
_PARTITION = frozenset({MESSAGING_DESTINATION_NAME, MESSAGING_DESTINATION_PARTITION_ID})

METRICS: dict[str, Metric] = _named(
    Metric(
        "messaging.process.duration",
        "histogram",
        "s",
        "Time to process one event, from its receipt to the commit of its effect.",
        frozenset({MESSAGING_SYSTEM, MESSAGING_OPERATION_NAME, MESSAGING_DESTINATION_NAME, ERROR_TYPE}),
    ),
    Metric(
        "messaging.client.sent.messages",
        "counter",
        "{message}",
        "Events that the broker acknowledged.",
        frozenset({MESSAGING_SYSTEM, MESSAGING_OPERATION_NAME, MESSAGING_DESTINATION_NAME, ERROR_TYPE}),
    ),
    Metric(
        "messaging.client.consumed.messages",
        "counter",
        "{message}",
        "Events delivered to the consumer.",
        frozenset({MESSAGING_SYSTEM, MESSAGING_OPERATION_NAME, MESSAGING_DESTINATION_NAME, ERROR_TYPE}),
    ),
    Metric("plumbline.outbox.oldest_age", "gauge", "s", "Age of the oldest fact that is not on Kafka."),
    Metric("plumbline.outbox.waiting", "gauge", "{fact}", "Facts that are not on Kafka."),
    Metric("plumbline.outbox.commit_to_publish", "histogram", "s", "From a fact's record to the broker's answer."),
    Metric("plumbline.outbox.xmin_hold", "gauge", "s", "Age of the open transaction that holds the relay up."),
    Metric("plumbline.relay.takeovers", "counter", "{takeover}", "Times that this process became the active relay."),
    Metric("plumbline.relay.failures", "counter", "{failure}", "Batches tried again.", frozenset({ERROR_TYPE})),
    Metric("plumbline.inbox.duplicates", "counter", "{event}", "Events met a second time.", _TOPIC),
    Metric("plumbline.inbox.skipped", "counter", "{event}", "Events of a type that nobody here knows.", _TOPIC),
    Metric("plumbline.inbox.publish_to_visible", "histogram", "s", "From a fact's time to its effect here.", _TOPIC),
    Metric(
        "plumbline.consumer.outcomes",
        "counter",
        "{event}",
        "Events by what became of them.",
        _TOPIC | {EVENT_OUTCOME},
    ),
    Metric("plumbline.consumer.lag", "gauge", "{event}", "Events behind the end of the log.", _PARTITION),
    Metric("plumbline.consumer.commit_frozen", "gauge", "s", "Time without a commit while events wait."),
    Metric("plumbline.consumer.retries", "counter", "{retry}", "Events tried again in place.", _TOPIC | {ERROR_TYPE}),
    Metric("plumbline.parking.keys", "gauge", "{key}", "Keys that wait.", frozenset({PARK_CAUSE})),
    Metric("plumbline.parking.events", "counter", "{event}", "Events parked.", _TOPIC | {PARK_CAUSE}),
    Metric("plumbline.dead_letters.waiting", "gauge", "{event}", "Dead letters that nobody has replayed."),
    Metric("plumbline.dead_letters.oldest_age", "gauge", "s", "Age of the oldest dead letter."),
    Metric("plumbline.stream.open", "gauge", "{stream}", "Browsers that listen."),
    Metric("plumbline.stream.ended", "counter", "{stream}", "Streams that ended, by why.", frozenset({STREAM_END})),
    Metric("plumbline.stream.pushed", "counter", "{event}", "Events written to browsers.", frozenset({STREAM_EVENT})),
    Metric("plumbline.stream.visible_to_browser", "histogram", "s", "From a view's change to its arrival on a page."),
    Metric(
        "plumbline.board.cells",
        "gauge",
        "{cell}",
        "What a board stands for, by readiness.",
        frozenset({BOARD, READINESS_STATE}),
    ),
    Metric(
        "plumbline.board.cards",
        "gauge",
        "{card}",
        "Cards of a board, by kind.",
        frozenset({BOARD, CARD_KIND}),
    ),
    Metric("plumbline.view.staleness", "gauge", "s", "How far the folding of facts into views is behind."),
    Metric("plumbline.view.hash_mismatch", "counter", "{view}", "Views that differ from a fold of the log; must be 0."),
    Metric("plumbline.idempotency.replays", "counter", "{request}", "Answers given again for the same key."),
    Metric("plumbline.access.refused", "counter", "{request}", "Requests refused.", frozenset({REFUSAL_REASON})),
    Metric("plumbline.process.loop_stall", "histogram", "s", "How late the event loop was."),
    Metric("plumbline.signals.commit_frozen", "gauge", "s", "Time since the stream application committed."),
)

# ---- the trace of one command ----

Station = Literal["server", "database", "outbox", "send", "process", "fold", "push"]
Relation = Literal["parent", "link"]


@dataclass(frozen=True)
class TraceEdge:
    """An edge that a whole trace has: ``child`` names ``parent`` as its parent, or links to it."""

    parent: Station
    child: Station
    relation: Relation
    why: str


TRACE_EDGES: tuple[TraceEdge, ...] = (
    TraceEdge("server", "database", "parent", "the command writes its rows and its outbox rows"),
    TraceEdge("server", "send", "link", "the relay sends many commands' facts in a short trace of its own"),
    TraceEdge("server", "process", "parent", "an event carries the context of its command, not of the relay"),
    TraceEdge("process", "database", "parent", "the effect and its inbox row are written"),
    TraceEdge("process", "fold", "parent", "the event is folded into the views"),
    TraceEdge("process", "process", "parent", "a fact caused by a fact carries the context of what caused it"),
    TraceEdge("server", "push", "parent", "the changed view is written to a browser"),
)
"""Every edge of the main road from the browser's request to the browser's screen."""
