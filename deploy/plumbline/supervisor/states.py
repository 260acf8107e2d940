"""The states a part can be in, in the words people read."""

from enum import StrEnum


class State(StrEnum):
    """Where a part is. ``DONE`` is for steps, which end; the others are for servers, which stay."""

    WAITING = "waiting"
    STARTING = "starting"
    READY = "ready"
    DONE = "done"
    NOT_READY = "not ready"
    """It runs and says itself that it cannot do its work just now."""
    RESTARTING = "restarting"
    CRASHING = "crashing"
    """It ended again and again; it is tried again at growing intervals."""
    FAILED = "failed"
    STOPPING = "stopping"
    STOPPED = "stopped"


FINE = frozenset({State.READY, State.DONE})
"""When every part is in one of these, the platform is ready."""
