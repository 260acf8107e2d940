"""What the use cases need of the world. ``storage`` fulfils these; tests have fakes with the same rules."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from intake.application.readings import (
    CellFilter,
    CoverageFilter,
    DepartmentReading,
    MapDocumentReading,
    MapReading,
    SiteReading,
    Slice,
    WorkaroundReading,
)
from intake.domain.baseline import Baseline
from intake.domain.coverage import ExpectedCell, Reopening
from intake.domain.facts import IntakeFact
from intake.domain.registry_import import Applied, RegistryImport
from intake.domain.site_map import MapContent, MapVersion
from intake.domain.sites import Site
from intake.domain.workaround import Workaround
from intake.domain.workflow import Workflow


@dataclass(frozen=True)
class RecordedMap:
    """A version of a map on its way to be kept."""

    content: MapContent
    version: int
    recorded_by: str
    recorded_at: datetime


@dataclass(frozen=True)
class RecordedWorkaround:
    """A workaround on its way to be kept."""

    workaround_id: str
    workaround: Workaround
    recorded_at: datetime


@dataclass(frozen=True)
class GoLiveSaid:
    """When a wave goes live, as somebody said; ids sort by time."""

    go_live_date_id: str
    wave: str
    go_live: date
    said_by: str
    said_at: datetime


class Sites(Protocol):
    """The registry."""

    async def of(self, sites: Collection[str]) -> Mapping[str, Site]:
        """Those of ``sites`` that are known, by slug."""
        ...

    async def save(self, sites: Sequence[Site]) -> None:
        """Keep new and changed sites with all that is theirs.

        Raises:
            StaleVersion: a site's version is not the one after what is stored; nothing is kept then.
        """
        ...

    async def registry_version(self) -> int:
        """A number from 1 that grows with every change of any site."""
        ...

    async def hold(self) -> int:
        """The registry's version, which nobody else can change until this unit of work ends."""
        ...

    async def page(self, window: Slice) -> Sequence[SiteReading]:
        """Sites by slug, after ``window.after`` (one part)."""
        ...

    async def departments(self, window: Slice) -> Sequence[DepartmentReading]:
        """Departments by slug, after ``window.after`` (one part)."""
        ...


class RegistryImports(Protocol):
    """Imports that wait for a person, or were applied by one."""

    async def add(self, staged: RegistryImport) -> None:
        """Keep an import that waits."""
        ...

    async def of(self, import_id: str) -> RegistryImport | None:
        """The import; nobody else can apply or remove it until this unit of work ends."""
        ...

    async def apply(self, import_id: str, applied: Applied) -> None:
        """Keep who applied the import and what it changed. It must be known and waiting."""
        ...

    async def remove(self, import_id: str) -> None:
        """Forget the import."""
        ...


class Workflows(Protocol):
    """The catalogue."""

    async def of(self, workflows: Collection[str]) -> Mapping[str, Workflow]:
        """Those of ``workflows`` that are known, by slug."""
        ...

    async def save(self, workflows: Sequence[Workflow]) -> None:
        """Keep new and changed entries. Raises ``StaleVersion`` as :meth:`Sites.save` does."""
        ...

    async def page(self, window: Slice) -> Sequence[Workflow]:
        """Entries by slug, after ``window.after`` (one part)."""
        ...


class Maps(Protocol):
    """Maps, every version of them."""

    async def versions(self, map_ids: Collection[str]) -> Mapping[str, MapVersion]:
        """The versions that hold of those of ``map_ids`` that are known."""
        ...

    async def save(self, maps: Sequence[RecordedMap]) -> None:
        """Keep new versions. Raises ``StaleVersion`` as :meth:`Sites.save` does."""
        ...

    async def step_ids(self, map_id: str) -> Collection[str]:
        """The ids of the steps of the version that holds; empty where there is no such map."""
        ...

    async def read(self, map_id: str, version: int | None) -> MapDocumentReading | None:
        """A version of a map, the one that holds where none is named."""
        ...

    async def page(self, wanted: CellFilter, window: Slice) -> Sequence[MapReading]:
        """The versions that hold, by site, department and workflow, after ``window.after`` (three parts)."""
        ...


class Cells(Protocol):
    """The cells that the registry and the catalogue expect."""

    async def page(self, wanted: CoverageFilter, window: Slice) -> Sequence[ExpectedCell]:
        """Cells by site, department and workflow, after ``window.after`` (three parts).

        Each comes with its newest reopening, where that is later than the map that holds.
        """
        ...

    async def reopen(self, reopening_id: str, reopening: Reopening) -> None:
        """Keep a reopening."""
        ...


class Baselines(Protocol):
    """Frozen baselines of departments, and when waves go live."""

    async def of(self, site: str, department: str) -> Baseline | None:
        """The baseline of a department."""
        ...

    async def add(self, baseline: Baseline) -> None:
        """Keep a baseline for good. Raises ``BaselineFrozen`` where there is one."""
        ...

    async def plan(self, said: GoLiveSaid) -> None:
        """Keep when a wave goes live."""
        ...

    async def go_live(self, wave: str) -> date | None:
        """When ``wave`` goes live, as was said last."""
        ...


class Workarounds(Protocol):
    """Workarounds; a reader sees those of their departments."""

    async def add(self, workaround: RecordedWorkaround) -> None:
        """Keep a workaround."""
        ...

    async def page(self, wanted: CellFilter, window: Slice) -> Sequence[WorkaroundReading]:
        """Workarounds, the newest first, after ``window.after`` (one part: an id)."""
        ...


class Work(Protocol):
    """One unit of work."""

    @property
    def sites(self) -> Sites:
        """The registry."""
        ...

    @property
    def registry_imports(self) -> RegistryImports:
        """The imports that wait."""
        ...

    @property
    def workflows(self) -> Workflows:
        """The catalogue."""
        ...

    @property
    def maps(self) -> Maps:
        """The maps."""
        ...

    @property
    def cells(self) -> Cells:
        """The cells."""
        ...

    @property
    def baselines(self) -> Baselines:
        """The baselines."""
        ...

    @property
    def workarounds(self) -> Workarounds:
        """The workarounds."""
        ...

    def record(self, fact: IntakeFact) -> None:
        """Say that ``fact`` happened, in this unit of work."""
        ...
