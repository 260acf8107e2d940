"""The sentence of the day: the one thing to know about a department now, from its cards and its sites."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from departments.domain.states import State
from departments.domain.words import agree, counted, listed, opened

SAFETY_URGENCY = 3


@dataclass(frozen=True)
class Tableau:
    """What is on a department's board, counted: cards by kind and urgency, sites by state."""

    cards: Mapping[tuple[str, int], int] = field(default_factory=dict)
    sites: Mapping[State, int] = field(default_factory=dict)

    def of_kind(self, kind: str) -> int:
        """How many cards of ``kind``, of whatever urgency."""
        return sum(count for (found, _), count in self.cards.items() if found == kind)


def sentence(board: Tableau) -> str:
    """One plain sentence. What hurts comes first, then what waits, then where the sites stand."""
    parts = [*_hurting(board), *_waiting(board), _standing(board)]
    return f"{opened(listed(parts))}."


def _hurting(board: Tableau) -> list[str]:
    safety = board.cards.get(("incident", SAFETY_URGENCY), 0)
    others = board.of_kind("incident") - safety
    said = []
    if safety:
        said.append(f"{counted(safety, 'safety incident')} {agree(safety, 'is', 'are')} open")
    if others:
        more = "more incident" if safety else "incident"
        said.append(f"{counted(others, more)} {agree(others, 'touches', 'touch')} you")
    return said


def _waiting(board: Tableau) -> list[str]:
    awaiting, voided = board.of_kind("awaiting-signature"), board.of_kind("voided-signature")
    said = []
    if awaiting:
        said.append(f"{counted(awaiting, 'decision')} {agree(awaiting, 'waits', 'wait')} for you")
    if voided:
        noun = "signature of yours", "signatures of yours"
        said.append(f"{counted(voided, *noun)} no longer {agree(voided, 'holds', 'hold')}")
    return said or ["nothing waits for your signature"]


def _standing(board: Tableau) -> str:
    total = sum(board.sites.values())
    if total == 0:
        return "no site has work of yours in the catalogue yet"
    ready, unknown = board.sites.get(State.READY, 0), board.sites.get(State.UNKNOWN, 0)
    if ready == total:
        return "your only site is ready" if total == 1 else f"all {total} sites are ready"
    text = f"{ready} of {counted(total, 'site')} {agree(ready, 'is', 'are')} ready"
    return f"{text} ({unknown} not examined)" if unknown else text
