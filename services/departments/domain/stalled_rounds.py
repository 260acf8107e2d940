"""Stalled sign-offs: a round in which a party has not decided for too long."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from departments.domain.documents import RoundDoc, SeatDoc
from departments.domain.evidence import Mark, newest_first
from departments.domain.instants import instant
from departments.domain.rounds import standing_on


@dataclass(frozen=True)
class StallRule:
    """How long a party may take. Two working days: what a change board gives to an ordinary item. (Our judgement.)"""

    hours: float = 48.0


@dataclass(frozen=True)
class Stall:
    """A round that waits. ``hours`` of the party that has kept it longest, as of ``as_of``: the time from which exactly
    these parties keep it waiting."""

    round_id: str
    workflow: str
    waiting_for: tuple[str, ...]
    departments: tuple[str, ...]
    hours: float
    threshold: float
    as_of: datetime
    evidence: tuple[str, ...]

    @property
    def signal_id(self) -> str:
        """The name of this round's signal."""
        return signal_id_of(self.round_id)


def signal_id_of(round_id: str) -> str:
    """The name of the signal that a round stalls."""
    return f"stalled-sign-off:{round_id}"


def asked_since(state: RoundDoc) -> dict[str, datetime]:
    """The parties that have still to decide, and since when each of them has been asked."""
    return {
        party: instant((seat["mark"] or state["requested"])["at"] if _is_voided(seat) else state["requested"]["at"])
        for party, seat in state["seats"].items()
        if standing_on(seat, state["content_hash"]) in ("awaiting", "voided")
    }


def _is_voided(seat: SeatDoc) -> bool:
    return seat["standing"] == "voided"


def stalls_at(since: datetime, due_at: datetime, rule: StallRule) -> datetime:
    """From when a party asked at ``since`` keeps the round waiting: after the rule's hours, or when the round is due
    if that is sooner. Who is asked anew after the round was due has the rule's hours."""
    limit = since + timedelta(hours=rule.hours)
    return min(limit, due_at) if due_at > since else limit


def stall(state: RoundDoc, now: datetime, rule: StallRule) -> Stall | None:
    """The stall of a round as of ``now``; none where nobody is late."""
    due_at = instant(state["due_at"])
    asked = asked_since(state)
    late = {party: stalls_at(since, due_at, rule) for party, since in asked.items()}
    late = {party: limit for party, limit in late.items() if limit <= now}
    if not late:
        return None
    as_of = max(*late.values(), last_told_at(state))
    return Stall(
        round_id=state["round_id"],
        workflow=state["workflow"],
        waiting_for=tuple(sorted(late)),
        departments=tuple(sorted({seat["department"] for seat in state["seats"].values()})),
        hours=round(max((as_of - asked[party]) / timedelta(hours=1) for party in late), 2),
        threshold=rule.hours,
        as_of=as_of,
        evidence=evidence_of(state),
    )


def last_told_at(state: RoundDoc) -> datetime:
    """When something last happened in the round."""
    return max(instant(mark["at"]) for mark in _marks(state))


def evidence_of(state: RoundDoc) -> tuple[str, ...]:
    """The events that the round's present state rests on, newest last."""
    return tuple(mark["event_id"] for mark in reversed(newest_first(_marks(state))))


def _marks(state: RoundDoc) -> list[Mark]:
    return [state["requested"], *(seat["mark"] for seat in state["seats"].values() if seat["mark"])]
