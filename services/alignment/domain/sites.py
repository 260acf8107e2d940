"""What alignment knows of sites, the catalogue and maps: what intake told it, newest version each."""

from collections.abc import Sequence
from dataclasses import dataclass

from alignment.domain.roles import is_same_role, usual_word
from alignment.domain.steps import Step


@dataclass(frozen=True)
class SiteDepartment:
    """A department at a site and the roles of its staff, sorted."""

    department: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Site:
    """A site of the registry."""

    site: str
    name: str
    departments: tuple[SiteDepartment, ...] = ()

    def departments_of(self, role: str) -> tuple[str, ...]:
        """The departments in which the role has staff, sorted."""
        return tuple(
            sorted(
                place.department for place in self.departments if any(is_same_role(word, role) for word in place.roles)
            )
        )

    def word_for(self, role: str) -> str | None:
        """The site's own word for ``role``; none where it has no such staff."""
        words = {word for place in self.departments for word in place.roles}
        if role in words:
            return role
        return min((word for word in words if usual_word(word) == usual_word(role)), default=None)


@dataclass(frozen=True)
class CataloguedWorkflow:
    """An entry of the catalogue."""

    workflow: str
    name: str
    departments: tuple[str, ...]


@dataclass(frozen=True)
class SiteMap:
    """How a site does a workflow today, in one version of its map."""

    map_id: str
    site: str
    department: str
    workflow: str
    map_version: int
    content_hash: str
    steps: tuple[Step, ...]


def map_to_compare(maps: Sequence[SiteMap], home: str) -> SiteMap | None:
    """Of a site's maps of one workflow, the one that its standard is compared with.

    The map of the standard's home department; failing that, the first by department. None where there is no map.
    """
    return min(maps, key=lambda told: (told.department != home, told.department), default=None)
