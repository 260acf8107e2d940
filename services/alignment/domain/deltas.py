"""What a standard changes for one site, role by role."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Act:
    """One act of a role. ``standard_step`` is none for what stops, ``map_step`` none for what starts.

    ``what`` says what changes (system, minutes, order, items, role); ``was`` and ``will_be`` say how, in words.
    ``minutes`` are the act's likely minutes: in the standard, or in the map for what stops.
    """

    name: str
    map_step: str | None = None
    standard_step: str | None = None
    what: tuple[str, ...] = ()
    was: str | None = None
    will_be: str | None = None
    minutes: float | None = None


@dataclass(frozen=True)
class RoleDelta:
    """What changes for one role; ``department`` is where it does the work at the site."""

    role: str
    department: str
    stops: tuple[Act, ...] = ()
    starts: tuple[Act, ...] = ()
    changed: tuple[Act, ...] = ()
    now_someone_elses: tuple[Act, ...] = ()


@dataclass(frozen=True)
class StepMatch:
    """A step of the map and a step of the standard that are one act: proposed, with the reasons (part, agreement)."""

    map_step: str
    standard_step: str
    confidence: float
    why: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class SiteDelta:
    """The difference between a site's map and a standard. ``map_version`` is none where the site has no map."""

    workflow: str
    site: str
    department: str
    standard_version: int
    content_hash: str
    map_version: int | None
    roles: tuple[RoleDelta, ...]
    matches: tuple[StepMatch, ...] = ()

    @property
    def delta_id(self) -> str:
        """The aggregate: ``workflow@site``."""
        return delta_id(self.workflow, self.site)


def delta_id(workflow: str, site: str) -> str:
    """The id of the delta of ``workflow`` at ``site``."""
    return f"{workflow}@{site}"
