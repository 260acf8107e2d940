"""Look for holes in maps, beside the maps of other sites where there are some."""

from collections import defaultdict
from collections.abc import Sequence

from intake.domain.site_map import MapContent
from intake.engines.alignment import Alignment, align
from intake.engines.holes.finding import Finding
from intake.engines.holes.flow import Flow
from intake.engines.holes.items import missing_givers, missing_takers
from intake.engines.holes.peers import Peers
from intake.engines.holes.steps import Explained, missing_steps, steps_by_items
from intake.engines.holes.ways import missing_branches, missing_exceptions, silent_hand_offs, time_gaps

FEWEST_PEERS = 1


def find_holes(maps: Sequence[MapContent], peers: Sequence[MapContent] = ()) -> list[Finding]:
    """The holes of ``maps``, those that are surest first.

    The other maps of a workflow, among ``maps`` and ``peers``, are what each is held beside. A map of ``peers`` that is
    in ``maps`` too counts once. One cause is one finding: what a missing step explains is said in its ``why``.
    """
    own = {content.map_id for content in maps}
    everybody = [*maps, *(content for content in peers if content.map_id not in own)]
    alignment = align(everybody)
    by_workflow: dict[str, list[Flow]] = defaultdict(list)
    for content in sorted(everybody, key=lambda one: one.map_id):
        by_workflow[content.workflow].append(Flow(content))
    found: list[Finding] = []
    for flows in by_workflow.values():
        for flow in flows:
            if flow.content.map_id in own:
                found.extend(_holes_of(flow, [one for one in flows if one is not flow], alignment))
    return sorted(found, key=lambda one: (-one.confidence, one.map_id, one.id))


def _holes_of(flow: Flow, others: Sequence[Flow], alignment: Alignment) -> list[Finding]:
    peers = Peers(flow, others, alignment) if len(others) >= FEWEST_PEERS else None
    steps = missing_steps(peers) if peers is not None else Explained((), frozenset(), frozenset(), frozenset())
    found = list(steps.findings)
    givers, takers = set(steps.givers), set(steps.takers)
    for finding, left, item in steps_by_items(flow):
        if item not in givers and left not in takers:
            found.append(finding)
            givers.add(item)
            takers.add(left)
    found.extend(missing_givers(flow, peers, frozenset(givers)))
    found.extend(missing_takers(flow, peers, frozenset(takers)))
    found.extend(missing_branches(flow))
    found.extend(silent_hand_offs(flow, steps.gaps))
    if peers is not None:
        found.extend(missing_exceptions(peers))
    found.extend(time_gaps(flow, peers))
    return found
