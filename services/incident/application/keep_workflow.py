"""Keep the newest of a catalogue entry: what people call a workflow."""

from incident.application.ports import Work
from incident.domain.registry import Workflow


async def keep_workflow(work: Work, workflow: Workflow) -> None:
    """Keep ``workflow`` unless a newer version is here."""
    await work.registry.keep_workflow(workflow)
