"""How far a person may see or record evidence: which departments, at which sites."""

from dataclasses import dataclass

EVERYWHERE = "*"


@dataclass(frozen=True)
class Reach:
    """Departments and sites; ``*`` in either stands for all."""

    departments: frozenset[str]
    sites: frozenset[str]

    def covers(self, department: str, site: str) -> bool:
        """Whether ``department`` at ``site`` is within it."""
        return _holds(self.departments, department) and _holds(self.sites, site)


def _holds(names: frozenset[str], name: str) -> bool:
    return EVERYWHERE in names or name in names
