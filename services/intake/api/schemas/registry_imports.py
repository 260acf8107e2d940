"""Bodies of imports that wait for a person."""

from datetime import datetime
from typing import Self

from pydantic import BaseModel

from chassis.api.bodies import RequestModel
from intake.application.show_registry_import import ImportPreview
from intake.domain.registry_changes import Level, Outcome
from intake.domain.registry_import import ImportState

MAX_CHANGES = 2_000


class ApplicationBody(RequestModel):
    """``rest``: load the sound rows although others were refused."""

    rest: bool = False


class TallyBody(BaseModel):
    """How many things of one level the file names, by what happens to them."""

    added: int
    changed: int
    unchanged: int


class ChangeBody(BaseModel):
    """One field, before and after; nothing before where the thing is new."""

    level: Level
    outcome: Outcome
    site: str
    department: str | None
    role: str | None
    shift: str | None
    field: str
    before: str | None
    after: str


class RefusedPlaceBody(BaseModel):
    """Where a row cannot be right, what was expected and what is there."""

    place: str
    rule: str
    found: str


class RegistryImportBody(BaseModel):
    """An import: what it changes (the first 2000 changes), and the rows that wait."""

    registry_import_id: str
    file: str
    state: ImportState
    sites: TallyBody
    departments: TallyBody
    roles: TallyBody
    changes: list[ChangeBody]
    changes_in_all: int
    refused: list[RefusedPlaceBody]
    refused_rows: int
    left_aside: dict[str, int]
    staged_by: str
    staged_at: datetime
    applied_by: str | None
    applied_at: datetime | None
    registry_version: int

    @classmethod
    def of(cls, preview: ImportPreview) -> Self:
        """The body that shows ``preview``."""
        staged, diff = preview.staged, preview.diff
        tallies = {level: TallyBody.model_validate(diff.tallies[level], from_attributes=True) for level in Level}
        changes = [ChangeBody.model_validate(one, from_attributes=True) for one in diff.changes[:MAX_CHANGES]]
        return cls(
            registry_import_id=staged.import_id,
            file=staged.file,
            state=staged.state,
            sites=tallies[Level.SITE],
            departments=tallies[Level.DEPARTMENT],
            roles=tallies[Level.ROLE],
            changes=changes,
            changes_in_all=len(diff.changes),
            refused=[RefusedPlaceBody.model_validate(one, from_attributes=True) for one in staged.refused],
            refused_rows=staged.refused_rows,
            left_aside=dict(staged.left_aside),
            staged_by=staged.staged_by,
            staged_at=staged.staged_at,
            applied_by=staged.applied.by if staged.applied else None,
            applied_at=staged.applied.at if staged.applied else None,
            registry_version=preview.registry_version,
        )
