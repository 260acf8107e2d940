"""The shapes of standards and their changes."""

from datetime import datetime
from typing import Any, Literal, Self

from pydantic import BaseModel

from alignment.application.adopt_standards import Written
from alignment.application.explain_changes import Comparison, ExplainedChange
from alignment.application.readings import StandardSummary, StandardVersion
from alignment.domain.changes import What
from alignment.domain.parties import Party
from alignment.domain.standards import Standard
from alignment.domain.step_documents import document_of


class WrittenBody(BaseModel):
    """What became of one standard: a new version, or none because the content is the same."""

    workflow: str
    version: int
    content_hash: str
    outcome: Literal["adopted", "edited", "unchanged"]

    @classmethod
    def of(cls, written: Written) -> Self:
        """The answer for ``written``."""
        standard = written.standard
        new: Literal["adopted", "edited"] = "adopted" if standard.version == 1 else "edited"
        return cls(
            workflow=standard.workflow,
            version=standard.version,
            content_hash=standard.content_hash,
            outcome=new if written.is_new else "unchanged",
        )


class AdoptedBody(BaseModel):
    """What became of each standard of the body, in its order."""

    items: list[WrittenBody]


class StandardSummaryBody(BaseModel):
    """A standard in a list. ``name`` is the catalogue's; null until the workflow is catalogued."""

    workflow: str
    name: str | None
    department: str
    version: int
    content_hash: str
    covers: list[str]
    steps: int
    edited_at: datetime

    @classmethod
    def of(cls, summary: StandardSummary) -> Self:
        """The entry for ``summary``."""
        return cls(
            workflow=summary.workflow,
            name=summary.name,
            department=summary.department,
            version=summary.version,
            content_hash=summary.content_hash,
            covers=list(summary.covers),
            steps=summary.step_count,
            edited_at=summary.edited_at,
        )


class StandardBody(BaseModel):
    """One version of a standard; ``standard`` is the file as it was given."""

    workflow: str
    department: str
    version: int
    content_hash: str
    written_by: str
    written_by_name: str
    written_at: datetime
    standard: dict[str, Any]

    @classmethod
    def of(cls, found: StandardVersion) -> Self:
        """The version as it is shown."""
        content = found.standard.content
        return cls(
            workflow=content.workflow,
            department=content.department,
            version=found.standard.version,
            content_hash=content.content_hash,
            written_by=found.written_by,
            written_by_name=found.written_by_name,
            written_at=found.written_at,
            standard=dict(content.document),
        )


class ComparedBody(BaseModel):
    """One of two compared versions."""

    version: int
    content_hash: str

    @classmethod
    def of(cls, standard: Standard) -> Self:
        """The version of ``standard``."""
        return cls(version=standard.version, content_hash=standard.content_hash)


class ChangeBody(BaseModel):
    """One change. ``subject`` is the item, milestone, department or field that changed, where the change has one.

    ``before`` and ``after`` are the step in the two versions; both null where the change is of the whole standard.
    """

    what: What
    code: str
    subject: str | None
    step: str | None
    step_name: str | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    touches: list[Party]

    @classmethod
    def of(cls, explained: ExplainedChange) -> Self:
        """The change as it is shown."""
        change, step = explained.change, explained.change.step
        return cls(
            what=change.what,
            code=change.code,
            subject=change.subject,
            step=step.id if step else None,
            step_name=step.name if step else None,
            before=document_of(change.before) if change.before else None,
            after=document_of(change.after) if change.after else None,
            touches=list(explained.touches),
        )


class ChangesBody(BaseModel):
    """All that changed between two versions, and whose interest each change touches."""

    workflow: str
    before: ComparedBody
    after: ComparedBody
    changes: list[ChangeBody]

    @classmethod
    def of(cls, comparison: Comparison) -> Self:
        """The comparison as it is shown."""
        return cls(
            workflow=comparison.after.workflow,
            before=ComparedBody.of(comparison.before),
            after=ComparedBody.of(comparison.after),
            changes=[ChangeBody.of(change) for change in comparison.changes],
        )
