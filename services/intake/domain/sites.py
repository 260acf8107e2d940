"""A site of the registry with its departments and staff, and what an import says of it.

An import only adds or changes what it names: what it leaves out stays as it is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from intake.domain.words import SiteKind

MAX_DEPARTMENTS = 200
MAX_STAFF_GROUPS = 500


@dataclass(frozen=True)
class StaffGroup:
    """People of one role on one shift; ``headcount`` counts persons."""

    role: str
    shift: str
    headcount: int


@dataclass(frozen=True)
class SiteDepartment:
    """A department as it exists at one site; staff by role and shift, each pair once, sorted."""

    department: str
    name: str
    staff: tuple[StaffGroup, ...] = ()

    def with_said(self, said: "SiteDepartment") -> "SiteDepartment":
        """This department after an import that says ``said`` of it."""
        groups = {(group.role, group.shift): group for group in (*self.staff, *said.staff)}
        return SiteDepartment(self.department, said.name, tuple(groups[key] for key in sorted(groups)))


@dataclass(frozen=True)
class SiteDescription:
    """What an import says of a site; none means that it does not say."""

    site: str
    name: str
    kind: SiteKind | None = None
    wave: str | None = None
    time_zone: str | None = None
    departments: tuple[SiteDepartment, ...] = ()


@dataclass(frozen=True)
class Site:
    """A site as the registry knows it; departments sorted by slug. ``version`` grows by one with each change."""

    site: str
    name: str
    kind: SiteKind
    wave: str | None
    time_zone: str
    departments: tuple[SiteDepartment, ...]
    version: int

    @property
    def headcount(self) -> int:
        """All persons of all departments."""
        return sum(group.headcount for department in self.departments for group in department.staff)

    def has_department(self, department: str) -> bool:
        """Whether ``department`` exists here."""
        return any(known.department == department for known in self.departments)

    def with_said(self, said: SiteDescription) -> "Site":
        """This site after an import that says ``said`` of it: the same object's equal where nothing changes."""
        after = replace(
            self,
            name=said.name,
            kind=said.kind or self.kind,
            wave=said.wave or self.wave,
            time_zone=said.time_zone or self.time_zone,
            departments=_merged(self.departments, said.departments),
        )
        return self if after == self else replace(after, version=self.version + 1)

    def excess(self) -> str | None:
        """What there is too much of here; none where all is within bounds."""
        if len(self.departments) > MAX_DEPARTMENTS:
            return f"at most {MAX_DEPARTMENTS} departments at a site"
        if any(len(department.staff) > MAX_STAFF_GROUPS for department in self.departments):
            return f"at most {MAX_STAFF_GROUPS} pairs of role and shift in a department"
        return None


def first_known(said: SiteDescription) -> Site:
    """The site that ``said`` makes known for the first time."""
    return Site(
        said.site,
        said.name,
        said.kind or SiteKind.CLINIC,
        said.wave,
        said.time_zone or "UTC",
        _merged((), said.departments),
        version=1,
    )


def _merged(known: Sequence[SiteDepartment], said: Iterable[SiteDepartment]) -> tuple[SiteDepartment, ...]:
    merged = {department.department: department for department in known}
    for department in said:
        before = merged.get(department.department, SiteDepartment(department.department, department.name))
        merged[department.department] = before.with_said(department)
    return tuple(merged[slug] for slug in sorted(merged))
