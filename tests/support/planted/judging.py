"""How well an alignment finds which steps are the same act."""

import json
from itertools import combinations

from contracts.formats import read_maps
from intake.api.map_documents import content_of
from intake.domain.site_map import MapContent
from intake.engines.alignment import Alignment, StepRef
from tests.support.planted.sites import PlantedMap


def contents_of(planted: list[PlantedMap]) -> list[MapContent]:
    """The maps as engines take them."""
    text = json.dumps([one.document for one in planted]).encode()
    return [content_of(document) for document in read_maps(text, content_type="application/json")]


def acts_of(planted: list[PlantedMap]) -> dict[StepRef, set[str]]:
    """The acts that each step is."""
    return {
        StepRef(f"{one.document['site']}/{one.document['department']}/{one.document['workflow']}", step): set(of)
        for one in planted
        for step, of in one.acts.items()
    }


def pairs_found(planted: list[PlantedMap], alignment: Alignment) -> tuple[int, int, int]:
    """Pairs of steps of two maps: found and right, found, and right. A merged step is all of its acts."""
    acts = acts_of(planted)
    concept = {ref: made.id for ref, made in alignment.concept_of.items()}
    both = found = right = 0
    for one, other in combinations(sorted(acts), 2):
        if one.map_id == other.map_id:
            continue
        is_same, is_found = bool(acts[one] & acts[other]), concept[one] == concept[other]
        both += is_same and is_found
        found += is_found
        right += is_same
    return both, found, right


def f1(both: int, found: int, right: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * both / (found + right) if found + right else 1.0
