"""Parts that several events share: a step of a map or a standard, and a pointer to a step."""

from typing import Annotated

from pydantic import Field

from contracts.event import ContractModel
from contracts.fields import Code, EvidenceClass, Item, Label, Slug, StepId

Minutes = Annotated[float, Field(ge=0, le=100_000, description="minutes")]
Ids = Annotated[tuple[StepId, ...], Field(max_length=200)]
Milestones = Annotated[tuple[Item, ...], Field(max_length=200)]


class NeededItem(ContractModel):
    """A data item that a step cannot do without (or can, where ``required`` is false)."""

    item: Item
    values: Code | None = None
    by: Item | None = None
    required: bool = True


class GivenItem(ContractModel):
    """A data item that a step brings into being, and the value set it is in."""

    item: Item
    values: Code | None = None


class Branch(ContractModel):
    """One way out of a decision; ``next`` is none where that way ends the workflow."""

    when: Label
    next: StepId | None = None


class Decision(ContractModel):
    """A question in the work and its branches."""

    question: Label
    branches: Annotated[tuple[Branch, ...], Field(max_length=50)]


class HandOff(ContractModel):
    """Who takes over after a step, and by what."""

    role: Slug
    by: Code | None = None


class Exceptional(ContractModel):
    """A case in which the work leaves its usual way."""

    when: Label
    next: StepId | None = None


class WorkflowStep(ContractModel):
    """One step: who does what, with what, where and how long.

    ``minutes`` is (low, likely, high). ``department`` is given where the step belongs to another department than its
    workflow's own.
    """

    id: StepId
    name: Label
    actor: Slug
    department: Slug | None = None
    after: Milestones = ()
    needs: Annotated[tuple[NeededItem, ...], Field(max_length=200)] = ()
    gives: Annotated[tuple[GivenItem, ...], Field(max_length=200)] = ()
    marks: Milestones = ()
    system: Code | None = None
    minutes: tuple[Minutes, Minutes, Minutes] | None = None
    waits_minutes: Minutes = 0
    evidence: EvidenceClass | None = None
    decision: Decision | None = None
    next: Ids = ()
    hands_to: HandOff | None = None
    exceptions: Annotated[tuple[Exceptional, ...], Field(max_length=50)] = ()


class StepPointer(ContractModel):
    """A step of one map or standard."""

    map: Annotated[str, Field(max_length=200, pattern=r"^[a-z0-9/-]+$", json_schema_extra={"x-privacy": "operational"})]
    step: StepId
    name: Label | None = None
