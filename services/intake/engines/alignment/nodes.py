"""Steps that say the same in the same words are one node: what is compared with one another are the nodes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from intake.domain.site_map import MapContent
from intake.domain.step import Step
from intake.engines.alignment.results import StepRef
from intake.engines.wording.phrases import meaning, words_of
from intake.engines.wording.spelling import corrected, corrections


@dataclass
class Node:
    """Steps of several maps with the same words. Counts are over its steps; ``places`` are from 0 (first) to 1."""

    words: tuple[str, ...]
    plain: str
    members: list[StepRef] = field(default_factory=list)
    maps: list[int] = field(default_factory=list)
    orders: list[int] = field(default_factory=list)
    places: list[float] = field(default_factory=list)
    gives: Counter[str] = field(default_factory=Counter)
    needs: Counter[str] = field(default_factory=Counter)
    actors: Counter[str] = field(default_factory=Counter)
    systems: Counter[str] = field(default_factory=Counter)

    @property
    def meanings(self) -> frozenset[str]:
        """Its words, those of one meaning as one."""
        return frozenset(meaning(word) for word in self.words)

    def take(self, map_number: int, content: MapContent, order: int, step: Step) -> None:
        """Add a step."""
        self.members.append(StepRef(content.map_id, step.id))
        self.maps.append(map_number)
        self.orders.append(order)
        self.places.append(order / max(1, len(content.steps) - 1))
        self.gives.update(gift.item for gift in step.gives)
        self.needs.update(need.item for need in step.needs)
        self.actors[step.actor] += 1
        self.systems[step.system or ""] += 1


def nodes_of(maps: Sequence[MapContent]) -> list[Node]:
    """The nodes of ``maps`` in a stable order. A phrase that a map says twice is two nodes: first time, second time."""
    known = corrections(step.name for content in maps for step in content.steps)
    found: dict[tuple[tuple[str, ...], int], Node] = {}
    for number, content in enumerate(maps):
        said: Counter[tuple[str, ...]] = Counter()
        for order, step in enumerate(walk(content)):
            words = words_of(corrected(step.name, known))
            key = tuple(sorted(set(words)))
            node = found.setdefault((key, said[key]), Node(words, " ".join(words)))
            node.take(number, content, order, step)
            said[key] += 1
    return [found[key] for key in sorted(found)]


def walk(content: MapContent) -> list[Step]:
    """The steps of ``content`` in the order in which they are done, as far as ``next``, branches and exceptions say.

    A depth-first order in which a step comes after all that lead to it; loops are cut where they close. Steps that
    nothing leads to begin in the order of the file.
    """
    by_id = {step.id: step for step in content.steps}
    after = {step.id: [one for one in _followers(step) if one in by_id] for step in content.steps}
    led_to = {one for followers in after.values() for one in followers}
    begins = [step.id for step in content.steps if step.id not in led_to] or [content.steps[0].id]
    done: list[str] = []
    seen: set[str] = set()
    for begin in [*reversed(begins), *(step.id for step in reversed(content.steps))]:
        waiting: list[tuple[str, bool]] = [(begin, False)]
        while waiting:
            here, is_left = waiting.pop()
            if is_left:
                done.append(here)
            elif here not in seen:
                seen.add(here)
                waiting.append((here, True))
                waiting.extend((one, False) for one in after[here])
    return [by_id[one] for one in reversed(done)]


def _followers(step: Step) -> list[str]:
    ways = [*(step.decision.branches if step.decision else ()), *step.exceptions]
    return [*step.next, *(way.next for way in ways if way.next)]
