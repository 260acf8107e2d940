"""Finds every department that depends on a failing step, and the shortest way there.

Breadth first over the site's index, so that each way is a shortest one. Ties are broken the same way every time: of
two ways of equal length, the one whose steps come first in the index's order of discovery, items before milestones
before the work's own order. Each item and milestone is followed once, so the time is that of reading the index.
"""

from collections import deque
from collections.abc import Iterator

from incident.domain.route import Hop, Route
from incident.engines.site_index import SiteIndex

LONGEST_PATH = 300
"""A longer way keeps its first step and its end; the middle of such a way explains nothing more."""


def downstream(index: SiteIndex, flow: str, step: str) -> tuple[Route, ...]:
    """Every department with a step that depends on ``step`` of ``flow``, nearest first, then by name.

    The department of the failing step itself comes first, with that step alone as its way.

    Raises:
        KeyError: the index has no such step.
    """
    start = index.places[flow, step]
    came_from: dict[int, tuple[int, str] | None] = {start: None}
    first_in: dict[str, int] = {}
    followed: set[tuple[str, str]] = set()
    waiting = deque([start])
    while waiting:
        place = waiting.popleft()
        first_in.setdefault(index.nodes[place].department, place)
        for target, how in _leads_to(index, place, followed):
            if target not in came_from:
                came_from[target] = (place, how)
                waiting.append(target)
    routes = [Route(department, _path(index, came_from, place)) for department, place in first_in.items()]
    return tuple(sorted(routes, key=lambda route: (len(route.path), route.department)))


def _leads_to(index: SiteIndex, place: int, followed: set[tuple[str, str]]) -> Iterator[tuple[int, str]]:
    node = index.nodes[place]
    for kind, names, reached in (("item", node.gives, index.takers), ("milestone", node.marks, index.waiters)):
        for name in names:
            if (kind, name) not in followed:
                followed.add((kind, name))
                for target in reached.get(name, ()):
                    yield target, name
    yield from node.inside


def _path(index: SiteIndex, came_from: dict[int, tuple[int, str] | None], end: int) -> tuple[Hop, ...]:
    hops: list[Hop] = []
    place: int | None = end
    while place is not None:
        node, before = index.nodes[place], came_from[place]
        hops.append(Hop(node.flow, node.step, node.name, node.department, before[1] if before else None))
        place = before[0] if before else None
    hops.reverse()
    return tuple(hops) if len(hops) <= LONGEST_PATH else (hops[0], *hops[1 - LONGEST_PATH :])
