"""What sites do of each concept: who, by what, how long, what it needs and gives."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from intake.domain.site_map import MapContent
from intake.domain.step import Step
from intake.engines.alignment import Alignment, Concept, StepRef
from intake.engines.alignment.nodes import walk
from intake.engines.wording.roles import roles_of

Way = tuple[str, str]
"""A role (the word that stands for it) and a system."""


@dataclass(frozen=True)
class SiteAct:
    """How one map does a concept: its first step's way, all its steps' minutes, and its place in the order."""

    steps: tuple[Step, ...]
    way: Way
    minutes: float | None
    order: int


@dataclass(frozen=True)
class Act:
    """A concept as the maps do it. ``by_map`` is by the map's name; ``median`` holds where a map gives no minutes."""

    concept: Concept
    by_map: Mapping[str, SiteAct]
    median: float
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    is_required: bool

    def minutes_at(self, map_id: str) -> float:
        """The likely minutes of the act at a site; the median of the others where it has no figure."""
        found = self.by_map.get(map_id)
        return self.median if found is None or found.minutes is None else found.minutes

    @property
    def ways(self) -> list[Way]:
        """Every way in which it could be done: the roles that do it with the systems that are used for it."""
        roles = sorted({site.way[0] for site in self.by_map.values()})
        systems = sorted({site.way[1] for site in self.by_map.values()})
        return [(role, system) for role in roles for system in systems]


def acts_of(maps: Sequence[MapContent], alignment: Alignment) -> list[Act]:
    """The acts of ``maps``, which are of one workflow, in the order of the concepts."""
    done = {
        content.map_id: [
            (step.actor, alignment.concept_of[StepRef(content.map_id, step.id)].id) for step in content.steps
        ]
        for content in maps
    }
    stands = roles_of(done)
    steps: dict[str, dict[str, list[tuple[int, Step]]]] = {}
    required: set[str] = set()
    for content in maps:
        demanded = {raw["id"] for raw in content.document.get("steps", ()) if raw.get("required") is True}
        for order, step in enumerate(walk(content)):
            concept = alignment.concept_of[StepRef(content.map_id, step.id)]
            steps.setdefault(concept.id, {}).setdefault(content.map_id, []).append((order, step))
            required |= {concept.id} if step.id in demanded else set()
    mine = [concept for concept in alignment.concepts if concept.id in steps]
    return [_act(concept, steps[concept.id], stands, is_required=concept.id in required) for concept in mine]


def _act(
    concept: Concept,
    steps: Mapping[str, Sequence[tuple[int, Step]]],
    stands: Mapping[str, str],
    *,
    is_required: bool,
) -> Act:
    by_map = {map_id: _site_act(found, stands) for map_id, found in steps.items()}
    known = [site.minutes for site in by_map.values() if site.minutes is not None]
    return Act(
        concept,
        by_map,
        median(known) if known else 0.0,
        _usual(
            [{need.item for step in site.steps for need in step.needs if need.required} for site in by_map.values()]
        ),
        _usual([{gift.item for step in site.steps for gift in step.gives} for site in by_map.values()]),
        is_required,
    )


def _site_act(found: Sequence[tuple[int, Step]], stands: Mapping[str, str]) -> SiteAct:
    ordered = [step for _, step in sorted(found, key=lambda one: one[0])]
    known = [step.minutes[1] for step in ordered if step.minutes is not None]
    first = ordered[0]
    way = (stands[first.actor], first.system or "")
    return SiteAct(tuple(ordered), way, sum(known) if known else None, min(order for order, _ in found))


def _usual(said: Sequence[set[str]]) -> tuple[str, ...]:
    """The items that at least half of those who name any name, sorted."""
    naming = [items for items in said if items]
    counts = Counter(item for items in naming for item in items)
    return tuple(sorted(item for item, count in counts.items() if 2 * count >= len(naming)))
