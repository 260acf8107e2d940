"""Missing steps: what others do there, and what the items say must have happened in between."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intake.engines.alignment import Concept
from intake.engines.holes.finding import Finding, Kind
from intake.engines.holes.flow import Flow
from intake.engines.holes.peers import Peers

LEAST_SHARE = 0.35
"""An act that fewer of the like sites do is one way among others, and no hole without items that tell of it."""
LEAST = 0.5
SUREST, SUREST_BY_ITEMS = 0.8, 0.9
"""What a site does not do by itself looks the same: on planted maps seven of ten of the surest were left out."""


@dataclass(frozen=True)
class Explained:
    """Missing steps, and which other findings they explain: items without giver or taker."""

    findings: tuple[Finding, ...]
    givers: frozenset[str]
    takers: frozenset[str]
    gaps: frozenset[int]


def missing_steps(peers: Peers) -> Explained:
    """The acts that like sites do and that this map must have, too, each once."""
    flow = peers.flow
    no_giver = {item for item, _ in flow.without_giver} | set(flow.without_end)
    no_taker = {item for item, _ in flow.without_taker}
    findings: list[Finding] = []
    givers: set[str] = set()
    takers: set[str] = set()
    gaps: set[int] = set()
    for concept, share in peers.missing:
        needs, gives = peers.usual_items(concept)
        # Another step here gives what it would: the act is told as a part of that step.
        is_told = bool(gives) and not gives & no_giver and gives <= flow.given.keys()
        if is_told:
            takers |= (needs | gives) & no_taker
            continue
        sure = _confidence(share, bool(gives & no_giver), bool(needs & no_taker))
        if sure < LEAST:
            continue
        gap = _gap(peers, concept, needs & no_taker, gives & no_giver)
        findings.append(_finding(peers, concept, gap, sure, (gives & no_giver, share)))
        givers |= gives & no_giver
        takers |= needs & no_taker
        gaps.add(gap)
    return Explained(tuple(findings), frozenset(givers), frozenset(takers), frozenset(gaps))


def _confidence(share: float, is_giver: bool, is_taker: bool) -> float:
    """Log-odds set by hand on planted maps: the share of like sites, and what the items say."""
    bounded = min(max(share, 0.02), 0.98)
    odds = 1.6 * math.log(bounded / (1 - bounded)) - 0.6 + 3.0 * is_giver + 0.8 * is_taker
    if share < LEAST_SHARE and not is_giver:
        return 0.0
    return round(min(SUREST_BY_ITEMS if is_giver else SUREST, 1 / (1 + math.exp(-odds))), 2)


def _gap(peers: Peers, concept: Concept, taken: frozenset[str], given: frozenset[str]) -> int:
    """Where the others have it, but after who gives what it takes and before who needs what it gives."""
    flow, gap = peers.flow, peers.gap_of(concept)
    least = max((flow.place[step.id] + 1 for item, step in flow.without_taker if item in taken), default=0)
    most = min((flow.place[step.id] for item, step in flow.without_giver if item in given), default=len(flow.steps))
    return min(max(gap, least), most) if least <= most else gap


def _finding(
    peers: Peers, concept: Concept, gap: int, confidence: float, evidence: tuple[frozenset[str], float]
) -> Finding:
    items, _ = evidence
    before, after = peers.ref(gap - 1), peers.ref(gap)
    sites = sorted({member.map_id.partition("/")[0] for member in concept.members})
    why = [f"{len(sites)} of {len(peers.others)} other sites do it, among them {', '.join(sites[:3])}"]
    why += [f"{item} is needed here and nobody gives it" for item in sorted(items)]
    return Finding(
        Kind.MISSING_STEP,
        peers.flow.content.map_id,
        confidence,
        tuple(ref for ref in (before, after) if ref is not None),
        _probe(peers, concept, gap),
        _ask(peers, concept, gap),
        tuple(why),
        (before, after),
        min(items) if items else None,
        concept.name,
    )


def _probe(peers: Peers, concept: Concept, gap: int) -> str:
    steps = peers.flow.steps
    before = f"After “{steps[gap - 1].name}”" if gap > 0 else "At the very beginning"
    until = f" and before “{steps[gap].name}”" if 0 < gap < len(steps) else ""
    question = "Who does that here, and how? Or does it never happen?"
    return f"{before}{until}, other sites have a step “{concept.name}”. {question}"


def _ask(peers: Peers, concept: Concept, gap: int) -> str:
    """Who does it elsewhere, if that role is in this map; else who works right before."""
    steps = peers.flow.steps
    roles = {step.actor for step in steps}
    elsewhere = sorted(step.actor for _, step in peers.steps_of(concept))
    usual = max(dict.fromkeys(elsewhere), key=elsewhere.count)
    return usual if usual in roles else steps[max(0, gap - 1)].actor


def steps_by_items(flow: Flow) -> Iterator[tuple[Finding, str, str]]:
    """Without peers: where something is given that nobody takes, and afterwards something needed that nobody gives, a
    step between the two takes the one and gives the other. With the item that is given and the item that is needed."""
    waiting = sorted(flow.without_taker, key=lambda one: flow.place[one[1].id])
    for item, taker in sorted(flow.without_giver, key=lambda one: flow.place[one[1].id]):
        before = [one for one in waiting if flow.place[one[1].id] < flow.place[taker.id]]
        if not before:
            continue
        left, giver = before[-1]
        waiting.remove(before[-1])
        yield _by_items(flow, (left, item), (flow.place[giver.id], flow.place[taker.id])), left, item


def _by_items(flow: Flow, items: Sequence[str], places: tuple[int, int]) -> Finding:
    left, item = items
    gap = places[1]
    before, after = flow.steps[gap - 1], flow.steps[gap]
    giver = flow.steps[places[0]]
    return Finding(
        Kind.MISSING_STEP,
        flow.content.map_id,
        0.7,
        (flow.ref(before), flow.ref(after)),
        f"“{giver.name}” leaves {_said(left)}, and “{after.name}” needs {_said(item)}. What happens in between, and "
        "who does it?",
        before.actor,
        (f"{left} is given at “{giver.name}” and nobody takes it", f"{item} is needed and nobody gives it"),
        (flow.ref(before), flow.ref(after)),
        item,
    )


def _said(item: str) -> str:
    return item.replace(".", " ").replace("-", " ")
