"""How sites do one workflow each in its own way, and which step is which act."""

import random
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from tests.support.planted.acts import VOCABULARIES, Act, PlannedWorkflow

ROLES: dict[str, tuple[str, ...]] = {
    "front-desk": ("front-desk", "PSR", "registrar", "front office"),
    "medical-assistant": ("medical-assistant", "MA", "rooming staff", "clinical assistant"),
    "referral-coordinator": ("referral-coordinator", "referrals", "ref coord", "referral clerk"),
    "phlebotomist": ("phlebotomist", "lab tech", "phleb", "lab assistant"),
    "biller": ("biller", "billing rep", "PFS", "claims specialist"),
}


@dataclass(frozen=True)
class Variety:
    """How much sites differ. Shares of 1. ``items``: "shared", "own" (each site words them) or "none"."""

    other_wording: float = 0.1
    misspelt: float = 0.06
    swapped: float = 0.3
    missing: float = 0.08
    split: float = 0.05
    merged: float = 0.05
    items: str = "shared"


@dataclass
class PlantedMap:
    """A map document, and for each step the acts that it is."""

    document: dict[str, Any]
    acts: dict[str, tuple[str, ...]] = field(default_factory=dict)


def planted_maps(workflow: PlannedWorkflow, sites: int, seed: int, variety: Variety = Variety()) -> list[PlantedMap]:
    """One map for each of ``sites`` sites."""
    return [
        _map(workflow, number, random.Random(f"{seed}/{workflow.slug}/{number}"), variety) for number in range(sites)
    ]


def _map(workflow: PlannedWorkflow, number: int, chance: random.Random, variety: Variety) -> PlantedMap:
    site, vocabulary = f"site-{number:03d}", chance.randrange(VOCABULARIES)
    acts = [act for act in workflow.acts if chance.random() >= variety.missing]
    for place in range(len(acts) - 1):
        if chance.random() < variety.swapped / 3:
            acts[place], acts[place + 1] = acts[place + 1], acts[place]
    steps: list[dict[str, Any]] = []
    made = PlantedMap({})
    waiting = list(acts)
    while waiting:
        act = waiting.pop(0)
        for body, of in _steps_of(act, waiting, vocabulary, chance, variety):
            body["id"] = f"s{len(steps) + 1}"
            made.acts[body["id"]] = of
            steps.append(body)
    for before, after in pairwise(steps):
        before["next"] = [after["id"]]
        if before["actor"] != after["actor"]:
            before["hands_to"] = {"role": after["actor"], "by": "ehr"}
    made.document = {
        "format": "plumbline.map/1",
        "site": site,
        "department": workflow.department,
        "workflow": workflow.slug,
        "starts_with": [
            _item(item, f"v{vocabulary}", variety) for item in workflow.starts_with if variety.items != "none"
        ],
        "ends_with": [_item(item, f"v{vocabulary}", variety) for item in workflow.ends_with if variety.items != "none"],
        "steps": steps,
    }
    return made


def _steps_of(
    act: Act, waiting: list[Act], vocabulary: int, chance: random.Random, variety: Variety
) -> list[tuple[dict[str, Any], tuple[str, ...]]]:
    site = f"v{vocabulary}"
    if waiting and waiting[0].actor == act.actor and chance.random() < variety.merged:
        other = waiting.pop(0)
        body = _body(act, vocabulary, chance, variety)
        second = _body(other, vocabulary, chance, variety)
        body["name"] = f"{body['name']} and {second['name'][:1].lower()}{second['name'][1:]}"
        body["needs"] = list(
            dict.fromkeys([*body["needs"], *(item for item in second["needs"] if item not in body["gives"])])
        )
        body["gives"] = [*body["gives"], *second["gives"]]
        body["minutes"] = [a + b for a, b in zip(body["minutes"], second["minutes"], strict=True)]
        return [(body, (act.id, other.id))]
    if chance.random() < variety.split:
        first, second = (_body(act, vocabulary, chance, variety, others=number) for number in (0, 1))
        between = _item(f"{act.id}.half", site, variety)
        first["gives"], second["needs"] = ([between], [between]) if variety.items != "none" else ([], [])
        return [(first, (act.id,)), (second, (act.id,))]
    return [(_body(act, vocabulary, chance, variety), (act.id,))]


def _body(act: Act, vocabulary: int, chance: random.Random, variety: Variety, *, others: int = 0) -> dict[str, Any]:
    """``others``: how far the wording is from the site's own."""
    site = f"v{vocabulary}"
    usual = (vocabulary + others) % VOCABULARIES
    worded = chance.randrange(VOCABULARIES) if chance.random() < variety.other_wording else usual
    name = act.wordings[worded]
    likely = round(act.minutes * chance.uniform(0.7, 1.4), 1)
    has_items = variety.items != "none"
    return {
        "name": misspelt(name, chance) if chance.random() < variety.misspelt else name,
        "actor": ROLES.get(act.actor, (act.actor,) * VOCABULARIES)[vocabulary],
        "system": act.system if chance.random() > 0.1 else chance.choice(["paper", "phone", "spreadsheet"]),
        "minutes": [round(likely / 2, 2), likely, likely * 2],
        "needs": [_item(item, site, variety) for item in act.needs] if has_items else [],
        "gives": [_item(item, site, variety) for item in act.gives] if has_items else [],
        "evidence": chance.choice(["observed", "interviewed", "logged"]),
    }


def _item(item: str, site: str, variety: Variety) -> str:
    return f"{site}.{item}" if variety.items == "own" else item


def misspelt(text: str, chance: random.Random) -> str:
    """``text`` with two letters of a word changed about, or one left out."""
    places = [at for at in range(1, len(text) - 1) if text[at].isalpha() and text[at + 1].isalpha()]
    if not places:
        return text
    at = chance.choice(places)
    if chance.random() < 0.5:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + text[at + 1 :]
