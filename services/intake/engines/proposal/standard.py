"""A proposal as a document of the format ``plumbline.standard/1``."""

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from intake.domain.site_map import MapContent
from intake.domain.step import Step
from intake.engines.alignment import Alignment, StepRef
from intake.engines.proposal.acts import Act, Way


def document(
    maps: Sequence[MapContent],
    alignment: Alignment,
    acts: Sequence[tuple[Act, Way]],
    starts: frozenset[str],
    ends: frozenset[str],
) -> dict[str, Any]:
    """The standard of ``acts``, which are in their order. ``covers`` are the sites of ``maps``."""
    ids = {act.concept.id: f"s{number}" for number, (act, _) in enumerate(acts, 1)}
    steps = [_step(act, way) for act, way in acts]
    for number, (act, way) in enumerate(acts):
        following = acts[number + 1] if number + 1 < len(acts) else None
        next_id = None if following is None else ids[following[0].concept.id]
        steps[number]["id"] = ids[act.concept.id]
        if (decision := _decision(act, ids, alignment, next_id)) is not None:
            steps[number]["decision"] = decision
        elif next_id is not None:
            steps[number]["next"] = [next_id]
        if following is not None and following[1][0] != way[0]:
            steps[number]["hands_to"] = {"role": following[1][0], "by": "ehr"}
    usual = Counter(content.department for content in maps)
    return {
        "format": "plumbline.standard/1",
        "version": "proposal",
        "covers": sorted({content.site for content in maps}),
        "department": min(usual, key=lambda name: (-usual[name], name)),
        "workflow": maps[0].workflow,
        "starts_with": sorted(starts),
        "ends_with": sorted(ends),
        "steps": steps,
    }


def _step(act: Act, way: Way) -> dict[str, Any]:
    told = [step for site in act.by_map.values() for step in site.steps]
    made: dict[str, Any] = {
        "id": "",
        "name": act.concept.name,
        "actor": way[0],
        "needs": [_item(item, [need for step in told for need in step.needs]) for item in act.needs],
        "gives": [_item(item, [gift for step in told for gift in step.gives]) for item in act.gives],
        "after": _most([step.after for step in told]),
        "marks": _most([step.marks for step in told]),
    }
    if way[1]:
        made["system"] = way[1]
    if minutes := [step.minutes for step in told if step.minutes is not None]:
        made["minutes"] = [round(float(median(part)), 2) for part in zip(*minutes, strict=True)]
    return made


def _item(item: str, told: Sequence[Any]) -> str | dict[str, str]:
    values = Counter(one.values for one in told if one.item == item and one.values)
    return {"item": item, "values": min(values, key=lambda name: (-values[name], name))} if values else item


def _most(said: Sequence[tuple[str, ...]]) -> list[str]:
    """What at least half of those who say anything say."""
    saying = [parts for parts in said if parts]
    counts = Counter(part for parts in saying for part in parts)
    return sorted(part for part, count in counts.items() if 2 * count >= len(saying))


def _decision(act: Act, ids: Mapping[str, str], alignment: Alignment, following: str | None) -> dict[str, Any] | None:
    """The decision that at least half of the sites make there, with every way that any of them has."""
    deciding = [
        (map_id, step)
        for map_id, site in sorted(act.by_map.items())
        for step in site.steps
        if step.decision is not None
    ]
    if not deciding or 2 * len({map_id for map_id, _ in deciding}) < len(act.by_map):
        return None
    ways: dict[str, str | None] = {}
    for map_id, step in deciding:
        for branch in step.decision.branches if step.decision else ():
            target = alignment.concept_of.get(StepRef(map_id, branch.next or ""))
            leads = ids.get(target.id) if target is not None else None
            if ways.setdefault(branch.when.strip().lower(), leads) is None:
                ways[branch.when.strip().lower()] = leads
    asked = Counter(_question(step) for _, step in deciding)
    branches = [
        {"when": when, **({"next": leads or following} if leads or following else {})} for when, leads in ways.items()
    ]
    return {"question": min(asked, key=lambda text: (-asked[text], text)), "branches": branches}


def _question(step: Step) -> str:
    return step.decision.question if step.decision is not None else ""
