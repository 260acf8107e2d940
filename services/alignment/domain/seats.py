"""Which department holds a party's seat in a round, where the request does not say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from alignment.domain.errors import Point, SeatGivenTwice
from alignment.domain.parties import ALL_PARTIES, Party, party_of_department
from alignment.domain.standards import StandardContent


@dataclass(frozen=True)
class Seat:
    """The department that holds a party's signature in a round."""

    party: Party
    department: str


FALLBACK_DEPARTMENTS: Mapping[Party, str] = {
    Party.CLINICAL: "ambulatory-primary-care",
    Party.REVENUE_CYCLE: "professional-billing",
    Party.IT: "it-applications",
    Party.COMPLIANCE: "compliance-and-privacy",
    Party.ADMINISTRATION: "patient-access",
}
"""Who signs for a party when neither the request nor, for clinical and administration, the standard says otherwise."""

NEAREST_TO_THE_WORK = frozenset({Party.CLINICAL, Party.ADMINISTRATION})
"""Parties whose seat goes to a department that does the work; the other three have one office for all workflows."""


def chosen_seats(
    given: Iterable[Seat], content: StandardContent, workflow_departments: Iterable[str]
) -> tuple[Seat, ...]:
    """The five seats, in the order of the parties: as ``given``, else by default.

    A clinical or administrative seat goes to the first department of that party among: the standard's home, the
    departments that its steps name, those of the workflow's catalogue entry. The rest is ``FALLBACK_DEPARTMENTS``.

    Raises:
        SeatGivenTwice: ``given`` names a party twice.
    """
    named: dict[Party, str] = {}
    for seat in given:
        if seat.party in named:
            raise SeatGivenTwice(
                f"The seat of {seat.party.value} is given twice.", Point("seats", "one seat a party", seat.party.value)
            )
        named[seat.party] = seat.department
    at_work = (
        content.department,
        *(step.department for step in content.steps if step.department),
        *workflow_departments,
    )
    return tuple(Seat(party, named.get(party) or _default(party, at_work)) for party in ALL_PARTIES)


def _default(party: Party, at_work: Iterable[str]) -> str:
    own = [slug for slug in at_work if party_of_department(slug) is party] if party in NEAREST_TO_THE_WORK else []
    return own[0] if own else FALLBACK_DEPARTMENTS[party]
