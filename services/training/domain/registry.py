"""What training knows of sites, workflows and standards: copies of others' facts, each the newest that came."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StaffGroup:
    """People of one role on one shift in a department; persons, not full-time equivalents."""

    department: str
    role: str
    shift: str
    headcount: int


@dataclass(frozen=True)
class Site:
    """A site and who works there. ``version`` is the registry's."""

    site: str
    name: str
    version: int
    staff: tuple[StaffGroup, ...]


@dataclass(frozen=True)
class Workflow:
    """A catalogue entry's name. ``version`` is the catalogue's."""

    workflow: str
    name: str
    version: int


@dataclass(frozen=True)
class NewestStandard:
    """The content hash that a workflow's standard has now, signed or not."""

    workflow: str
    content_hash: str
    version: int
