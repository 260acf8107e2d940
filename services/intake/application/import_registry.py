"""Import the registry: sites with their departments, roles, shifts and head counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from intake.application.ports import Work
from intake.application.read_registry import RegistryFile
from intake.application.screened import Screened
from intake.domain.errors import RegistryRefused
from intake.domain.facts import site_fact
from intake.domain.places import Place
from intake.domain.sites import Site, first_known


@dataclass(frozen=True)
class ImportRegistry:
    """What a file says of the registry."""

    registry: Screened[RegistryFile]


class SiteOutcome(StrEnum):
    """What an import did to a site."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class ImportedSite:
    """A site that the import named, and what it did to it."""

    site: str
    outcome: SiteOutcome
    version: int


@dataclass(frozen=True)
class RegistryImported:
    """What an import did, by site, and what of its file was left aside."""

    sites: tuple[ImportedSite, ...]
    left_aside: Mapping[str, int]

    def count(self, outcome: SiteOutcome) -> int:
        """How many sites had ``outcome``."""
        return sum(site.outcome is outcome for site in self.sites)


async def import_registry(work: Work, command: ImportRegistry) -> RegistryImported:
    """Add and change the sites that the file names; what it does not name stays as it is.

    The same file again changes nothing and records no fact. All of it is kept or nothing.

    Raises:
        RegistryRefused: a site would have more departments or staff groups than there can be.
        StaleVersion: somebody else changed one of the sites meanwhile.
    """
    registry = command.registry.value
    known = await work.sites.of([said.site for said in registry.sites])
    imported: list[ImportedSite] = []
    changed: list[Site] = []
    for said in registry.sites:
        before = known.get(said.site)
        after = before.with_said(said) if before else first_known(said)
        imported.append(ImportedSite(after.site, _outcome(before, after), after.version))
        if after != before:
            changed.append(after)
    _check_sizes(changed)
    if changed:
        await work.sites.save(changed)
    for site in changed:
        work.record(site_fact(site))
    return RegistryImported(tuple(imported), registry.left_aside)


def _outcome(before: Site | None, after: Site) -> SiteOutcome:
    if before is None:
        return SiteOutcome.ADDED
    return SiteOutcome.UNCHANGED if after == before else SiteOutcome.CHANGED


def _check_sizes(sites: list[Site]) -> None:
    places = [Place(site.site, rule, "more") for site in sites if (rule := site.excess()) is not None]
    if places:
        raise RegistryRefused(places)
