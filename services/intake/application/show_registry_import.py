"""Show an import: what it would change in the registry as that is now, or what it changed."""

from dataclasses import dataclass

from intake.application.ports import Work
from intake.domain.errors import RegistryImportNotFound
from intake.domain.registry_changes import RegistryDiff, diff_of, things_named
from intake.domain.registry_import import RegistryImport
from intake.domain.sites import SiteDescription, first_known


@dataclass(frozen=True)
class ImportPreview:
    """An import, what it changes, and the version of the registry that this was computed from."""

    staged: RegistryImport
    diff: RegistryDiff
    registry_version: int


async def show_registry_import(work: Work, import_id: str) -> ImportPreview:
    """The import with its preview, always computed anew while it waits. Raises ``RegistryImportNotFound``."""
    staged = await work.registry_imports.of(import_id)
    if staged is None:
        raise RegistryImportNotFound
    version = await work.sites.registry_version()
    diff = staged.applied.diff if staged.applied is not None else await preview_of(work, staged.sites)
    return ImportPreview(staged, diff, version)


async def preview_of(work: Work, said: tuple[SiteDescription, ...]) -> RegistryDiff:
    """What ``said`` would change now."""
    known = await work.sites.of([one.site for one in said])
    pairs = [
        (before, before.with_said(one) if before is not None else first_known(one))
        for one in said
        for before in (known.get(one.site),)
    ]
    return diff_of(pairs, {key for one in said for key in things_named(one.site, one.departments)})
