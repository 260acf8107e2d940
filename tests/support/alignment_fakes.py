"""Alignment's world in memory, with the rules of the real one; the same scenarios run on both."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from copy import deepcopy
from dataclasses import dataclass, field

from alignment.application.readings import (
    Authorship,
    Reason,
    RoundFilter,
    Slice,
    StandardSummary,
    StandardVersion,
)
from alignment.domain.errors import RoundAlreadyOpen
from alignment.domain.facts import AlignmentFact
from alignment.domain.history import HistoryEntry
from alignment.domain.rounds import RoundState, SignOffRound
from alignment.domain.standards import Standard
from chassis.errors import StaleVersion
from tests.support.alignment_fake_registry import FakeDeltas, FakeMaps, FakeSites, FakeWorkflows
from tests.support.alignment_fake_rows import AlignmentRows, part_of


class FakeStandards:
    def __init__(self, rows: AlignmentRows) -> None:
        self._rows = rows

    async def current(self, workflow: str) -> Standard | None:
        versions = self._rows.standards.get(workflow)
        return versions[-1].standard if versions else None

    current_to_change = current

    async def version(self, workflow: str, version: int | None) -> StandardVersion | None:
        versions = self._rows.standards.get(workflow, [])
        wanted = version or len(versions)
        return versions[wanted - 1] if 0 < wanted <= len(versions) else None

    async def with_hash(self, workflow: str, content_hash: str) -> Standard | None:
        versions = reversed(self._rows.standards.get(workflow, []))
        return next((each.standard for each in versions if each.standard.content_hash == content_hash), None)

    async def add(self, standard: Standard, authorship: Authorship) -> None:
        if standard.workflow in self._rows.standards:
            raise StaleVersion
        self._rows.standards[standard.workflow] = [_version(standard, authorship)]

    async def append(self, standard: Standard, authorship: Authorship) -> None:
        if len(self._rows.standards.get(standard.workflow, [])) != standard.version - 1:
            raise StaleVersion
        self._rows.standards[standard.workflow].append(_version(standard, authorship))

    async def workflows_covering(self, site: str) -> Sequence[str]:
        return sorted(
            workflow
            for workflow, versions in self._rows.standards.items()
            if site in versions[-1].standard.content.covers
        )

    async def page(self, part: Slice) -> Sequence[StandardSummary]:
        summaries = (self._summary(versions[-1]) for versions in self._rows.standards.values())
        return part_of(summaries, part, lambda summary: summary.workflow)

    def _summary(self, newest: StandardVersion) -> StandardSummary:
        content = newest.standard.content
        catalogued = self._rows.workflows.get(content.workflow)
        return StandardSummary(
            content.workflow,
            catalogued[0].name if catalogued else None,
            content.department,
            newest.standard.version,
            content.content_hash,
            content.covers,
            len(content.steps),
            newest.written_at,
        )


def _version(standard: Standard, authorship: Authorship) -> StandardVersion:
    return StandardVersion(standard, authorship.by.subject, authorship.by.name, authorship.at)


class FakeRounds:
    def __init__(self, rows: AlignmentRows) -> None:
        self._rows = rows

    async def find(self, round_id: str) -> SignOffRound | None:
        return self._rows.rounds.get(round_id)

    find_to_change = find

    async def newest_to_change(self, workflow: str) -> SignOffRound | None:
        found = [each for each in self._rows.rounds.values() if each.workflow == workflow]
        return max(found, key=lambda each: each.round_id, default=None)

    async def add(self, opened: SignOffRound, history: Sequence[HistoryEntry]) -> None:
        if any(
            each.workflow == opened.workflow and each.state is RoundState.OPEN for each in self._rows.rounds.values()
        ):
            raise RoundAlreadyOpen(f"{opened.workflow} has an open round.")
        self._rows.rounds[opened.round_id] = opened
        self._rows.history[opened.round_id] = list(history)

    async def save(self, changed: SignOffRound, history: Sequence[HistoryEntry]) -> None:
        stored = self._rows.rounds.get(changed.round_id)
        if stored is None or stored.version != changed.version - len(history):
            raise StaleVersion
        self._rows.rounds[changed.round_id] = changed
        self._rows.history[changed.round_id].extend(history)

    async def history(self, round_id: str) -> Sequence[HistoryEntry]:
        return self._rows.history.get(round_id, [])

    async def page(self, wanted: RoundFilter, part: Slice) -> Sequence[SignOffRound]:
        found = (
            each
            for each in self._rows.rounds.values()
            if wanted.workflow in (None, each.workflow) and wanted.state in (None, each.state)
        )
        return part_of(found, part, lambda each: each.round_id, newest_first=True)


class FakeReasons:
    def __init__(self, rows: AlignmentRows) -> None:
        self._rows = rows

    async def add(self, reason: Reason) -> None:
        self._rows.reasons.append(reason)

    async def texts(self, round_id: str) -> Mapping[str, str]:
        return {reason.reason_id: reason.text for reason in self._rows.reasons if reason.round_id == round_id}


class FakeWork:
    """One unit of work in memory."""

    def __init__(self, rows: AlignmentRows) -> None:
        self.standards = FakeStandards(rows)
        self.rounds = FakeRounds(rows)
        self.reasons = FakeReasons(rows)
        self.sites = FakeSites(rows)
        self.workflows = FakeWorkflows(rows)
        self.maps = FakeMaps(rows)
        self.deltas = FakeDeltas(rows)
        self.facts: list[AlignmentFact] = []

    def record(self, fact: AlignmentFact) -> None:
        self.facts.append(fact)


@dataclass
class FakeAlignment:
    """Units of work in memory; ``facts`` are those of units of work that ended well, in order."""

    rows: AlignmentRows = field(default_factory=AlignmentRows)
    facts: list[AlignmentFact] = field(default_factory=list)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[FakeWork]:
        rows = deepcopy(self.rows)
        work = FakeWork(rows)
        yield work
        self.rows = rows
        self.facts.extend(work.facts)
