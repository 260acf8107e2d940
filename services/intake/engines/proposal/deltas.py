"""What the proposal changes for each site and role."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from intake.engines.proposal.acts import Act, Way


@dataclass
class Delta:
    """For one role of one site the concepts that it stops, starts, does otherwise, or leaves to someone else."""

    stops: list[str] = field(default_factory=list)
    starts: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    now_someone_elses: list[str] = field(default_factory=list)


def deltas_of(map_id: str, acts: Sequence[tuple[Act, Way | None]]) -> dict[str, Delta]:
    """By role, the roles in the order of the alphabet; a way that is none: the act is not in the standard."""
    found: dict[str, Delta] = {}
    for act, way in acts:
        site = act.by_map.get(map_id)
        now = site.way[0] if site is not None else None
        if site is not None and way is None:
            _of(found, site.way[0]).stops.append(act.concept.id)
        elif site is None and way is not None:
            _of(found, way[0]).starts.append(act.concept.id)
        elif site is not None and way is not None and now != way[0]:
            _of(found, site.way[0]).now_someone_elses.append(act.concept.id)
            _of(found, way[0]).starts.append(act.concept.id)
        elif site is not None and way is not None and site.way != way:
            _of(found, site.way[0]).changed.append(act.concept.id)
    return dict(sorted(found.items()))


def _of(found: dict[str, Delta], role: str) -> Delta:
    return found.setdefault(role, Delta())
