"""Derive the views of an epoch that was only gathered: work out everything that is shown, a workflow at a time."""

from departments.application.difference import difference
from departments.application.ports.folding import FoldWork
from departments.domain.epochs import around_workflow
from departments.domain.redo import redo


async def workflows_to_derive(work: FoldWork, epoch: int) -> list[str]:
    """The workflows to call :func:`derive_workflow` for."""
    return await work.views.workflows(epoch)


async def derive_workflow(work: FoldWork, epoch: int, workflow: str) -> None:
    """Show what follows for ``workflow``. Nobody may fold into ``epoch`` meanwhile."""
    scope = around_workflow(workflow)
    world, shown = await work.views.recall(epoch, scope)
    changed = difference(redo(world, scope), shown)
    if not changed.is_empty:
        await work.views.show(epoch, changed, traceparent=None, is_announced=False)
