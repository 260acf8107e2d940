"""Request sign-off: open a round in which five parties decide on a standard as it is now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from alignment.application.ports import Work
from alignment.domain.errors import StandardNotFound
from alignment.domain.history import history_of
from alignment.domain.rounds import RoundTimes, SignOffRound
from alignment.domain.seats import Seat, chosen_seats
from alignment.domain.signers import Signer
from chassis.clock import Clock
from chassis.identifiers import Identifiers


@dataclass(frozen=True)
class RequestSignOff:
    """Which workflow's standard; seats and time only where the defaults do not fit."""

    workflow: str
    by: Signer
    seats: Sequence[Seat] = ()
    due_at: datetime | None = None


async def request_sign_off(work: Work, command: RequestSignOff, *, clock: Clock, ids: Identifiers) -> SignOffRound:
    """Open the round.

    Raises:
        StandardNotFound: the workflow has no standard.
        RoundAlreadyOpen: the workflow has an open round.
        SeatGivenTwice, DueTooEarly: the request cannot be right.
    """
    # Held, so that no edit comes between reading the content and binding the round to it.
    standard = await work.standards.current_to_change(command.workflow)
    if standard is None:
        raise StandardNotFound(f"{command.workflow} has no standard yet.")
    catalogued = await work.workflows.find(command.workflow)
    seats = chosen_seats(command.seats, standard.content, catalogued.departments if catalogued else ())
    now = clock.now()
    opened, facts = SignOffRound.request(ids.new(), standard, seats, command.by, RoundTimes(now, command.due_at))
    await work.rounds.add(opened, history_of(facts, command.by, now))
    for fact in facts:
        work.record(fact)
    return opened
