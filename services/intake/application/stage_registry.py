"""Stage a registry file: keep what it says until a person has looked at what it would change."""

from dataclasses import dataclass

from chassis.clock import Clock
from chassis.identifiers import Identifiers
from intake.application.ports import Work
from intake.application.read_registry import RegistryFile
from intake.application.screened import Screened
from intake.domain.registry_import import RegistryImport


@dataclass(frozen=True)
class StageRegistry:
    """What the file says, and who sent it."""

    registry: Screened[RegistryFile]
    file: str
    by: str


async def stage_registry(work: Work, command: StageRegistry, *, clock: Clock, ids: Identifiers) -> str:
    """Keep the import and give its id. Nothing of the registry changes."""
    read = command.registry.value
    staged = RegistryImport(
        ids.new(), command.file, read.sites, read.refused, read.refused_rows, read.left_aside, command.by, clock.now()
    )
    await work.registry_imports.add(staged)
    return staged.import_id
