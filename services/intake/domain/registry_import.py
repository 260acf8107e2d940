"""An import of the registry that waits for a person to look at it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from intake.domain.places import Place
from intake.domain.registry_changes import RegistryDiff
from intake.domain.sites import SiteDescription


class ImportState(StrEnum):
    """Whether an import was applied."""

    WAITING = "waiting"
    APPLIED = "applied"


@dataclass(frozen=True)
class Applied:
    """Who applied an import, when, and what it changed then."""

    by: str
    at: datetime
    diff: RegistryDiff


@dataclass(frozen=True)
class RegistryImport:
    """What the sound rows of a file say, and where the others are; of those nothing else is kept."""

    import_id: str
    file: str
    sites: tuple[SiteDescription, ...]
    refused: tuple[Place, ...]
    refused_rows: int
    left_aside: Mapping[str, int]
    staged_by: str
    staged_at: datetime
    applied: Applied | None = None

    @property
    def state(self) -> ImportState:
        """Whether it was applied."""
        return ImportState.WAITING if self.applied is None else ImportState.APPLIED
