"""Alignment's sign-off rounds as changes."""

from contracts.events import alignment_sign_offs as wire
from departments.domain.documents import BecauseDoc
from departments.domain.instants import iso
from departments.domain.rounds import Completed, Decided, Rebound, RoundRequested


def requested(data: wire.SignOffRequested) -> RoundRequested:
    """A round is open."""
    seats = tuple((seat.party.value, seat.department) for seat in data.seats)
    return RoundRequested(
        data.round_id, data.workflow, data.standard_version, data.content_hash, iso(data.due_at), seats
    )


def granted(data: wire.Decided) -> Decided:
    """A party signed."""
    return Decided(data.party.value, data.department, data.content_hash, is_granted=True)


def objected(data: wire.Decided) -> Decided:
    """A party objects."""
    return Decided(data.party.value, data.department, data.content_hash, is_granted=False)


def rebound(data: wire.SignOffRebound) -> Rebound:
    """An edit moved the round."""
    voided = tuple((broken.party.value, tuple(_because(piece) for piece in broken.because)) for broken in data.voided)
    return Rebound(data.standard_version, data.content_hash, tuple(party.value for party in data.kept), voided)


def _because(piece: wire.TouchedInterest) -> BecauseDoc:
    return {"step": piece.step, "step_name": piece.step_name, "what": piece.what}


def completed(_data: wire.SignOffCompleted) -> Completed:
    """All five have signed."""
    return Completed()
