"""What happened in a round, entry by entry, for people: who, what, when, on which content."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import assert_never

from alignment.domain.decisions import VoidedDecision
from alignment.domain.facts import (
    RoundFact,
    SignOffCompleted,
    SignOffGranted,
    SignOffObjected,
    SignOffRebound,
    SignOffRequested,
)
from alignment.domain.parties import Party
from alignment.domain.signers import Signer


@dataclass(frozen=True)
class HistoryEntry:
    """One entry; ``entry`` counts from 1 in the round and equals the round's version after it."""

    entry: int
    what: str
    at: datetime
    by: str
    by_name: str
    content_hash: str
    party: Party | None = None
    department: str | None = None
    from_hash: str | None = None
    reason_id: str | None = None
    kept: tuple[Party, ...] = ()
    voided: tuple[VoidedDecision, ...] = field(default=())


def history_of(facts: Iterable[RoundFact], by: Signer, now: datetime) -> tuple[HistoryEntry, ...]:
    """The entries for ``facts``, which ``by`` brought about at ``now``."""
    return tuple(_entry(fact, by, now) for fact in facts)


def _entry(fact: RoundFact, by: Signer, now: datetime) -> HistoryEntry:
    number, content = fact.aggregate_version, fact.content_hash
    match fact:
        case SignOffRequested():
            return HistoryEntry(number, "requested", now, by.subject, by.name, content)
        case SignOffGranted() | SignOffObjected():
            what = "granted" if isinstance(fact, SignOffGranted) else "objected"
            return HistoryEntry(
                number,
                what,
                now,
                by.subject,
                by.name,
                content,
                party=fact.seat.party,
                department=fact.seat.department,
                reason_id=fact.reason_id,
            )
        case SignOffRebound():
            return HistoryEntry(
                number,
                "rebound",
                now,
                by.subject,
                by.name,
                content,
                from_hash=fact.from_hash,
                kept=fact.kept,
                voided=fact.voided,
            )
        case SignOffCompleted():
            return HistoryEntry(number, "completed", now, by.subject, by.name, content)
        case _:
            assert_never(fact)
