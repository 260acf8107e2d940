"""A sign-off round: five seats, and what each event changes in them."""

from collections.abc import Iterable
from dataclasses import dataclass

from departments.domain.documents import BecauseDoc, RoundDoc, SeatDoc, Standing
from departments.domain.errors import BeginningMissing
from departments.domain.evidence import Mark
from departments.domain.news import Held, Kind


@dataclass(frozen=True)
class RoundRequested:
    """All five parties are asked; ``seats`` says which department holds which party's signature."""

    round_id: str
    workflow: str
    standard_version: int
    content_hash: str
    due_at: str
    seats: tuple[tuple[str, str], ...]

    def after(self, before: RoundDoc | None, mark: Mark) -> RoundDoc:
        """A round in which everybody is awaited."""
        return {
            "round_id": self.round_id,
            "workflow": self.workflow,
            "standard_version": self.standard_version,
            "content_hash": self.content_hash,
            "due_at": self.due_at,
            "requested": mark,
            "seats": {party: _empty_seat(department) for party, department in self.seats},
        }


def _empty_seat(department: str) -> SeatDoc:
    return {"department": department, "standing": "awaiting", "content_hash": None, "mark": None, "because": []}


@dataclass(frozen=True)
class Decided:
    """A party signed, or objected."""

    party: str
    department: str
    content_hash: str
    is_granted: bool

    def after(self, before: RoundDoc | None, mark: Mark) -> RoundDoc:
        """The round with this party's seat taken."""
        seat: SeatDoc = {
            "department": self.department,
            "standing": "granted" if self.is_granted else "objected",
            "content_hash": self.content_hash,
            "mark": mark,
            "because": [],
        }
        known = _begun(before)
        return {**known, "seats": {**known["seats"], self.party: seat}}


@dataclass(frozen=True)
class Rebound:
    """An edit moved the round to a new hash: some decisions hold for it, others are broken, each with its reasons."""

    standard_version: int
    content_hash: str
    kept: tuple[str, ...]
    voided: tuple[tuple[str, tuple[BecauseDoc, ...]], ...]

    def after(self, before: RoundDoc | None, mark: Mark) -> RoundDoc:
        """The round on its new hash."""
        known = _begun(before)
        broken = dict(self.voided)
        seats = {party: self._seat(party, seat, broken, mark) for party, seat in known["seats"].items()}
        return {**known, "standard_version": self.standard_version, "content_hash": self.content_hash, "seats": seats}

    def _seat(self, party: str, seat: SeatDoc, broken: dict[str, tuple[BecauseDoc, ...]], mark: Mark) -> SeatDoc:
        if party in broken:
            because = list(broken[party])
            return {**seat, "standing": "voided", "content_hash": None, "mark": mark, "because": because}
        if party in self.kept:
            return {**seat, "content_hash": self.content_hash}
        return seat


@dataclass(frozen=True)
class Completed:
    """All five have signed. The seats say so already; only the round's version moves."""

    def after(self, before: RoundDoc | None, mark: Mark) -> RoundDoc:
        """The round as it was."""
        return _begun(before)


def _begun(before: RoundDoc | None) -> RoundDoc:
    if before is None:
        raise BeginningMissing("a sign-off round that was never requested")
    return before


def standing_on(seat: SeatDoc, content_hash: str) -> Standing:
    """What ``seat`` is worth for ``content_hash``: a decision on another version is not one on this."""
    if seat["standing"] in ("granted", "objected") and seat["content_hash"] != content_hash:
        return "awaiting"
    return seat["standing"]


def signed_by(state: RoundDoc, content_hash: str) -> list[str]:
    """The parties whose signature holds for ``content_hash``, by name."""
    return sorted(party for party, seat in state["seats"].items() if standing_on(seat, content_hash) == "granted")


def is_signed(state: RoundDoc) -> bool:
    """Whether all five have signed what the round is about now."""
    return len(signed_by(state, state["content_hash"])) == len(state["seats"])


def current_round(rounds: Iterable[Held[RoundDoc]]) -> Held[RoundDoc] | None:
    """The round that counts, of all the rounds of a workflow: the one asked for last."""
    return max(rounds, key=lambda held: (held.state["requested"]["at"], held.aggregate_id), default=None)


def round_held(state: RoundDoc, version: int) -> Held[RoundDoc]:
    """A round that was kept by itself, without the event that made it so: its request stands for that."""
    return Held(Kind.ROUND, state["round_id"], version, state["requested"], None, state)


def is_settled(state: RoundDoc) -> bool:
    """Whether nobody has to decide any more: all have signed or objected."""
    return all(standing_on(seat, state["content_hash"]) in ("granted", "objected") for seat in state["seats"].values())
