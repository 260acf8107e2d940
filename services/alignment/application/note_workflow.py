"""Note a workflow: its name, and the departments that do it."""

from alignment.application.ports import Work
from alignment.domain.sites import CataloguedWorkflow


async def note_workflow(work: Work, workflow: CataloguedWorkflow, version: int) -> None:
    """Keep the catalogue's entry. Its departments choose the default seats of rounds that open from now on."""
    await work.workflows.put(workflow, version)
