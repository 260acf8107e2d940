"""Intake's world in memory, with the rules of the real one; the same scenarios run on both."""

from collections import Counter
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from chassis.errors import StaleVersion
from intake.application.ports import GoLiveSaid, RecordedMap, RecordedWorkaround
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
from intake.domain.coverage import ExpectedCell, MapAge, Reopening
from intake.domain.errors import BaselineFrozen
from intake.domain.facts import IntakeFact
from intake.domain.registry_import import Applied, RegistryImport
from intake.domain.site_map import MapVersion
from intake.domain.sites import Site
from intake.domain.workflow import Workflow

T = TypeVar("T")


@dataclass
class IntakeRows:
    """What is stored."""

    sites: dict[str, Site] = field(default_factory=dict)
    registry_imports: dict[str, RegistryImport] = field(default_factory=dict)
    workflows: dict[str, Workflow] = field(default_factory=dict)
    maps: dict[str, list[RecordedMap]] = field(default_factory=dict)
    baselines: dict[tuple[str, str], Baseline] = field(default_factory=dict)
    go_live_dates: dict[str, GoLiveSaid] = field(default_factory=dict)
    reopenings: dict[str, Reopening] = field(default_factory=dict)
    workarounds: dict[str, RecordedWorkaround] = field(default_factory=dict)


def _check_version(new: int, stored: int) -> None:
    if new != stored + 1:
        raise StaleVersion("It was changed meanwhile.")


def _page(items: dict[str, T], window: Slice, key: Callable[[str], tuple[str, ...]]) -> list[T]:
    keys = sorted(items, key=key)
    return [items[one] for one in keys if window.after is None or key(one) > window.after][: window.limit]


class FakeSites:
    def __init__(self, rows: IntakeRows) -> None:
        self._rows = rows

    async def of(self, sites: Collection[str]) -> Mapping[str, Site]:
        return {site: self._rows.sites[site] for site in sites if site in self._rows.sites}

    async def save(self, sites: Sequence[Site]) -> None:
        for site in sites:
            held = self._rows.sites.get(site.site)
            _check_version(site.version, held.version if held else 0)
            self._rows.sites[site.site] = site

    async def registry_version(self) -> int:
        return 1 + sum(site.version for site in self._rows.sites.values())

    async def hold(self) -> int:
        return await self.registry_version()

    async def page(self, window: Slice) -> Sequence[SiteReading]:
        return [
            SiteReading(
                site.site,
                site.name,
                site.kind.value,
                site.wave,
                site.time_zone,
                len(site.departments),
                site.headcount,
                site.version,
            )
            for site in _page(self._rows.sites, window, lambda key: (key,))
        ]

    async def departments(self, window: Slice) -> Sequence[DepartmentReading]:
        names: dict[str, Counter[str]] = {}
        heads: Counter[str] = Counter()
        for site in self._rows.sites.values():
            for one in site.departments:
                names.setdefault(one.department, Counter())[one.name] += 1
                heads[one.department] += sum(group.headcount for group in one.staff)
        readings = {
            slug: DepartmentReading(slug, counted.most_common(1)[0][0], counted.total(), heads[slug])
            for slug, counted in names.items()
        }
        return _page(readings, window, lambda key: (key,))


class FakeRegistryImports:
    def __init__(self, rows: IntakeRows) -> None:
        self._rows = rows

    async def add(self, staged: RegistryImport) -> None:
        assert staged.import_id not in self._rows.registry_imports
        self._rows.registry_imports[staged.import_id] = staged

    async def of(self, import_id: str) -> RegistryImport | None:
        return self._rows.registry_imports.get(import_id)

    async def apply(self, import_id: str, applied: Applied) -> None:
        staged = self._rows.registry_imports[import_id]
        assert staged.applied is None
        self._rows.registry_imports[import_id] = replace(staged, applied=applied)

    async def remove(self, import_id: str) -> None:
        del self._rows.registry_imports[import_id]


class FakeWorkflows:
    def __init__(self, rows: IntakeRows) -> None:
        self._rows = rows

    async def of(self, workflows: Collection[str]) -> Mapping[str, Workflow]:
        return {one: self._rows.workflows[one] for one in workflows if one in self._rows.workflows}

    async def save(self, workflows: Sequence[Workflow]) -> None:
        for workflow in workflows:
            held = self._rows.workflows.get(workflow.workflow)
            _check_version(workflow.version, held.version if held else 0)
            self._rows.workflows[workflow.workflow] = workflow

    async def page(self, window: Slice) -> Sequence[Workflow]:
        return _page(self._rows.workflows, window, lambda key: (key,))


class FakeMaps:
    def __init__(self, rows: IntakeRows) -> None:
        self._rows = rows

    async def versions(self, map_ids: Collection[str]) -> Mapping[str, MapVersion]:
        held = {one: self._rows.maps[one][-1] for one in map_ids if one in self._rows.maps}
        return {one: MapVersion(one, last.version, last.content.content_hash) for one, last in held.items()}

    async def save(self, maps: Sequence[RecordedMap]) -> None:
        for each in maps:
            versions = self._rows.maps.setdefault(each.content.map_id, [])
            _check_version(each.version, len(versions))
            versions.append(each)

    async def step_ids(self, map_id: str) -> Collection[str]:
        versions = self._rows.maps.get(map_id)
        return [step.id for step in versions[-1].content.steps] if versions else []

    async def read(self, map_id: str, version: int | None) -> MapDocumentReading | None:
        versions = self._rows.maps.get(map_id, [])
        wanted = len(versions) if version is None else version
        if not 1 <= wanted <= len(versions):
            return None
        return MapDocumentReading(_reading(versions[wanted - 1]), versions[wanted - 1].content.document)

    async def page(self, wanted: CellFilter, window: Slice) -> Sequence[MapReading]:
        found = {
            map_id: _reading(versions[-1])
            for map_id, versions in self._rows.maps.items()
            if _matches(wanted, *map_id.split("/"))
        }
        return _page(found, window, lambda key: tuple(key.split("/")))


def _matches(wanted: CellFilter, site: str, department: str, workflow: str) -> bool:
    pairs = ((wanted.site, site), (wanted.department, department), (wanted.workflow, workflow))
    return all(want is None or want == has for want, has in pairs)


def _reading(each: RecordedMap) -> MapReading:
    content = each.content
    return MapReading(
        content.site,
        content.department,
        content.workflow,
        each.version,
        content.content_hash,
        content.evidence,
        each.recorded_at,
    )


class FakeWorkarounds:
    def __init__(self, rows: IntakeRows) -> None:
        self._rows = rows

    async def add(self, workaround: RecordedWorkaround) -> None:
        assert workaround.workaround_id not in self._rows.workarounds
        self._rows.workarounds[workaround.workaround_id] = workaround

    async def page(self, wanted: CellFilter, window: Slice) -> Sequence[WorkaroundReading]:
        newest_first = sorted(self._rows.workarounds.values(), key=lambda each: each.workaround_id, reverse=True)
        return [
            WorkaroundReading(each.workaround_id, each.workaround, each.recorded_at)
            for each in newest_first
            if _matches(wanted, *each.workaround.where.map_id.split("/"))
            and (window.after is None or each.workaround_id < window.after[0])
        ][: window.limit]


class FakeCells:
    def __init__(self, rows: IntakeRows) -> None:
        self._rows = rows

    async def page(self, wanted: CoverageFilter, window: Slice) -> Sequence[ExpectedCell]:
        cells = {
            f"{site.site}/{one.department}/{workflow.workflow}": self._cell(site, one.department, workflow.workflow)
            for site in self._rows.sites.values()
            for one in site.departments
            for workflow in self._rows.workflows.values()
            if one.department in workflow.departments
            and wanted.site in (None, site.site)
            and wanted.department in (None, one.department)
            and wanted.wave in (None, site.wave)
        }
        return _page(cells, window, lambda key: tuple(key.split("/")))

    async def reopen(self, reopening_id: str, reopening: Reopening) -> None:
        assert reopening_id not in self._rows.reopenings
        self._rows.reopenings[reopening_id] = reopening

    def _cell(self, site: Site, department: str, workflow: str) -> ExpectedCell:
        versions = self._rows.maps.get(f"{site.site}/{department}/{workflow}", [])
        held = None
        if versions:
            held = MapAge(versions[-1].version, versions[-1].content.evidence, versions[-1].recorded_at)
        said = [
            (each.at, key, each.reason)
            for key, each in self._rows.reopenings.items()
            if (each.site, each.department, each.workflow) == (site.site, department, workflow)
            and (held is None or each.at > held.recorded_at)
        ]
        newest = (max(said)[2], max(said)[0]) if said else None
        return ExpectedCell(site.site, department, workflow, site.wave, held, newest)


class FakeBaselines:
    def __init__(self, rows: IntakeRows) -> None:
        self._rows = rows

    async def of(self, site: str, department: str) -> Baseline | None:
        return self._rows.baselines.get((site, department))

    async def add(self, baseline: Baseline) -> None:
        if (baseline.site, baseline.department) in self._rows.baselines:
            raise BaselineFrozen
        self._rows.baselines[baseline.site, baseline.department] = baseline

    async def plan(self, said: GoLiveSaid) -> None:
        self._rows.go_live_dates[said.go_live_date_id] = said

    async def go_live(self, wave: str) -> date | None:
        said = [key for key, each in self._rows.go_live_dates.items() if each.wave == wave]
        return self._rows.go_live_dates[max(said)].go_live if said else None


class FakeIntakeWork:
    def __init__(self, rows: IntakeRows) -> None:
        self.sites = FakeSites(rows)
        self.registry_imports = FakeRegistryImports(rows)
        self.workflows = FakeWorkflows(rows)
        self.maps = FakeMaps(rows)
        self.baselines = FakeBaselines(rows)
        self.cells = FakeCells(rows)
        self.workarounds = FakeWorkarounds(rows)
        self.facts: list[IntakeFact] = []

    def record(self, fact: IntakeFact) -> None:
        self.facts.append(fact)


@dataclass
class FakeIntake:
    """Units of work that keep all or nothing; ``facts`` are those that were kept, in order."""

    rows: IntakeRows = field(default_factory=IntakeRows)
    facts: list[IntakeFact] = field(default_factory=list)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[FakeIntakeWork]:
        work = FakeIntakeWork(inside := deepcopy(self.rows))
        yield work
        self.rows = inside
        self.facts.extend(work.facts)
