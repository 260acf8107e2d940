"""The envelope of every event: CloudEvents 1.0, structured JSON, with our extension attributes.

Source: CloudEvents specification 1.0.2 (https://github.com/cloudevents/spec). Extension names are lower-case
letters and digits, as the specification asks. A contract test reads every example with the CloudEvents library too.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

CONTENT_TYPE = "application/cloudevents+json; charset=utf-8"

HEADER_CONTENT_TYPE = "content-type"
HEADER_TYPE = "ce_type"
HEADER_ID = "ce_id"
HEADER_TRACEPARENT = "traceparent"
HEADER_TRACESTATE = "tracestate"

Text = Annotated[str, StringConstraints(min_length=1, max_length=512)]
TraceParent = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$")]
TraceState = Annotated[str, StringConstraints(max_length=512)]


class Envelope(BaseModel):
    """One event on the wire.

    ``aggregateversion`` is gapless from 1 per ``aggregateid`` on topics with ordering ``gapless``; on topics with
    ordering ``latest`` it only grows. ``traceparent`` is the context of the command that caused the event.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    specversion: Literal["1.0"] = "1.0"
    id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.:@/#-]{0,199}$")]
    source: Annotated[str, StringConstraints(pattern=r"^/plumbline/[a-z]+(/[a-z]+)*$", max_length=120)]
    type: Annotated[str, StringConstraints(pattern=r"^[a-z]+(\.[a-z0-9-]+){2}\.v[0-9]{1,4}$", max_length=160)]
    subject: Text
    time: AwareDatetime
    datacontenttype: Literal["application/json"] = "application/json"
    dataschema: Text | None = None
    aggregateid: Text
    aggregateversion: Annotated[int, Field(ge=1, le=2**62)]
    actor: Text
    traceparent: TraceParent | None = None
    tracestate: TraceState | None = None
    data: dict[str, Any]


@dataclass(frozen=True)
class Stamp:
    """What the frame knows about a fact and the fact itself does not say."""

    event_id: str
    occurred_at: datetime
    aggregate_id: str
    aggregate_version: int
    actor: str
    traceparent: str | None = None
    tracestate: str | None = None


def seal(event_type: str, data: dict[str, Any], stamp: Stamp) -> Envelope:
    """Put ``data`` (JSON-ready) of ``event_type`` in its envelope. Raises ``pydantic.ValidationError``."""
    service = event_type.split(".", 1)[0]
    return Envelope(
        id=stamp.event_id,
        source=f"/plumbline/{service}",
        type=event_type,
        subject=stamp.aggregate_id,
        time=stamp.occurred_at.astimezone(UTC),
        dataschema=f"/schemas/events/{event_type}.json",
        aggregateid=stamp.aggregate_id,
        aggregateversion=stamp.aggregate_version,
        actor=stamp.actor,
        traceparent=stamp.traceparent,
        tracestate=stamp.tracestate,
        data=data,
    )


def encode(envelope: Envelope) -> bytes:
    """The bytes of ``envelope`` as they travel: structured JSON, absent attributes left out."""
    return envelope.model_dump_json(exclude_none=True).encode()
