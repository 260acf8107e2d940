"""Topic ``departments-signals``: derived observations over windows of facts.

Emitted by the signals worker. Key: the signal. Ordering ``latest``: versions grow and may skip, an older one is
dropped. A signal is never a fact: it can be computed again, and carries the events it was computed from.
"""

from typing import Annotated, Literal

from pydantic import Field

from contracts.event import EventData, event
from contracts.fields import Identifier, Instant, Label, Party, Severity, Slug, StepId

TOPIC = "departments-signals"

SignalKind = Literal["hot-spot", "stalled-sign-off"]


class SignalState(EventData):
    """What every signal says of itself. ``evidence`` are the ids of the events it rests on, newest last."""

    signal_id: Identifier
    kind: SignalKind
    departments: Annotated[tuple[Slug, ...], Field(max_length=200)]
    evidence: Annotated[tuple[Identifier, ...], Field(max_length=200)]
    as_of: Instant


@event("departments.signal.raised.v1", topic=TOPIC)
class SignalRaised(SignalState):
    """A signal stands.

    For ``hot-spot``: ``site``, ``workflow``, ``step`` and its name, ``severity`` (the worst seen), ``count`` incidents
    in ``window_minutes`` against ``threshold``. For ``stalled-sign-off``: ``round_id``, ``workflow``, ``waiting_for``
    parties, ``count`` hours without a decision against ``threshold`` hours.
    """

    site: Slug | None = None
    workflow: Slug
    step: StepId | None = None
    step_name: Label | None = None
    severity: Severity | None = None
    round_id: Identifier | None = None
    waiting_for: Annotated[tuple[Party, ...], Field(max_length=5)] = ()
    count: Annotated[float, Field(ge=0)]
    threshold: Annotated[float, Field(ge=0)]
    window_minutes: Annotated[float, Field(gt=0)] | None = None


@event("departments.signal.cleared.v1", topic=TOPIC)
class SignalCleared(SignalState):
    """A signal no longer stands."""
