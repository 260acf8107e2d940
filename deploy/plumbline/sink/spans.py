"""Spans as they are kept."""

from dataclasses import dataclass, field
from typing import Any

Value = str | int | float | bool | list[Any] | None


@dataclass(frozen=True)
class Link:
    """A span names another one that it is about, usually of another trace. Ids are lower-case hex."""

    trace_id: str
    span_id: str


@dataclass(frozen=True)
class Span:
    """One finished span. Ids are lower-case hex; times are nanoseconds since 1970, UTC."""

    trace_id: str
    span_id: str
    parent_id: str | None
    service: str
    name: str
    kind: str
    start_ns: int
    end_ns: int
    status: str = "unset"
    attributes: dict[str, Value] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
