"""The golden events of alignment. ``python -m tests.support.alignment_examples`` writes those that are missing."""

from typing import Any

from alignment.domain.decisions import Stance, Verdict
from alignment.domain.facts import RoundFact, SiteDeltaComputed
from alignment.domain.interests import interests_touched
from alignment.domain.parties import ALL_PARTIES, Party
from alignment.domain.rounds import RoundTimes, SignOffRound
from alignment.domain.seats import chosen_seats
from alignment.domain.standards import Standard
from alignment.engines.site_delta import site_delta
from alignment.engines.standard_changes import changes_between
from alignment.messaging.outbound import to_event
from tests.support.alignment_samples import DESIGNER, NOON, content, signer, site, site_map, with_step
from tests.support.golden_events import example_of, write_missing

ROUND = "01930f5e-0000-7000-8000-000000000901"
REASON = "01930f5e-0000-7000-8000-000000000902"

_EDITED = with_step("s2", system="other:kiosk", minutes=[1, 1, 2])
_TOLD = with_step("s2", actor="registrar", system="paper")["steps"][:5]
_STICKY = {"id": "m7", "name": "Write the room order on a sticky note", "actor": "front-desk", "minutes": [1, 2, 3]}


def _round_facts(adopted: Standard, edited: Standard) -> tuple[RoundFact, ...]:
    """Requested; clinical objects, then signs; the others sign; an edit; who was touched signs again."""
    seats = chosen_seats((), adopted.content, ())
    found, facts = SignOffRound.request(ROUND, adopted, seats, DESIGNER, RoundTimes(NOON))

    def decide(party: Party, stance: Stance, reason_id: str | None = None) -> None:
        nonlocal found, facts
        verdict = Verdict(party, stance, found.content_hash, reason_id)
        found, more = found.decide(verdict, signer(party), NOON)
        facts = (*facts, *more)

    decide(Party.CLINICAL, Stance.OBJECTED, REASON)
    for party in ALL_PARTIES:
        decide(party, Stance.GRANTED)
    changes = changes_between(adopted.content, edited.content)
    found, more = found.rebind(edited, interests_touched(changes, adopted.content.department), NOON)
    return (*facts, *more)


def _facts() -> dict[str, Any]:
    adopted, first = Standard.adopt(content())
    edited, second = adopted.edit(content(_EDITED)) or (adopted, first)
    requested, objected, granted, *_, completed, rebound = _round_facts(adopted, edited)
    mapped = site_delta(adopted, site(), site_map(*_TOLD, _STICKY))
    unmapped = site_delta(edited, site("elm-street"), None)
    return {
        "alignment.standard.adopted.v1/plain": first,
        "alignment.standard.edited.v1/plain": second,
        "alignment.sign-off.requested.v1/plain": requested,
        "alignment.sign-off.objected.v1/plain": objected,
        "alignment.sign-off.granted.v1/plain": granted,
        "alignment.sign-off.completed.v1/plain": completed,
        "alignment.sign-off.rebound.v1/plain": rebound,
        "alignment.site-delta.computed.v1/plain": SiteDeltaComputed(mapped.delta_id, 1, mapped),
        "alignment.site-delta.computed.v1/without-a-map": SiteDeltaComputed(unmapped.delta_id, 1, unmapped),
    }


def alignment_examples() -> dict[str, dict[str, Any]]:
    """Envelopes by ``<event type>/<case>``, as alignment's code makes them now."""
    return {name: example_of(fact, to_event(fact), number) for number, (name, fact) in enumerate(_facts().items(), 201)}


if __name__ == "__main__":
    for path in write_missing(alignment_examples()):
        print(path)
