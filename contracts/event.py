"""The base of every event's data, and how an event class is declared."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict


class ContractModel(BaseModel):
    """A part of an event. Immutable; tolerant of fields it does not know, so that a producer may be newer."""

    model_config = ConfigDict(
        frozen=True, extra="ignore", json_schema_serialization_defaults_required=True, ser_json_timedelta="float"
    )


@dataclass(frozen=True)
class EventType:
    """The wire name of an event: ``<service>.<noun>.<past verb>.v<major>``."""

    name: str
    topic: str

    @property
    def service(self) -> str:
        """The service that alone may emit it."""
        return self.name.split(".", 1)[0]

    @property
    def stem(self) -> str:
        """The name without its major version: what stays the same when the shape changes."""
        return self.name.rsplit(".v", 1)[0]

    @property
    def major(self) -> int:
        """The major version of the shape."""
        return int(self.name.rsplit(".v", 1)[1])


class EventData(ContractModel):
    """The ``data`` of one event type. Subclasses are declared with :func:`event`."""

    EVENT: ClassVar[EventType]


E = TypeVar("E", bound=type[EventData])

DECLARED: dict[str, type[EventData]] = {}
"""Every declared event class by its wire name. Filled by importing :mod:`contracts.registry`."""


def event(name: str, *, topic: str) -> Callable[[E], E]:
    """Declare the decorated class as the data of event ``name`` on ``topic``.

    Raises:
        ValueError: the name does not follow the scheme, or is taken.
    """
    parts = name.split(".")
    if len(parts) != 4 or not parts[3].startswith("v") or not parts[3][1:].isdigit():
        raise ValueError(f"event name {name!r} is not <service>.<noun>.<past verb>.v<major>")
    if not topic.startswith(f"{parts[0]}-"):
        raise ValueError(f"event {name!r} may only travel on a topic of {parts[0]}, not {topic!r}")
    if name in DECLARED:
        raise ValueError(f"event {name!r} is declared twice")

    def declare(model: E) -> E:
        model.EVENT = EventType(name, topic)
        DECLARED[name] = model
        return model

    return declare


def json_schema(model: type[BaseModel], *, mode: str = "serialization") -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of ``model`` as it is written (or, for ``validation``, read)."""
    schema = model.model_json_schema(mode="validation" if mode == "validation" else "serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
