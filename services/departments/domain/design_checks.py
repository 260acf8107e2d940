"""Checks of the design: is the present known, is there a standard for this site, and have all five signed it?"""

from collections.abc import Iterator

from departments.domain import places
from departments.domain.documents import RoundDoc, SeatDoc
from departments.domain.evidence import EVIDENCE_SHOWN, Act, Evidence, Reason, evidence, newest_first
from departments.domain.news import Held
from departments.domain.rounds import current_round, signed_by, standing_on
from departments.domain.states import State
from departments.domain.thresholds import ASSUMED_NOT_READY_PERCENT, MINUTES_PER_QUESTION, is_more_than
from departments.domain.words import agree, counted, inside, listed, opened, party_name, spoken
from departments.domain.world import Where, World


def check_map(world: World, where: Where) -> Reason:
    """Whether anybody has told how the work is really done."""
    site, _, workflow = where
    held = world.maps.get("/".join(where))
    name, at = inside(world.workflow_name(workflow)), world.site_name(site)
    if held is None:
        text = f"Nobody has told how {name} is really done at {at}."
        act: Act = {"label": f"Tell how {name} is done", "href": places.tell(*where), "minutes": None}
        return {"code": "map", "state": State.UNKNOWN, "text": text, "evidence": [], "act": act}
    disclosed = [work.mark for work in world.workarounds.get(where, [])]
    pieces = [evidence(held.mark, f"Map, version {held.state['map_version']}", places.tell(*where))]
    text = f"{opened(name)} at {at} is mapped in {counted(held.state['steps'], 'step')}."
    if disclosed:
        text += f" {counted(len(disclosed), 'workaround')} {agree(len(disclosed), 'is', 'are')} disclosed."
        pieces += [evidence(mark, "Workaround disclosed") for mark in newest_first(disclosed)[:EVIDENCE_SHOWN]]
    return {"code": "map", "state": State.READY, "text": text, "evidence": pieces, "act": None}


def check_evidence(world: World, where: Where) -> Iterator[Reason]:
    """How much of the map is assumed. Says nothing where there is no map: :func:`check_map` has said it."""
    held = world.maps.get("/".join(where))
    if held is None:
        return
    name, steps, assumed = inside(world.workflow_name(where[2])), held.state["steps"], held.state["assumed"]
    pieces = [evidence(held.mark, f"Map, version {held.state['map_version']}", places.tell(*where))]
    if not assumed:
        text = f"Every step of {name} is known from someone who does it or saw it."
        yield {"code": "evidence", "state": State.READY, "text": text, "evidence": pieces, "act": None}
        return
    is_guess = is_more_than(len(assumed), steps, ASSUMED_NOT_READY_PERCENT)
    who, are = listed(sorted({spoken(step["actor"]) for step in assumed})), agree(len(assumed), "is", "are")
    yield {
        "code": "evidence",
        "state": State.NOT_READY if is_guess else State.AT_RISK,
        "text": f"{len(assumed)} of {counted(steps, 'step')} of {name} {are} assumed, not observed.",
        "evidence": pieces,
        "act": {
            "label": f"Ask the {who} at {world.site_name(where[0])}",
            "href": places.tell(*where),
            "minutes": MINUTES_PER_QUESTION * len(assumed),
        },
    }


def check_standard(world: World, where: Where) -> Reason:
    """Whether there is a standard and it is meant for this site."""
    site, _, workflow = where
    held = world.standards.get(workflow)
    name, at, href = inside(world.workflow_name(workflow)), world.site_name(site), places.standard(workflow)
    act: Act
    if held is None:
        text = f"There is no standard for {name} yet."
        act = {"label": f"Design the standard for {name}", "href": href, "minutes": None}
        return {"code": "standard", "state": State.UNKNOWN, "text": text, "evidence": [], "act": act}
    pieces = [evidence(held.mark, f"Standard, version {held.state['standard_version']}", href)]
    if site not in held.state["covers"]:
        text = f"The standard for {name} does not cover {at}."
        act = {"label": f"Decide whether {name} at {at} follows the standard", "href": href, "minutes": None}
        return {"code": "standard", "state": State.NOT_READY, "text": text, "evidence": pieces, "act": act}
    text = f"Version {held.state['standard_version']} of the standard for {name} covers {at}."
    return {"code": "standard", "state": State.READY, "text": text, "evidence": pieces, "act": None}


def check_signatures(world: World, where: Where) -> Reason:
    """Whether all five parties have signed the standard as it is now. One objection is a veto."""
    workflow = where[2]
    standard, held = world.standards.get(workflow), current_round(world.rounds.get(workflow, []))
    name, href = inside(world.workflow_name(workflow)), places.standard(workflow)
    if standard is None:
        text = f"There is nothing to sign for {name} yet."
        return {"code": "signatures", "state": State.UNKNOWN, "text": text, "evidence": [], "act": None}
    if held is None:
        text = f"Nobody has been asked to sign the standard for {name}."
        act: Act = {"label": "Ask the five parties to sign", "href": href, "minutes": None}
        return {"code": "signatures", "state": State.NOT_READY, "text": text, "evidence": [], "act": act}
    content_hash, seats = standard.state["content_hash"], held.state["seats"]
    missing = _missing(held.state, content_hash)
    pieces = _seat_evidence(held, content_hash)
    if not missing:
        text = f"All five parties have signed the standard for {name}."
        return {"code": "signatures", "state": State.READY, "text": text, "evidence": pieces, "act": None}
    signed = len(signed_by(held.state, content_hash))
    return {
        "code": "signatures",
        "state": State.NOT_READY,
        "text": f"{signed} of {len(seats)} parties have signed the standard for {name}: {'; '.join(missing)}.",
        "evidence": pieces,
        "act": {"label": f"See who has to sign {name}", "href": href, "minutes": None},
    }


def _missing(state: RoundDoc, content_hash: str) -> list[str]:
    """What is missing, one phrase for each kind, gravest first."""
    phrases = (
        ("objected", "{} objects", "{} object"),
        ("voided", "the signature of {} no longer holds", "the signatures of {} no longer hold"),
        ("awaiting", "{} has not decided", "{} have not decided"),
    )
    said = []
    for standing, one, many in phrases:
        parties = sorted(p for p, seat in state["seats"].items() if standing_on(seat, content_hash) == standing)
        if parties:
            said.append((one if len(parties) == 1 else many).format(listed([party_name(party) for party in parties])))
    return said


_LABELS = {"granted": "{} signed", "objected": "{} objected", "voided": "An edit broke the signature of {}"}


def _seat_evidence(held: Held[RoundDoc], content_hash: str) -> list[Evidence]:
    href = places.standard(held.state["workflow"])
    pieces = [evidence(held.state["requested"], "The five parties were asked", href)]
    for party, seat in sorted(held.state["seats"].items()):
        pieces += _decision_evidence(party, seat, content_hash, href)
    return pieces


def _decision_evidence(party: str, seat: SeatDoc, content_hash: str, href: str) -> list[Evidence]:
    label = _LABELS.get(seat["standing"])
    if seat["mark"] is None or label is None:
        return []
    is_earlier = seat["content_hash"] is not None and seat["content_hash"] != content_hash
    words = opened(label.format(party_name(party))) + (" an earlier version" if is_earlier else "")
    return [evidence(seat["mark"], words, href)]
