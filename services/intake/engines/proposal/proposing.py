"""Propose the standard of least total change burden, and say what it costs whom."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from intake.domain.site_map import MapContent
from intake.engines.alignment import Alignment
from intake.engines.proposal.acts import acts_of
from intake.engines.proposal.choosing import burden_at, choose
from intake.engines.proposal.deltas import Delta, deltas_of
from intake.engines.proposal.ordering import ordered
from intake.engines.proposal.standard import document


@dataclass(frozen=True)
class Proposal:
    """A standard for the maps of one workflow.

    ``standard`` is a document of ``plumbline.standard/1``; ``burden`` is in minutes of changed work a day, by map;
    no standard under the same conditions has less than ``bound`` in all. ``deltas`` are by map and role.
    ``conformity`` is by map, from 0 to 1. ``assumed_there``: items that somebody needs and nobody gives.
    """

    standard: Mapping[str, Any]
    burden: Mapping[str, float]
    bound: float
    deltas: Mapping[str, Mapping[str, Delta]]
    conformity: Mapping[str, float]
    assumed_there: tuple[str, ...]

    @property
    def total(self) -> float:
        """The burden in all."""
        return sum(self.burden.values())


def propose(
    maps: Sequence[MapContent], alignment: Alignment, *, volumes: Mapping[str, float] | None = None
) -> Proposal:
    """The standard for ``maps``, which are of one workflow. ``volumes``: times a day by map, 1 where not said."""
    acts = acts_of(maps, alignment)
    often = {content.map_id: (volumes or {}).get(content.map_id, 1.0) for content in maps}
    starts = _usual([content.starts_with for content in maps])
    ends = _usual([content.ends_with for content in maps])
    choice = choose(acts, often, starts, ends)
    there = starts | choice.unmet
    inside = sorted(choice.chosen)
    order = [inside[at] for at in ordered([acts[at] for at in inside], there)]
    ways = [(act, choice.chosen.get(at)) for at, act in enumerate(acts)]
    return Proposal(
        standard=document(maps, alignment, [(acts[at], choice.chosen[at]) for at in order], there, ends),
        burden={
            map_id: sum(burden_at(act, way, map_id, volume) for act, way in ways) for map_id, volume in often.items()
        },
        bound=choice.bound,
        deltas={map_id: deltas_of(map_id, ways) for map_id in often},
        conformity={map_id: _conformity(map_id, ways) for map_id in often},
        assumed_there=tuple(sorted(choice.unmet)),
    )


def _conformity(map_id: str, ways: Sequence[tuple[Any, Any]]) -> float:
    """Of the acts that the site or the standard has, the share that is done alike; half of one whose actor or system
    differs. A Jaccard index (P. Jaccard, 1901) over acts with the same halves as the burden."""
    alike = [
        0.0 if site is None or way is None else 1.0 if site.way == way else 0.5
        for act, way in ways
        for site in (act.by_map.get(map_id),)
        if site is not None or way is not None
    ]
    return sum(alike) / len(alike) if alike else 1.0


def _usual(said: Sequence[tuple[str, ...]]) -> frozenset[str]:
    """The items that at least half of those who name any name."""
    naming = [set(items) for items in said if items]
    counts = Counter(item for items in naming for item in items)
    return frozenset(item for item, count in counts.items() if 2 * count >= len(naming))
