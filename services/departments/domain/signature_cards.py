"""Cards for what waits for a department's signature, and for signatures that an edit broke."""

from collections.abc import Iterator

from departments.domain import places
from departments.domain.documents import BecauseDoc, RoundDoc, SeatDoc
from departments.domain.evidence import Act, Card, Evidence, Mark, evidence
from departments.domain.news import Held
from departments.domain.rounds import current_round, signed_by
from departments.domain.traces import trace_id_of
from departments.domain.words import counted, inside, item_name, listed, party_name, spoken
from departments.domain.world import World

_WHAT = {
    "step-added": "a new step",
    "step-removed": "a step that is gone",
    "name": "the name",
    "actor": "who does it",
    "department": "whose it is",
    "after": "what comes before",
    "order": "the order",
    "next": "what comes next",
    "needs": "what is needed",
    "gives": "what is given",
    "marks": "what it makes happen",
    "system": "the system",
    "minutes": "how long it takes",
    "waits": "how long it waits",
    "decision": "the decision",
    "hands-to": "who takes over",
    "exceptions": "the exceptions",
    "covers": "which sites it covers",
    "home-department": "whose workflow it is",
    "starts-with": "what it starts with",
    "ends-with": "what it ends with",
}
"""What changed, in words, by alignment's codes; a code that is not here is shown as it came."""

_OF_ITEM = {
    "needs": "the “{item}” that {step} needs",
    "gives": "the “{item}” that {step} gives",
    "after": "the “{item}” that {step} comes after",
    "marks": "the “{item}” that {step} makes happen",
    "starts-with": "the “{item}” that it starts with",
    "ends-with": "the “{item}” that it ends with",
}
"""Changes of one item or milestone, which is named in the sentence."""

REASONS_TOLD = 3


def signature_cards(world: World, held: Held[RoundDoc]) -> Iterator[Card]:
    """A card for each seat without a signature; none where a later round of the workflow has taken over."""
    state = held.state
    current = current_round(world.rounds.get(state["workflow"], []))
    if current is None or current.aggregate_id != held.aggregate_id:
        return
    for party, seat in sorted(state["seats"].items()):
        if seat["standing"] == "voided":
            yield _card(world, held, party, seat, _voided_words(world, held, party, seat))
        elif seat["standing"] != "granted" or seat["content_hash"] != state["content_hash"]:
            yield _card(world, held, party, seat, _awaiting_words(world, held, party, seat))


Words = tuple[str, int, str, str]
"""Kind, urgency, title, because."""


def _awaiting_words(world: World, held: Held[RoundDoc], party: str, seat: SeatDoc) -> Words:
    state, name = held.state, inside(world.workflow_name(held.state["workflow"]))
    signed = len(signed_by(state, state["content_hash"]))
    title = f"Sign {name}, version {state['standard_version']}, for {party_name(party)}"
    if seat["standing"] == "objected":
        return "awaiting-signature", 1, title, f"You object to it; it cannot be agreed until {party_name(party)} signs."
    parties = counted(len(state["seats"]), "party", "parties")
    because = f"{signed} of {parties} have signed; {party_name(party)} has not."
    return "awaiting-signature", 1, title, because


def _voided_words(world: World, held: Held[RoundDoc], party: str, seat: SeatDoc) -> Words:
    name = inside(world.workflow_name(held.state["workflow"]))
    told = [_because(piece) for piece in seat["because"][:REASONS_TOLD]]
    more = len(seat["because"]) - len(told)
    if more:
        told.append(f"{more} more")
    title = f"Your signature on {name} no longer holds"
    return "voided-signature", 2, title, f"An edit changed what matters to {party_name(party)}: {listed(told)}."


def _because(piece: BecauseDoc) -> str:
    code, _, subject = piece["what"].partition(":")
    step = piece["step_name"] or piece["step"]
    if subject and code in _OF_ITEM:
        return _OF_ITEM[code].format(item=item_name(subject), step=f"“{step}”" if step else "it")
    what = _WHAT.get(code, spoken(code)) + (f" ({item_name(subject)})" if subject else "")
    return f"{what} at “{step}”" if step else what


def _card(world: World, held: Held[RoundDoc], party: str, seat: SeatDoc, words: Words) -> Card:
    state, (kind, urgency, title, because) = held.state, words
    act: Act = {"label": "Read it and decide", "href": places.standard(state["workflow"]), "minutes": None}
    return {
        "card_id": f"signature:{state['round_id']}:{party}",
        "kind": kind,
        "department": seat["department"],
        "urgency": urgency,
        "title": title,
        "because": because,
        "act": act,
        "changed_at": held.mark["at"],
        "evidence": _evidence(state, seat, held.mark),
        "detail": {
            "round_id": state["round_id"],
            "party": party,
            "standing": seat["standing"],
            "workflow": state["workflow"],
            "workflow_name": world.workflow_name(state["workflow"]),
            "standard_version": state["standard_version"],
            "content_hash": state["content_hash"],
            "due_at": state["due_at"],
            "signed": signed_by(state, state["content_hash"]),
            "because": seat["because"],
        },
        "trace_id": trace_id_of(held.traceparent),
    }


def _evidence(state: RoundDoc, seat: SeatDoc, newest: Mark) -> list[Evidence]:
    href = places.standard(state["workflow"])
    pieces = [evidence(state["requested"], "The five parties were asked", href)]
    if seat["mark"] is not None:
        label = "The edit that broke it" if seat["standing"] == "voided" else "Your decision"
        pieces.append(evidence(seat["mark"], label, href))
    if newest["event_id"] not in {piece["event_id"] for piece in pieces}:
        pieces.append(evidence(newest, "What happened last", href))
    return pieces
