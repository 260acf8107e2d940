"""The outbox: facts beside the rows they are about, in the same transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from chassis.database import Connection
from chassis.telemetry import current_traceparent
from contracts.envelope import Stamp, encode, seal
from contracts.event import EventData

OUTBOX_CHANNEL = "outbox"

_INSERT = """
insert into outbox (epoch, event_id, topic, key, event_type, value, traceparent, tracestate)
select (select epoch from outbox_epochs), f.event_id, f.topic, f.key, f.event_type, f.value, f.traceparent, f.tracestate
from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bytea[], $6::text[], $7::text[])
     with ordinality as f (event_id, topic, key, event_type, value, traceparent, tracestate, place)
order by f.place
"""


@dataclass(frozen=True)
class OutgoingFact:
    """A fact in the words of the contracts, ready to be written."""

    event_id: str
    topic: str
    key: str
    event_type: str
    value: bytes
    traceparent: str | None
    tracestate: str | None

    @classmethod
    def sealed(cls, data: EventData, stamp: Stamp) -> "OutgoingFact":
        """Seal ``data``; where ``stamp`` has no trace context, with that of the running span, which caused the fact."""
        traceparent, tracestate = stamp.traceparent, stamp.tracestate
        if traceparent is None:
            traceparent, tracestate = current_traceparent()
        envelope = seal(
            data.EVENT.name,
            data.model_dump(mode="json"),
            replace(stamp, traceparent=traceparent, tracestate=tracestate),
        )
        return cls(
            stamp.event_id,
            data.EVENT.topic,
            stamp.aggregate_id,
            data.EVENT.name,
            encode(envelope),
            traceparent,
            tracestate,
        )


async def write_outbox(connection: Connection, facts: Sequence[OutgoingFact]) -> None:
    """Write ``facts`` in their order, in the transaction that is open on ``connection``."""
    await connection.execute(
        _INSERT,
        [fact.event_id for fact in facts],
        [fact.topic for fact in facts],
        [fact.key for fact in facts],
        [fact.event_type for fact in facts],
        [fact.value for fact in facts],
        [fact.traceparent for fact in facts],
        [fact.tracestate for fact in facts],
    )
