"""A signal as an event: sealed by our own contracts, the same bytes whenever it is worked out again."""

from dataclasses import dataclass
from uuid import UUID, uuid5

from chassis.telemetry import current_traceparent
from contracts.envelope import (
    CONTENT_TYPE,
    HEADER_CONTENT_TYPE,
    HEADER_ID,
    HEADER_TRACEPARENT,
    HEADER_TYPE,
    Stamp,
    encode,
    seal,
)
from contracts.event import EventData
from contracts.events.departments_signals import SignalCleared, SignalRaised
from departments.domain.told_signals import Told

ACTOR = "service:signals"
_NAMESPACE = UUID("5b0f2f6e-6c8e-5d0a-9a53-6d8c1f4f2a10")
"""Ours, made once; with it the same signal, version and type always have the same id."""


@dataclass(frozen=True)
class Parcel:
    """What is sent to Kafka."""

    key: bytes
    value: bytes
    headers: list[tuple[str, bytes]]


def event_data(told: Told) -> EventData:
    """``told`` in the words of the contracts. Raises ``pydantic.ValidationError``."""
    model = SignalRaised if told.is_raised else SignalCleared
    return model.model_validate(told.document)


def event_id(told: Told, event_type: str) -> str:
    """The id of the event: made of what it says, so that saying it twice is saying it once."""
    return str(uuid5(_NAMESPACE, f"{told.signal_id} {told.version} {event_type}"))


def parcel(told: Told) -> Parcel:
    """``told`` as it travels, under the trace that is running."""
    data = event_data(told)
    traceparent, tracestate = current_traceparent()
    name = data.EVENT.name
    stamp = Stamp(
        event_id=event_id(told, name),
        occurred_at=told.as_of,
        aggregate_id=told.signal_id,
        aggregate_version=told.version,
        actor=ACTOR,
        traceparent=traceparent,
        tracestate=tracestate,
    )
    envelope = seal(name, data.model_dump(mode="json"), stamp)
    headers = [
        (HEADER_CONTENT_TYPE, CONTENT_TYPE.encode()),
        (HEADER_TYPE, name.encode()),
        (HEADER_ID, envelope.id.encode()),
    ]
    if traceparent:
        headers.append((HEADER_TRACEPARENT, traceparent.encode()))
    return Parcel(told.signal_id.encode(), encode(envelope), headers)
