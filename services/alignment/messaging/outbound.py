"""Fact → wire: what alignment tells the others, in the words of the contracts."""

from typing import Any

from alignment.domain.decisions import VoidedDecision
from alignment.domain.facts import (
    Decided,
    SignOffCompleted,
    SignOffGranted,
    SignOffObjected,
    SignOffRebound,
    SignOffRequested,
    SiteDeltaComputed,
    StandardAdopted,
    StandardEdited,
)
from alignment.messaging.outbound_standards import site_delta_computed, standard_adopted, standard_edited
from contracts.event import EventData
from contracts.events.alignment_sign_offs import Seat as SeatOnWire
from contracts.events.alignment_sign_offs import SignOffCompleted as SignOffCompletedOnWire
from contracts.events.alignment_sign_offs import SignOffGranted as SignOffGrantedOnWire
from contracts.events.alignment_sign_offs import SignOffObjected as SignOffObjectedOnWire
from contracts.events.alignment_sign_offs import SignOffRebound as SignOffReboundOnWire
from contracts.events.alignment_sign_offs import SignOffRequested as SignOffRequestedOnWire
from contracts.events.alignment_sign_offs import TouchedInterest, VoidedSignature
from contracts.fields import Party

MOST_REASONS = 600
"""How many touched parts an event names for one signature; alignment's own API names all."""


def to_event(fact: object) -> EventData:
    """The event that tells ``fact``. Raises ``TypeError`` for what is no fact of alignment."""
    match fact:
        case StandardAdopted():
            return standard_adopted(fact.content, fact.aggregate_version)
        case StandardEdited():
            return standard_edited(fact.content, fact.aggregate_version)
        case SiteDeltaComputed():
            return site_delta_computed(fact.delta)
    return _of_a_round(fact)


def _of_a_round(fact: object) -> EventData:
    match fact:
        case SignOffRequested():
            return _requested(fact)
        case SignOffGranted():
            return SignOffGrantedOnWire(**_decided(fact))
        case SignOffObjected():
            return SignOffObjectedOnWire(**_decided(fact))
        case SignOffRebound():
            return _rebound(fact)
        case SignOffCompleted():
            return _completed(fact)
    raise TypeError(f"{type(fact).__name__} is no fact of alignment")


def _requested(fact: SignOffRequested) -> SignOffRequestedOnWire:
    return SignOffRequestedOnWire(
        round_id=fact.aggregate_id,
        workflow=fact.workflow,
        standard_version=fact.standard_version,
        content_hash=fact.content_hash,
        seats=tuple(SeatOnWire(party=Party(seat.party.value), department=seat.department) for seat in fact.seats),
        due_at=fact.due_at,
    )


def _decided(fact: Decided) -> dict[str, Any]:
    return {
        "round_id": fact.aggregate_id,
        "workflow": fact.workflow,
        "party": Party(fact.seat.party.value),
        "department": fact.seat.department,
        "content_hash": fact.content_hash,
        "decided_by": fact.decided_by,
        "reason_id": fact.reason_id,
    }


def _rebound(fact: SignOffRebound) -> SignOffReboundOnWire:
    return SignOffReboundOnWire(
        round_id=fact.aggregate_id,
        workflow=fact.workflow,
        standard_version=fact.standard_version,
        from_hash=fact.from_hash,
        content_hash=fact.content_hash,
        kept=tuple(Party(party.value) for party in fact.kept),
        voided=tuple(_voided(voided) for voided in fact.voided),
    )


def _voided(voided: VoidedDecision) -> VoidedSignature:
    because = tuple(
        TouchedInterest(step=touched.step, step_name=touched.step_name, what=touched.what)
        for touched in voided.because[:MOST_REASONS]
    )
    return VoidedSignature(party=Party(voided.decision.party.value), department=voided.department, because=because)


def _completed(fact: SignOffCompleted) -> SignOffCompletedOnWire:
    return SignOffCompletedOnWire(
        round_id=fact.aggregate_id,
        workflow=fact.workflow,
        standard_version=fact.standard_version,
        content_hash=fact.content_hash,
    )
