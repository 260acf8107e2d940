"""An event as it arrives: read strictly where the frame depends on it, tolerantly elsewhere."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

from pydantic import ValidationError

from contracts.envelope import HEADER_TRACEPARENT, Envelope
from contracts.event import EventData
from contracts.registry import Acquaintance, acquaintance, event_class

MAXIMUM_BYTES = 8 * 1024 * 1024
"""A larger value is not read at all: no event of ours comes near it."""

D = TypeVar("D", bound=EventData)


@dataclass(frozen=True)
class Delivered(Generic[D]):
    """One event, for a handler. ``traceparent`` is the context of the command that caused it."""

    event_id: str
    event_type: str
    aggregate_id: str
    aggregate_version: int
    occurred_at: datetime
    actor: str
    traceparent: str | None
    data: D


Handler: TypeAlias = Callable[[Any, Delivered[Any]], Awaitable[None]]
"""``async (work, delivered) -> None``: translates and awaits one use case, inside the inbox's transaction."""


class KafkaRecord(Protocol):
    """What is used of a record of the Kafka client."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: Any


@dataclass(frozen=True)
class Message:
    """A record as Kafka gave it, or as it was parked. Nothing is judged yet."""

    topic: str
    partition: int
    offset: int
    key: str
    value: bytes
    traceparent: str | None

    @classmethod
    def of(cls, record: KafkaRecord) -> "Message":
        """Take ``record`` as it is; bytes that are no text are replaced, for the key only names a queue."""
        trace = next((value for name, value in record.headers or () if name == HEADER_TRACEPARENT), None)
        # PostgreSQL's text holds no NUL.
        key = (record.key or b"").decode("utf-8", "replace").replace("\0", "\ufffd")
        return cls(
            record.topic,
            record.partition,
            record.offset,
            key[:512],
            record.value or b"",
            trace.decode("ascii", "replace")[:55] if trace else None,
        )


class Undecodable(Exception):
    """The value is not an event of ours. The text names the rule that failed, never the value."""


@dataclass(frozen=True)
class Opened:
    """An envelope and how well this build knows its type. ``data`` is there where the type is known."""

    envelope: Envelope
    acquaintance: Acquaintance
    data: EventData | None

    def delivered(self) -> Delivered[EventData]:
        """The event for its handler. Raises ``TypeError`` where the type is not known."""
        if self.data is None:
            raise TypeError(f"{self.envelope.type} is not known here")
        sealed = self.envelope
        return Delivered(
            sealed.id,
            sealed.type,
            sealed.aggregateid,
            sealed.aggregateversion,
            sealed.time,
            sealed.actor,
            sealed.traceparent,
            self.data,
        )


def open_message(message: Message) -> Opened:
    """Read the envelope, and the data where the type is known.

    Raises:
        Undecodable: too large, not JSON, not an envelope, or data that its own contract refuses.
    """
    if len(message.value) > MAXIMUM_BYTES:
        raise Undecodable("value larger than 8 MiB")
    try:
        envelope = Envelope.model_validate_json(message.value)
    except (ValidationError, RecursionError) as error:
        raise Undecodable(_rule(error)) from None
    known = acquaintance(envelope.type)
    if known is not Acquaintance.KNOWN:
        return Opened(envelope, known, None)
    try:
        return Opened(envelope, known, event_class(envelope.type).model_validate(envelope.data))
    except ValidationError as error:
        raise Undecodable(_rule(error)) from None


def _rule(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        return f"{'.'.join(str(part) for part in first['loc'])[:120] or 'value'}: {first['type']}"
    return type(error).__name__
