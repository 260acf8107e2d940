"""A sign-off round: five parties decide on one content hash, and an edit breaks only the signatures it touches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from alignment.domain.changes import Change
from alignment.domain.decisions import Decision, Stance, Touched, Verdict, VoidedDecision
from alignment.domain.errors import DecisionAlreadyTaken, DueTooEarly, OtherContent, PartyNotHeld, SeatNotCovered
from alignment.domain.facts import (
    RoundFact,
    SignOffCompleted,
    SignOffGranted,
    SignOffObjected,
    SignOffRebound,
    SignOffRequested,
)
from alignment.domain.parties import ALL_PARTIES, Party
from alignment.domain.seats import Seat
from alignment.domain.signers import Signer
from alignment.domain.standards import Standard

TIME_TO_DECIDE = timedelta(days=14)
"""How long a round is open by default. A choice of ours; the request may say otherwise."""


class RoundState(StrEnum):
    """Open until all five have signed the content that the round is on."""

    OPEN = "open"
    COMPLETED = "completed"


@dataclass(frozen=True)
class RoundTimes:
    """When a round opens, and when it is due where the request says so."""

    now: datetime
    due_at: datetime | None = None


@dataclass(frozen=True)
class SignOffRound:
    """One round. ``version`` counts its facts. ``voided`` holds each party's last broken decision until it decides."""

    round_id: str
    workflow: str
    standard_version: int
    content_hash: str
    seats: tuple[Seat, ...]
    requested_by: str
    requested_by_name: str
    requested_at: datetime
    due_at: datetime
    state: RoundState = RoundState.OPEN
    version: int = 0
    decisions: tuple[Decision, ...] = ()
    voided: tuple[VoidedDecision, ...] = ()

    @classmethod
    def request(
        cls, round_id: str, standard: Standard, seats: tuple[Seat, ...], by: Signer, times: RoundTimes
    ) -> tuple["SignOffRound", tuple[RoundFact, ...]]:
        """Open a round on ``standard`` as it is now. Raises :class:`DueTooEarly`."""
        due_at = times.due_at or times.now + TIME_TO_DECIDE
        if due_at <= times.now:
            raise DueTooEarly("A round must be due after it opens.")
        opened = cls(
            round_id=round_id,
            workflow=standard.workflow,
            standard_version=standard.version,
            content_hash=standard.content_hash,
            seats=seats,
            requested_by=by.subject,
            requested_by_name=by.name,
            requested_at=times.now,
            due_at=due_at,
            version=1,
        )
        fact = SignOffRequested(round_id, 1, standard.workflow, standard.version, standard.content_hash, seats, due_at)
        return opened, (fact,)

    def seat(self, party: Party) -> Seat:
        """The seat of ``party``; every round has all five."""
        return next(seat for seat in self.seats if seat.party is party)

    def decision(self, party: Party) -> Decision | None:
        """The decision of ``party`` that stands; none while it is awaited."""
        return next((decision for decision in self.decisions if decision.party is party), None)

    def voided_decision(self, party: Party) -> VoidedDecision | None:
        """The broken decision that ``party`` has to make again, if that is why it is awaited."""
        return next((voided for voided in self.voided if voided.decision.party is party), None)

    def decide(self, verdict: Verdict, by: Signer, now: datetime) -> tuple["SignOffRound", tuple[RoundFact, ...]]:
        """Take a party's decision; the fifth signature completes the round.

        Raises:
            PartyNotHeld, SeatNotCovered: ``by`` may not decide for the party.
            OtherContent: the person saw other content than the round is on.
            DecisionAlreadyTaken: the party's decision stands; only an objection may become a signature.
        """
        seat = self.seat(verdict.party)
        _check_right(seat, by)
        if verdict.content_hash != self.content_hash:
            raise OtherContent(seen=verdict.content_hash, current=self.content_hash)
        standing = self.decision(verdict.party)
        if standing and (standing.stance is Stance.GRANTED or verdict.stance is Stance.OBJECTED):
            raise DecisionAlreadyTaken(
                f"{standing.decided_by_name} has {standing.stance.value} for {verdict.party.value} already."
            )
        taken = Decision(
            verdict.party, verdict.stance, verdict.content_hash, by.subject, by.name, now, verdict.reason_id
        )
        decided = replace(
            self,
            version=self.version + 1,
            decisions=_in_order((*(d for d in self.decisions if d.party is not verdict.party), taken)),
            voided=tuple(v for v in self.voided if v.decision.party is not verdict.party),
        )
        fact_type = SignOffGranted if verdict.stance is Stance.GRANTED else SignOffObjected
        fact = fact_type(
            self.round_id, decided.version, self.workflow, seat, self.content_hash, by.subject, verdict.reason_id
        )
        return _completed_after(decided, fact)

    def rebind(
        self, standard: Standard, touched: Mapping[Party, Sequence[Change]], now: datetime
    ) -> tuple["SignOffRound", tuple[RoundFact, ...]]:
        """Move the round to an edited ``standard``; the decisions of ``touched`` parties are void, the others stay."""
        voided = tuple(
            VoidedDecision(
                decision,
                self.seat(decision.party).department,
                standard.content_hash,
                tuple(dict.fromkeys(Touched.by(change) for change in touched[decision.party])),
                now,
            )
            for decision in self.decisions
            if decision.party in touched
        )
        kept = tuple(decision for decision in self.decisions if decision.party not in touched)
        moved = replace(
            self,
            standard_version=standard.version,
            content_hash=standard.content_hash,
            state=RoundState.OPEN,
            version=self.version + 1,
            decisions=kept,
            voided=(*self.voided, *voided),
        )
        fact = SignOffRebound(
            self.round_id,
            moved.version,
            self.workflow,
            standard.version,
            self.content_hash,
            standard.content_hash,
            tuple(decision.party for decision in kept),
            voided,
        )
        return _completed_after(moved, fact)


def _completed_after(moved: SignOffRound, fact: RoundFact) -> tuple[SignOffRound, tuple[RoundFact, ...]]:
    """Complete the round where all five have signed: a second fact after ``fact``."""
    signed = {decision.party for decision in moved.decisions if decision.stance is Stance.GRANTED}
    if signed != set(ALL_PARTIES):
        return moved, (fact,)
    completed = replace(moved, state=RoundState.COMPLETED, version=moved.version + 1)
    done = SignOffCompleted(
        moved.round_id, completed.version, moved.workflow, moved.standard_version, moved.content_hash
    )
    return completed, (fact, done)


def _check_right(seat: Seat, by: Signer) -> None:
    if not by.speaks_for(seat.party):
        raise PartyNotHeld(f"Only a person of the {seat.party.value} party may decide for it.")
    if not by.covers(seat.department):
        raise SeatNotCovered(
            f"In this round {seat.department} holds the seat of {seat.party.value}; only its people may decide."
        )


def _in_order(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    return tuple(sorted(decisions, key=lambda decision: ALL_PARTIES.index(decision.party)))
