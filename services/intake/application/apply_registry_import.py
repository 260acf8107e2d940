"""Apply an import that waits."""

from dataclasses import dataclass, replace

from chassis.clock import Clock
from intake.application.import_registry import ImportRegistry, import_registry
from intake.application.ports import Work
from intake.application.read_registry import RegistryFile, screen_registry
from intake.application.show_registry_import import ImportPreview, preview_of
from intake.domain.errors import ImportAlreadyApplied, RegistryImportNotFound, RegistryMoved, RowsWait
from intake.domain.registry_import import Applied


@dataclass(frozen=True)
class ApplyRegistryImport:
    """Which import, by whom, as previewed on which version; ``rest``: without the rows that were refused."""

    import_id: str
    registry_version: int
    rest: bool
    by: str


async def apply_registry_import(work: Work, command: ApplyRegistryImport, *, clock: Clock) -> ImportPreview:
    """Change the registry as the preview told, all of it or nothing; the import keeps what it changed.

    Raises:
        RegistryImportNotFound, ImportAlreadyApplied: there is nothing to apply.
        RegistryMoved: the preview was computed from another version.
        RowsWait: rows were refused, and ``rest`` was not said.
        RegistryRefused: a site would have more departments or staff groups than there can be.
    """
    staged = await work.registry_imports.of(command.import_id)
    if staged is None:
        raise RegistryImportNotFound
    if staged.applied is not None:
        raise ImportAlreadyApplied
    if staged.refused_rows and not command.rest:
        raise RowsWait(staged.refused_rows)
    if await work.sites.hold() != command.registry_version:
        raise RegistryMoved
    applied = Applied(command.by, clock.now(), await preview_of(work, staged.sites))
    registry = screen_registry(RegistryFile(staged.sites, staged.left_aside), staged.file)
    await import_registry(work, ImportRegistry(registry))
    await work.registry_imports.apply(staged.import_id, applied)
    return ImportPreview(replace(staged, applied=applied), applied.diff, await work.sites.registry_version())
