"""How sites differ in one workflow: variants and their entropy, local words, and words of two meanings."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from intake.domain.site_map import MapContent
from intake.engines.alignment import Alignment, StepRef
from intake.engines.alignment.nodes import walk
from intake.engines.wording.phrases import words_of


def variant_entropy(maps: Sequence[MapContent], alignment: Alignment) -> float:
    """The Shannon entropy, in bits, of the variants over the sites: 0 where all do the same acts in the same order,
    log2 of the number of sites where each has a way of its own (C. E. Shannon, 1948)."""
    variants = Counter(_variant(content, alignment) for content in maps)
    shares = [count / len(maps) for count in variants.values()]
    return max(0.0, -sum(share * math.log2(share) for share in shares))


def _variant(content: MapContent, alignment: Alignment) -> tuple[str, ...]:
    acts = [alignment.concept_of[StepRef(content.map_id, step.id)].id for step in walk(content)]
    return tuple(dict.fromkeys(acts))


@dataclass(frozen=True)
class Homonym:
    """One phrase that means several acts; ``concepts`` by how many steps are said so."""

    phrase: str
    concepts: Mapping[str, int]


def dictionary(maps: Sequence[MapContent], alignment: Alignment) -> dict[str, dict[str, str]]:
    """For each site what it calls an act, and what most call it, where the two differ."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for content in maps:
        for step in content.steps:
            usual = alignment.concept_of[StepRef(content.map_id, step.id)].name
            if set(words_of(step.name)) != set(words_of(usual)):
                found[content.site][step.name] = usual
    return {site: dict(sorted(words.items())) for site, words in sorted(found.items())}


def homonyms(maps: Sequence[MapContent], alignment: Alignment) -> list[Homonym]:
    """The phrases that are said of two acts or more, across sites and workflows, by the phrase.

    Said twice in one map of two acts is no homonym of the words ("Call the patient") but of what stands around them;
    it counts where two maps mean different acts by it.
    """
    said: dict[frozenset[str], Counter[str]] = defaultdict(Counter)
    where: dict[frozenset[str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    shown: dict[frozenset[str], str] = {}
    for content in maps:
        for step in content.steps:
            key, concept = frozenset(words_of(step.name)), alignment.concept_of[StepRef(content.map_id, step.id)].id
            said[key][concept] += 1
            where[key][concept].add(content.map_id)
            shown[key] = min(shown.get(key, step.name), step.name)
    found = [
        Homonym(shown[key], dict(sorted(counts.items())))
        for key, counts in said.items()
        if len(counts) > 1 and not _always_together(where[key])
    ]
    return sorted(found, key=lambda one: one.phrase)


def _always_together(maps: Mapping[str, set[str]]) -> bool:
    sets = list(maps.values())
    return all(one & other for at, one in enumerate(sets) for other in sets[at + 1 :])
