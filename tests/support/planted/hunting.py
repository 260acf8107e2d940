"""How many of the steps that were left out are found, and how much is found that was not."""

from collections.abc import Sequence
from dataclasses import dataclass

from intake.engines.holes import Finding, find_holes
from tests.support.planted.acts import PlannedWorkflow
from tests.support.planted.deleting import Deleted, with_holes
from tests.support.planted.judging import contents_of
from tests.support.planted.sites import Variety, planted_maps


@dataclass(frozen=True)
class Hunt:
    """``found`` of ``deleted`` steps at their place; ``false``: all other findings, over ``maps`` maps."""

    deleted: int
    found: int
    false: int
    maps: int

    def __add__(self, other: "Hunt") -> "Hunt":
        return Hunt(
            self.deleted + other.deleted, self.found + other.found, self.false + other.false, self.maps + other.maps
        )

    @property
    def recall(self) -> float:
        return self.found / self.deleted

    @property
    def false_a_map(self) -> float:
        return self.false / self.maps


def hunt(workflow: PlannedWorkflow, seed: int, variety: Variety, *, maps: int = 12, peers: int = 12) -> Hunt:
    """Leave one to four steps out of each of ``maps`` maps and look for them beside ``peers`` others."""
    planted = planted_maps(workflow, maps + peers, seed, variety)
    holed = [with_holes(one, seed) for one in planted[:maps]]
    found = find_holes(contents_of([one for one, _ in holed]), contents_of(planted[maps:]))
    deleted = [one for _, gone in holed for one in gone]
    hits = _hits(found, deleted)
    return Hunt(len(deleted), hits, len(found) - hits, maps)


def _hits(found: Sequence[Finding], deleted: Sequence[Deleted]) -> int:
    """Each finding finds one step at most."""
    places = [
        (one.map_id, one.between[0].step_id, one.between[1].step_id)
        for one in found
        if one.between is not None and one.between[0] is not None and one.between[1] is not None
    ]
    hits = 0
    for one in deleted:
        if (place := (one.map_id, one.before, one.after)) in places:
            places.remove(place)
            hits += 1
    return hits
