"""What incident knows of sites and workflows: copies of others' facts, each the newest that came."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Site:
    """A site and its departments (slug, name). ``version`` is the registry's."""

    site: str
    name: str
    version: int
    departments: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Workflow:
    """A catalogue entry's name. ``version`` is the catalogue's."""

    workflow: str
    name: str
    version: int
