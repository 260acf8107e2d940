"""Items without a giver or a taker, where no missing step explains them."""

from collections.abc import Iterator

from intake.engines.holes.finding import Finding, Kind
from intake.engines.holes.flow import Flow
from intake.engines.holes.peers import Peers

USUALLY_TAKEN = 0.75
"""From this share of a map's given items that somebody takes, one that nobody takes stands out."""


def missing_givers(flow: Flow, peers: Peers | None, explained: frozenset[str]) -> Iterator[Finding]:
    """The needed items that nobody gives."""
    for item, step in flow.without_giver:
        if item in explained:
            continue
        elsewhere = [] if peers is None else [other for other in peers.others if item in other.needed]
        lacking = [other for other in elsewhere if item not in other.given and item not in other.content.starts_with]
        confidence = 0.55 if elsewhere and 2 * len(lacking) > len(elsewhere) else 0.85
        why = [f"“{step.name}” needs {item}; no step gives it and it is not there at the start"]
        if elsewhere:
            why.append(
                f"{len(elsewhere) - len(lacking)} of {len(elsewhere)} other sites that need it say where it comes from"
            )
        yield Finding(
            Kind.MISSING_GIVER,
            flow.content.map_id,
            confidence,
            (flow.ref(step),),
            f"For “{step.name}” somebody needs {said(item)}. Where does it come from?",
            step.actor,
            tuple(why),
            item=item,
        )
    for item in flow.without_end:
        if item not in explained:
            last = flow.steps[-1]
            yield Finding(
                Kind.MISSING_GIVER,
                flow.content.map_id,
                0.8,
                (flow.ref(last),),
                f"In the end there should be {said(item)}. Which step makes it?",
                last.actor,
                (f"{item} is what others take from this workflow, and no step gives it",),
                item=item,
            )


def missing_takers(flow: Flow, peers: Peers | None, explained: frozenset[str]) -> Iterator[Finding]:
    """The given items that nobody needs, as far as that stands out: here, or beside what others do."""
    loose = [(item, step) for item, step in flow.without_taker if item not in explained]
    all_given = len(flow.given)
    for item, step in loose:
        confidence, why = _untaken(flow, peers, item, 1 - len(flow.without_taker) / max(1, all_given))
        if confidence < 0.5:
            continue
        yield Finding(
            Kind.MISSING_TAKER,
            flow.content.map_id,
            confidence,
            (flow.ref(step),),
            f"“{step.name}” makes {said(item)}. Who uses it afterwards, and for what?",
            step.actor,
            (f"{item} is given and no step needs it", why),
            item=item,
        )


def _untaken(flow: Flow, peers: Peers | None, item: str, taken_here: float) -> tuple[float, str]:
    elsewhere = [] if peers is None else [other for other in peers.others if item in other.given]
    if len(elsewhere) >= 2:
        taking = sum(item in other.used or item in other.content.ends_with for other in elsewhere)
        share = taking / len(elsewhere)
        return (round(0.3 + 0.6 * share, 2) if share > 0.4 else 0.0), f"{taking} of {len(elsewhere)} other sites use it"
    if taken_here >= USUALLY_TAKEN:
        return 0.6, f"{taken_here:.0%} of what is made here is used"
    return 0.0, ""


def said(item: str) -> str:
    """An item in words."""
    return item.replace(".", " ").replace("-", " ")
