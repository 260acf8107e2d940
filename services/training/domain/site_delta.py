"""What a standard changes at one site, role by role, as alignment computed it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Act:
    """One act of a role. ``step`` is the step of the standard, or of the site's map for an act that stops."""

    name: str
    step: str | None = None
    was: str | None = None
    will_be: str | None = None


@dataclass(frozen=True)
class RoleChanges:
    """What changes for one role in one department; each list in the order of the work."""

    role: str
    department: str
    stops: tuple[Act, ...] = ()
    starts: tuple[Act, ...] = ()
    changed: tuple[Act, ...] = ()
    now_someone_elses: tuple[Act, ...] = ()


@dataclass(frozen=True)
class SiteDelta:
    """One version of the delta of a workflow at a site, made from the standard with ``content_hash``.

    ``department`` is the home of the workflow. ``version`` is gapless from 1 for each workflow and site.
    """

    workflow: str
    site: str
    department: str
    version: int
    content_hash: str
    roles: tuple[RoleChanges, ...]
