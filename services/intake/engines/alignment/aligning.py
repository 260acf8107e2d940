"""Align maps by meaning: a joint look at all maps of a workflow, then others that know the neighbours of each step.

Steps with the same words are one node (:mod:`.nodes`). For each two nodes the evidence is weighed into log-odds
(:mod:`.evidence`, :mod:`.weights`) and nodes are grouped (:mod:`.clusters`). The later looks add which acts come before
and after, and how much better two nodes fit than their rivals; then each map's steps are given to the groups anew, all
at once, by the best assignment (H. W. Kuhn, "The Hungarian method", 1955), until nothing moves. The result does not
depend on the order of the maps.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from intake.domain.site_map import MapContent
from intake.engines.alignment import weights
from intake.engines.alignment.clusters import apart, grouped
from intake.engines.alignment.evidence import Seen, evidence
from intake.engines.alignment.moving import moved
from intake.engines.alignment.nodes import Node, nodes_of, walk
from intake.engines.alignment.results import Alignment, Concept, StepRef

LOOKS = 2
"""Looks after the first: a third changed nothing that counted on planted maps."""


def align(maps: Sequence[MapContent]) -> Alignment:
    """The concepts of ``maps``; maps of different workflows are aligned by themselves.

    Each map may be there once. Time and memory grow with the square of the number of different phrases.
    """
    by_workflow: dict[str, list[MapContent]] = defaultdict(list)
    for content in sorted(maps, key=lambda one: one.map_id):
        by_workflow[content.workflow].append(content)
    return Alignment(tuple(concept for workflow in sorted(by_workflow) for concept in _aligned(by_workflow[workflow])))


def log_odds(nodes: Sequence[Node], seen: Seen | None) -> NDArray[np.float32]:
    """For each two nodes the log-odds that a step of one and a step of the other are the same act."""
    factors = weights.FIRST_LOOK if seen is None else weights.SECOND_LOOK
    bias = weights.FIRST_BIAS if seen is None else weights.SECOND_BIAS
    odds = np.full((len(nodes), len(nodes)), bias, dtype=np.float32)
    for factor, plane in zip(factors, evidence(nodes, seen), strict=True):
        odds += np.float32(factor) * plane
    return odds


def neighbours(nodes: Sequence[Node], groups: Sequence[int]) -> list[tuple[Counter[int], Counter[int]]]:
    """For each node, how often which group stands right before and right after it."""
    at: dict[tuple[int, int], int] = {}
    for group, node in zip(groups, nodes, strict=True):
        at.update(dict.fromkeys(zip(node.maps, node.orders, strict=True), group))
    found: list[tuple[Counter[int], Counter[int]]] = []
    for node in nodes:
        places = list(zip(node.maps, node.orders, strict=True))
        before = Counter(at.get((number, order - 1), -1) for number, order in places)
        after = Counter(at.get((number, order + 1), -2) for number, order in places)
        found.append((before, after))
    return found


def _aligned(maps: Sequence[MapContent]) -> list[Concept]:
    nodes = nodes_of(maps)
    against = apart([node.maps for node in nodes], [node.orders for node in nodes])
    sizes = [len(node.members) for node in nodes]
    odds = log_odds(nodes, None)
    groups = grouped(odds, sizes, against)
    for _ in range(LOOKS):
        odds = log_odds(nodes, Seen(neighbours(nodes, groups), odds))
        groups = grouped(odds, sizes, against)
    members = moved(nodes, groups, odds)
    return _named(members, maps)


def _named(members: Sequence[Sequence[StepRef]], maps: Sequence[MapContent]) -> list[Concept]:
    steps = {StepRef(content.map_id, step.id): step for content in maps for step in content.steps}
    places = {
        StepRef(content.map_id, step.id): order / max(1, len(content.steps) - 1)
        for content in maps
        for order, step in enumerate(walk(content))
    }
    made: list[tuple[float, Concept]] = []
    for refs in members:
        ordered = tuple(sorted(refs))
        said = Counter(steps[ref].name for ref in ordered)
        name = min(said, key=lambda text: (-said[text], text))
        text = "\n".join(f"{ref.map_id} {ref.step_id}" for ref in ordered)
        number = hashlib.sha256(text.encode()).hexdigest()[:12]
        place = float(np.mean([places[ref] for ref in ordered]))
        made.append((place, Concept(f"act-{number}", maps[0].workflow, name, ordered)))
    return [concept for _, concept in sorted(made, key=lambda one: (one[0], one[1].id))]
