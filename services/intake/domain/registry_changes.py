"""What an import would change in the registry, told level by level, before and after."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from intake.domain.sites import Site, SiteDepartment


class Level(StrEnum):
    """What a change is of."""

    SITE = "site"
    DEPARTMENT = "department"
    ROLE = "role"


class Outcome(StrEnum):
    """What an import does to one thing that it names."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Change:
    """One field of a site, a department or a role on a shift, as it is and as it would be; none: there is nothing."""

    level: Level
    outcome: Outcome
    site: str
    department: str | None
    role: str | None
    shift: str | None
    field: str
    before: str | None
    after: str


@dataclass(frozen=True)
class Tally:
    """How many things of one level an import names, by what it does to them."""

    added: int
    changed: int
    unchanged: int


@dataclass(frozen=True)
class RegistryDiff:
    """Everything that changes, by site, department, role and shift; and the tally of each level."""

    changes: tuple[Change, ...]
    tallies: Mapping[Level, Tally]


Key = tuple[str, str | None, str | None, str | None]
Fields = Mapping[str, str | None]


def diff_of(pairs: Iterable[tuple[Site | None, Site]], named: set[Key]) -> RegistryDiff:
    """What changes from each site to the site after it. Only things in ``named`` are counted as unchanged."""
    changes: list[Change] = []
    counts = {level: dict.fromkeys(Outcome, 0) for level in Level}
    for before, after in pairs:
        known = dict(_things(before)) if before is not None else {}
        for key, fields in _things(after):
            told, outcome = _changes(key, known.get(key), fields)
            changes.extend(told)
            if outcome is not Outcome.UNCHANGED or key in named:
                counts[_level(key)][outcome] += 1
    tallies = {
        level: Tally(count[Outcome.ADDED], count[Outcome.CHANGED], count[Outcome.UNCHANGED])
        for level, count in counts.items()
    }
    return RegistryDiff(tuple(changes), tallies)


def things_named(site: str, departments: Iterable[SiteDepartment]) -> Iterator[Key]:
    """The keys of a site, of ``departments`` at it and of their roles on shifts."""
    yield site, None, None, None
    for one in departments:
        yield site, one.department, None, None
        for group in one.staff:
            yield site, one.department, group.role, group.shift


def _things(site: Site) -> Iterator[tuple[Key, Fields]]:
    of_site = {"name": site.name, "kind": site.kind.value, "wave": site.wave, "time_zone": site.time_zone}
    yield (site.site, None, None, None), of_site
    for one in site.departments:
        yield (site.site, one.department, None, None), {"name": one.name}
        for group in one.staff:
            yield (site.site, one.department, group.role, group.shift), {"headcount": str(group.headcount)}


def _changes(key: Key, before: Fields | None, after: Fields) -> tuple[list[Change], Outcome]:
    outcome = Outcome.ADDED if before is None else Outcome.CHANGED
    known = before or {}
    told = [
        Change(_level(key), outcome, *key, name, known.get(name), value)
        for name, value in after.items()
        if value is not None and known.get(name) != value
    ]
    return told, outcome if told else Outcome.UNCHANGED


def _level(key: Key) -> Level:
    _, department, role, _ = key
    if role is not None:
        return Level.ROLE
    return Level.SITE if department is None else Level.DEPARTMENT
