"""Finds the class of an event type, and tells unknown types from unknown versions of a known one."""

from enum import Enum, auto

import contracts.events  # noqa: F401  (declares every event)
from contracts.event import DECLARED, EventData


class Acquaintance(Enum):
    """What this build knows of an event type."""

    KNOWN = auto()
    UNKNOWN_VERSION = auto()
    """The noun and verb are known, this major version is not: hold it until a build knows it."""
    UNKNOWN_TYPE = auto()
    """Somebody else's event: count it and go on."""


_STEMS = {model.EVENT.stem for model in DECLARED.values()}


def event_types() -> dict[str, type[EventData]]:
    """Every event class by its wire name, in the order of the names."""
    return dict(sorted(DECLARED.items()))


def acquaintance(event_type: str) -> Acquaintance:
    """Say whether ``event_type`` is known here."""
    if event_type in DECLARED:
        return Acquaintance.KNOWN
    stem = event_type.rsplit(".v", 1)[0]
    return Acquaintance.UNKNOWN_VERSION if stem in _STEMS else Acquaintance.UNKNOWN_TYPE


def event_class(event_type: str) -> type[EventData]:
    """The class of ``event_type``. Raises ``KeyError`` where it is not known."""
    return DECLARED[event_type]
