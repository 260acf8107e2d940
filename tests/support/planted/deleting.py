"""Leave steps out of planted maps, and say where they were."""

import copy
import random
from dataclasses import dataclass

from tests.support.planted.sites import PlantedMap


@dataclass(frozen=True)
class Deleted:
    """A step that was left out of a map, and the steps that stand around the place now."""

    map_id: str
    act: str
    before: str
    after: str


def with_holes(planted: PlantedMap, seed: int) -> tuple[PlantedMap, list[Deleted]]:
    """A copy without one to four of its inner steps. Steps that an act shares, or that are two acts, stay."""
    name = f"{planted.document['site']}/{planted.document['department']}/{planted.document['workflow']}"
    chance = random.Random(f"{seed}/{name}")
    acts = list(planted.acts.values())
    steps = copy.deepcopy(planted.document["steps"])
    able = [at for at in range(1, len(steps) - 1) if len(acts[at]) == 1 and acts.count(acts[at]) == 1]
    gone = set(chance.sample(able, min(len(able), chance.randint(1, 4))))
    left = [step for at, step in enumerate(steps) if at not in gone]
    for at, step in enumerate(left):
        following = left[at + 1] if at + 1 < len(left) else None
        step["next"] = [following["id"]] if following else []
        step.pop("hands_to", None)
        if following and following["actor"] != step["actor"]:
            step["hands_to"] = {"role": following["actor"], "by": "ehr"}
    deleted = []
    for at in sorted(gone):
        before = next(steps[one]["id"] for one in range(at - 1, -1, -1) if one not in gone)
        after = next(steps[one]["id"] for one in range(at + 1, len(steps)) if one not in gone)
        deleted.append(Deleted(name, acts[at][0], before, after))
    kept = {step["id"]: planted.acts[step["id"]] for step in left}
    return PlantedMap({**planted.document, "steps": left}, kept), deleted
