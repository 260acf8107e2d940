"""The shapes of sign-off rounds."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, BaseModel, Field, StringConstraints

from alignment.api.fields import ContentHash, Slug
from alignment.application.request_sign_off import RequestSignOff
from alignment.application.show_sign_off_round import RoundStory
from alignment.domain.decisions import Stance, Touched, Verdict, VoidedDecision
from alignment.domain.history import HistoryEntry
from alignment.domain.parties import Party
from alignment.domain.rounds import RoundState, SignOffRound
from alignment.domain.seats import Seat
from alignment.domain.signers import Signer
from chassis.api.bodies import RequestModel

LONGEST_REASON = 4000


class SeatRequest(RequestModel):
    """The department that should hold a party's seat."""

    party: Party
    department: Slug


class RoundRequest(RequestModel):
    """Which workflow's standard to sign; ``seats`` and ``due_at`` only where the defaults do not fit."""

    workflow: Slug
    seats: Annotated[tuple[SeatRequest, ...], Field(max_length=5)] = ()
    due_at: AwareDatetime | None = None

    def command(self, by: Signer) -> RequestSignOff:
        """The request of ``by``."""
        seats = tuple(Seat(seat.party, seat.department) for seat in self.seats)
        return RequestSignOff(self.workflow, by, seats, self.due_at.astimezone(UTC) if self.due_at else None)


class DecisionRequest(RequestModel):
    """A party's decision on the content that the person saw. ``reason`` stays in alignment."""

    party: Party
    decision: Literal["grant", "object"]
    content_hash: ContentHash
    reason: Annotated[str, StringConstraints(max_length=LONGEST_REASON, pattern=r"\S")] | None = None

    def verdict(self) -> Verdict:
        """The decision as the domain knows it."""
        stance = Stance.GRANTED if self.decision == "grant" else Stance.OBJECTED
        return Verdict(self.party, stance, self.content_hash)


class TouchedBody(BaseModel):
    """A part of the standard that changed; no step where the change is of the whole."""

    step: str | None
    step_name: str | None
    what: str

    @classmethod
    def of(cls, touched: Touched) -> Self:
        """The part as it is shown."""
        return cls(step=touched.step, step_name=touched.step_name, what=touched.what)


class VoidedBody(BaseModel):
    """A broken decision: whose it was, on what, and why it holds no more. ``from_hash`` is what the person had seen."""

    party: Party
    department: str
    was: Stance
    decided_by_name: str
    decided_at: datetime
    from_hash: str
    content_hash: str
    voided_at: datetime
    because: list[TouchedBody]

    @classmethod
    def of(cls, voided: VoidedDecision) -> Self:
        """The broken decision as it is shown."""
        decision = voided.decision
        return cls(
            party=decision.party,
            department=voided.department,
            was=decision.stance,
            decided_by_name=decision.decided_by_name,
            decided_at=decision.decided_at,
            from_hash=decision.content_hash,
            content_hash=voided.content_hash,
            voided_at=voided.voided_at,
            because=[TouchedBody.of(touched) for touched in voided.because],
        )


class SeatBody(BaseModel):
    """One of the five seats. ``voided`` is there while a broken decision waits to be made again.

    ``content_hash`` is what the person saw; a decision that no later edit touched holds for the round's content too.
    """

    party: Party
    department: str
    state: Literal["awaiting", "granted", "objected", "voided"]
    decided_by: str | None = None
    decided_by_name: str | None = None
    decided_at: datetime | None = None
    content_hash: str | None = None
    has_reason: bool = False
    reason: str | None = None
    voided: VoidedBody | None = None

    @classmethod
    def of(cls, found: SignOffRound, seat: Seat, reasons: Mapping[str, str]) -> Self:
        """The seat as it stands in the round."""
        decision, voided = found.decision(seat.party), found.voided_decision(seat.party)
        if decision is None:
            state: Literal["awaiting", "voided"] = "voided" if voided else "awaiting"
            broken = VoidedBody.of(voided) if voided else None
            return cls(party=seat.party, department=seat.department, state=state, voided=broken)
        return cls(
            party=seat.party,
            department=seat.department,
            state=decision.stance.value,
            decided_by=decision.decided_by,
            decided_by_name=decision.decided_by_name,
            decided_at=decision.decided_at,
            content_hash=decision.content_hash,
            has_reason=decision.reason_id is not None,
            reason=reasons.get(decision.reason_id or ""),
        )


class RoundBody(BaseModel):
    """A sign-off round and its seats."""

    round_id: str
    workflow: str
    state: RoundState
    standard_version: int
    content_hash: str
    requested_by: str
    requested_by_name: str
    requested_at: datetime
    due_at: datetime
    version: int
    seats: list[SeatBody]

    @classmethod
    def of(cls, found: SignOffRound, reasons: Mapping[str, str] | None = None) -> Self:
        """The round as it is shown."""
        return cls(
            round_id=found.round_id,
            workflow=found.workflow,
            state=found.state,
            standard_version=found.standard_version,
            content_hash=found.content_hash,
            requested_by=found.requested_by,
            requested_by_name=found.requested_by_name,
            requested_at=found.requested_at,
            due_at=found.due_at,
            version=found.version,
            seats=[SeatBody.of(found, seat, reasons or {}) for seat in found.seats],
        )


class EntryBody(BaseModel):
    """One entry of a round's history, first to last."""

    entry: int
    what: Literal["requested", "granted", "objected", "rebound", "completed"]
    at: datetime
    by: str
    by_name: str
    content_hash: str
    party: Party | None
    department: str | None
    from_hash: str | None
    reason: str | None
    kept: list[Party]
    voided: list[VoidedBody]

    @classmethod
    def of(cls, entry: HistoryEntry, reasons: Mapping[str, str]) -> Self:
        """The entry as it is shown."""
        return cls.model_validate(
            {
                "entry": entry.entry,
                "what": entry.what,
                "at": entry.at,
                "by": entry.by,
                "by_name": entry.by_name,
                "content_hash": entry.content_hash,
                "party": entry.party,
                "department": entry.department,
                "from_hash": entry.from_hash,
                "reason": reasons.get(entry.reason_id or ""),
                "kept": entry.kept,
                "voided": [VoidedBody.of(voided) for voided in entry.voided],
            }
        )


class RoundStoryBody(RoundBody):
    """A round with all that happened in it."""

    history: list[EntryBody]

    @classmethod
    def of_story(cls, story: RoundStory) -> Self:
        """The story as it is shown."""
        shown = RoundBody.of(story.sign_off_round, story.reasons)
        history = [EntryBody.of(entry, story.reasons) for entry in story.history]
        return cls(**dict(shown), history=history)
