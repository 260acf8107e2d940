"""How each site really works: the designer's workflow, varied, with planted and labelled faults."""

import copy
import random
from collections.abc import Iterator
from dataclasses import dataclass

from plumbline.demo.figures import ASSUMED_STEP_SHARE, HOLES_PER_MAP, OTHER_SYSTEM_SHARE, UNMAPPED_SHARE
from plumbline.demo.home_habits import with_home_habits
from plumbline.demo.organisation import Preparation, Site
from plumbline.demo.vocabularies import site_vocabulary, worded
from plumbline.demo.workflows import Document, Workflow

LONG_MAP = 7
"""From so many steps a single assumed one is a risk and not yet a guess."""

HOSPITAL_ONLY = frozenset({"ed-arrival-to-bed", "discharge"})


@dataclass(frozen=True)
class Planted:
    """A fault that was put in on purpose, so that whoever looks for it can be judged."""

    kind: str
    map: str
    step: str
    what: str


@dataclass(frozen=True)
class SiteMap:
    """One site's map and what was planted in it."""

    document: Document
    planted: tuple[Planted, ...]


def belongs(workflow: Workflow, site: Site) -> bool:
    """Whether the site does this workflow at all."""
    if site.kind == "clinic" and workflow.slug in HOSPITAL_ONLY:
        return False
    return workflow.department in site.departments


def site_maps(sites: tuple[Site, ...], workflows: tuple[Workflow, ...], seed: int) -> Iterator[SiteMap]:
    """The maps of all sites, site by site; where a site has hardly begun, some workflows are left unmapped."""
    for number, site in enumerate(sites):
        for workflow in workflows:
            chance = random.Random(f"{seed}/{site.slug}/{workflow.slug}")  # noqa: S311 - must come out the same
            is_missed = chance.random() < UNMAPPED_SHARE.value and site.preparation is Preparation.BEGUN
            if belongs(workflow, site) and not is_missed:
                yield _varied(site, workflow, site_vocabulary(number), chance)


def _varied(site: Site, workflow: Workflow, vocabulary: dict[str, str], chance: random.Random) -> SiteMap:
    steps = [copy.deepcopy(step) for step in workflow.steps]
    where = f"{site.slug}/{workflow.department}/{workflow.slug}"
    planted: list[Planted] = []
    if chance.random() < HOLES_PER_MAP.value:
        planted.extend(_without_a_step(steps, where, chance))
    if chance.random() < 0.3:
        _swapped(steps, chance)
    if chance.random() < 0.1:
        planted.extend(_free_text(steps, where, chance))
    for step in steps:
        step["name"] = worded(step["name"], vocabulary, chance)
        step["minutes"] = [round(part * chance.uniform(0.8, 1.3), 1) for part in sorted(step["minutes"])]
        step["minutes"].sort()
        step["evidence"] = _evidence(chance)
        if chance.random() < OTHER_SYSTEM_SHARE.value:
            step["system"] = chance.choice(["paper", "phone", "spreadsheet", "fax"])
    _ask_about(steps, site.preparation)
    steps = with_home_habits(site.slug, workflow.slug, steps)
    document: Document = {
        "format": "plumbline.map/1",
        "site": site.slug,
        "department": workflow.department,
        "workflow": workflow.slug,
        "starts_with": list(workflow.starts_with),
        "ends_with": list(workflow.ends_with),
        "told_by": [{"role": steps[0]["actor"], "shift": "day", "evidence": "interviewed"}],
        "steps": steps,
    }
    return SiteMap(document, tuple(planted))


def _ask_about(steps: list[Document], preparation: Preparation) -> None:
    """Let a site that has come far ask about every assumed step; one that has come nearly as far forgets one."""
    if preparation is Preparation.BEGUN:
        return
    for step in steps:
        if step["evidence"] == "assumed":
            step["evidence"] = "interviewed"
    if preparation is Preparation.NEARLY and len(steps) >= LONG_MAP:
        steps[1]["evidence"] = "assumed"


def _evidence(chance: random.Random) -> str:
    if chance.random() < ASSUMED_STEP_SHARE.value:
        return "assumed"
    return chance.choice(["observed", "interviewed", "interviewed", "logged"])


def _without_a_step(steps: list[Document], where: str, chance: random.Random) -> list[Planted]:
    """Leave out a step that nobody points at by a branch or an exception: a hole in what the site told."""
    targets = {
        branch["next"]
        for step in steps
        for branch in [*step.get("decision", {}).get("branches", []), *step.get("exceptions", [])]
    }
    candidates = [
        place
        for place in range(1, len(steps) - 1)
        if steps[place]["id"] not in targets and "decision" not in steps[place] and "hands_to" not in steps[place]
    ]
    if not candidates:
        return []
    place = chance.choice(candidates)
    gone = steps.pop(place)
    for step in steps:
        step["next"] = [gone["next"][0] if after == gone["id"] else after for after in step["next"]]
    return [Planted("missing-step", where, gone["id"], gone["name"])]


def _swapped(steps: list[Document], chance: random.Random) -> None:
    """Let a site do two neighbouring acts the other way round, where no decision hangs on them."""
    plain = [
        place
        for place in range(len(steps) - 1)
        if not any("decision" in step or "exceptions" in step for step in steps[place : place + 2])
        and steps[place]["next"] == [steps[place + 1]["id"]]
    ]
    if not plain:
        return
    place = chance.choice(plain)
    first, second = steps[place], steps[place + 1]
    kept = {key: first[key] for key in ("id", "next")}, {key: second[key] for key in ("id", "next")}
    steps[place], steps[place + 1] = {**second, **kept[0]}, {**first, **kept[1]}


def _free_text(steps: list[Document], where: str, chance: random.Random) -> list[Planted]:
    """Give one coded item as free text: it clashes with whoever needs the code."""
    coded = [(step, given) for step in steps for given in step["gives"] if isinstance(given, dict)]
    if not coded:
        return []
    step, given = chance.choice(coded)
    clash = f"{given['item']} as free text instead of {given['values']}"
    given["values"] = "free-text"
    return [Planted("value-set-clash", where, step["id"], clash)]
