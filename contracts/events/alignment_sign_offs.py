"""Topic ``alignment-sign-offs``: the five parties' decisions on one content hash.

Emitted by alignment. Key: the sign-off round. Versions gapless from 1. Reasons are narrative and stay in alignment;
an event says who decided what on which hash.
"""

from typing import Annotated

from pydantic import Field

from contracts.event import ContractModel, EventData, event
from contracts.fields import Code, ContentHash, Identifier, Instant, Label, Party, Slug, StaffId, StepId

TOPIC = "alignment-sign-offs"


class Seat(ContractModel):
    """The department that holds a party's signature in this round."""

    party: Party
    department: Slug


class TouchedInterest(ContractModel):
    """Why a signature no longer holds: the part of the standard that changed and that the party cares about."""

    step: StepId | None = None
    step_name: Label | None = None
    what: Code


class VoidedSignature(ContractModel):
    """A signature that an edit broke."""

    party: Party
    department: Slug
    because: Annotated[tuple[TouchedInterest, ...], Field(min_length=1, max_length=600)]


@event("alignment.sign-off.requested.v1", topic=TOPIC)
class SignOffRequested(EventData):
    """A round is open: all five parties are asked to decide on ``content_hash``."""

    round_id: Identifier
    workflow: Slug
    standard_version: Annotated[int, Field(ge=1)]
    content_hash: ContentHash
    seats: Annotated[tuple[Seat, ...], Field(min_length=5, max_length=5)]
    due_at: Instant


class Decided(EventData):
    """One party's decision on one content hash. ``reason_id`` refers to text that stays in alignment."""

    round_id: Identifier
    workflow: Slug
    party: Party
    department: Slug
    content_hash: ContentHash
    decided_by: StaffId
    reason_id: Identifier | None = None


@event("alignment.sign-off.granted.v1", topic=TOPIC)
class SignOffGranted(Decided):
    """A party signed."""


@event("alignment.sign-off.objected.v1", topic=TOPIC)
class SignOffObjected(Decided):
    """A party objects; the round cannot complete until it signs."""


@event("alignment.sign-off.rebound.v1", topic=TOPIC)
class SignOffRebound(EventData):
    """An edit moved the round to a new hash: ``kept`` decisions hold for it, ``voided`` must be made again."""

    round_id: Identifier
    workflow: Slug
    standard_version: Annotated[int, Field(ge=1)]
    from_hash: ContentHash
    content_hash: ContentHash
    kept: Annotated[tuple[Party, ...], Field(max_length=5)]
    voided: Annotated[tuple[VoidedSignature, ...], Field(max_length=5)]


@event("alignment.sign-off.completed.v1", topic=TOPIC)
class SignOffCompleted(EventData):
    """All five parties have signed ``content_hash``."""

    round_id: Identifier
    workflow: Slug
    standard_version: Annotated[int, Field(ge=1)]
    content_hash: ContentHash
