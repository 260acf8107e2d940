"""Put workflows into the catalogue, or change their entries."""

from dataclasses import dataclass

from intake.application.ports import Work
from intake.application.screened import Screened
from intake.domain.facts import WorkflowCatalogued
from intake.domain.workflow import Workflow


@dataclass(frozen=True)
class CatalogueEntry:
    """What a catalogue says of a workflow."""

    workflow: str
    name: str
    departments: tuple[str, ...]


@dataclass(frozen=True)
class CatalogueWorkflows:
    """Entries, each workflow once."""

    entries: Screened[tuple[CatalogueEntry, ...]]


@dataclass(frozen=True)
class CataloguedWorkflow:
    """A workflow's version after the command, and whether the command made it."""

    workflow: str
    version: int
    is_changed: bool


async def catalogue_workflows(work: Work, command: CatalogueWorkflows) -> tuple[CataloguedWorkflow, ...]:
    """Add or change the entries, in their order; an entry that says the same records no fact.

    Raises:
        StaleVersion: somebody else changed one of the entries meanwhile.
    """
    entries = command.entries.value
    known = await work.workflows.of([entry.workflow for entry in entries])
    catalogued: list[CataloguedWorkflow] = []
    changed: list[Workflow] = []
    for entry in entries:
        before = known.get(entry.workflow)
        after = (
            before.with_said(entry.name, entry.departments)
            if before
            else Workflow.first_known(entry.workflow, entry.name, entry.departments)
        )
        catalogued.append(CataloguedWorkflow(after.workflow, after.version, after != before))
        if after != before:
            changed.append(after)
    if changed:
        await work.workflows.save(changed)
    for workflow in changed:
        work.record(WorkflowCatalogued(workflow.workflow, workflow.version, workflow))
    return tuple(catalogued)
