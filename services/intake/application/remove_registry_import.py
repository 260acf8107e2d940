"""Remove an import that waits: nothing of it will be loaded."""

from intake.application.ports import Work
from intake.domain.errors import ImportAlreadyApplied, RegistryImportNotFound


async def remove_registry_import(work: Work, import_id: str) -> None:
    """Forget the import. Raises ``RegistryImportNotFound``; ``ImportAlreadyApplied``: that one is history."""
    staged = await work.registry_imports.of(import_id)
    if staged is None:
        raise RegistryImportNotFound
    if staged.applied is not None:
        raise ImportAlreadyApplied
    await work.registry_imports.remove(import_id)
