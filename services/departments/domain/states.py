"""The four states of readiness, and how several make one: by floors, never by an average."""

from collections.abc import Iterable
from enum import StrEnum


class State(StrEnum):
    """How ready something is. Unknown is not ready: nobody has looked."""

    READY = "ready"
    AT_RISK = "at-risk"
    NOT_READY = "not-ready"
    UNKNOWN = "unknown"


SEVEREST_FIRST = (State.NOT_READY, State.UNKNOWN, State.AT_RISK, State.READY)
"""Any not ready makes the whole not ready, else any unknown makes it unknown, else any at risk makes it at risk."""


def floor(states: Iterable[State]) -> State:
    """The state of a whole whose parts are in ``states``. Of nothing, nothing is known."""
    present = set(states)
    return next((state for state in SEVEREST_FIRST if state in present), State.UNKNOWN)


def floor_of_counts(counts: dict[State, int]) -> State:
    """The state of a whole of which ``counts`` says how many parts are in which state."""
    return floor(state for state, count in counts.items() if count > 0)
