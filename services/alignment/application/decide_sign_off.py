"""Decide in a sign-off round: a party signs, or objects."""

from dataclasses import dataclass, replace

from alignment.application.ports import Work
from alignment.application.readings import Authorship, Reason
from alignment.application.screen_text import screen_text
from alignment.domain.decisions import Verdict
from alignment.domain.errors import RoundNotFound
from alignment.domain.history import history_of
from alignment.domain.rounds import SignOffRound
from alignment.domain.signers import Signer
from chassis.clock import Clock
from chassis.identifiers import Identifiers


@dataclass(frozen=True)
class DecideSignOff:
    """The decision, on the content that the person saw; ``reason`` in the person's own words."""

    round_id: str
    verdict: Verdict
    by: Signer
    reason: str | None = None


async def decide_sign_off(work: Work, command: DecideSignOff, *, clock: Clock, ids: Identifiers) -> SignOffRound:
    """Take the decision; the fifth signature completes the round.

    Raises:
        RoundNotFound: there is no such round.
        PartyNotHeld, SeatNotCovered: the person may not decide for the party.
        OtherContent: the standard changed since the person read it.
        DecisionAlreadyTaken: the party's decision stands.
        IdentifierFound: the reason may identify a person.
    """
    screen_text({"reason": command.reason})
    found = await work.rounds.find_to_change(command.round_id)
    if found is None:
        raise RoundNotFound("There is no such sign-off round.")
    now = clock.now()
    verdict = replace(command.verdict, reason_id=ids.new() if command.reason else None)
    decided, facts = found.decide(verdict, command.by, now)
    await work.rounds.save(decided, history_of(facts, command.by, now))
    if command.reason and verdict.reason_id:
        await work.reasons.add(
            Reason(verdict.reason_id, found.round_id, verdict.party, command.reason, Authorship(command.by, now))
        )
    for fact in facts:
        work.record(fact)
    return decided
