"""A standard: the future way of a workflow, in versions that never change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from alignment.domain.errors import StandardIsOfAnotherWorkflow
from alignment.domain.facts import StandardAdopted, StandardEdited
from alignment.domain.step_documents import step_from, unrecognised_fields
from alignment.domain.steps import Step

_KNOWN = frozenset({"format", "workflow", "department", "version", "covers", "starts_with", "ends_with", "steps"})


@dataclass(frozen=True)
class StandardContent:
    """What a standard says. ``content_hash`` is over its canonical form: equal hashes are equal contents.

    ``document`` is the file as it was given, so that it can be given back.
    """

    workflow: str
    department: str
    content_hash: str
    covers: tuple[str, ...]
    starts_with: tuple[str, ...]
    ends_with: tuple[str, ...]
    steps: tuple[Step, ...]
    unrecognised: tuple[tuple[str, str], ...] = ()
    document: Mapping[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, document: Mapping[str, Any], content_hash: str, given: Mapping[str, Any]) -> "StandardContent":
        """Read ``document``: a checked ``plumbline.standard/1``, roles as slugs, unknown fields left in.

        ``given`` is the file as it was written. Raises ``KeyError`` where ``document`` is no such document.
        """
        return cls(
            workflow=document["workflow"],
            department=document["department"],
            content_hash=content_hash,
            covers=tuple(sorted(set(document.get("covers") or ()))),
            starts_with=tuple(document.get("starts_with") or ()),
            ends_with=tuple(document.get("ends_with") or ()),
            steps=tuple(step_from(step) for step in document["steps"]),
            unrecognised=unrecognised_fields(document, _KNOWN),
            document=given,
        )


@dataclass(frozen=True)
class Standard:
    """One version of a standard; versions are gapless from 1 per workflow."""

    version: int
    content: StandardContent

    @property
    def workflow(self) -> str:
        """The workflow, which is also the standard's id."""
        return self.content.workflow

    @property
    def content_hash(self) -> str:
        """The hash that signatures are bound to."""
        return self.content.content_hash

    @classmethod
    def adopt(cls, content: StandardContent) -> tuple["Standard", StandardAdopted]:
        """The first version of a workflow's standard, a draft for sign-off."""
        return cls(1, content), StandardAdopted(content.workflow, 1, content)

    def edit(self, content: StandardContent) -> tuple["Standard", StandardEdited] | None:
        """The next version; none where ``content`` is what this version says already.

        Raises:
            StandardIsOfAnotherWorkflow: ``content`` is not of this workflow.
        """
        if content.workflow != self.workflow:
            raise StandardIsOfAnotherWorkflow(expected=self.workflow, found=content.workflow)
        if content.content_hash == self.content_hash:
            return None
        version = self.version + 1
        return Standard(version, content), StandardEdited(content.workflow, version, content)
