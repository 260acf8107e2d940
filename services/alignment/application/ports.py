"""What the use cases need of the outside, in their own words. ``storage`` fulfils it; tests bring fakes with rules."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from alignment.application.readings import (
    Authorship,
    DeltaFilter,
    Reason,
    RoundFilter,
    Slice,
    StandardSummary,
    StandardVersion,
    StoredDelta,
)
from alignment.domain.facts import AlignmentFact
from alignment.domain.history import HistoryEntry
from alignment.domain.rounds import SignOffRound
from alignment.domain.sites import CataloguedWorkflow, Site, SiteMap
from alignment.domain.standards import Standard


class Standards(Protocol):
    """Standards and their versions. A version that was written never changes."""

    async def current(self, workflow: str) -> Standard | None:
        """The newest version."""
        ...

    async def current_to_change(self, workflow: str) -> Standard | None:
        """The newest version, held against other writers until the end of the work."""
        ...

    async def version(self, workflow: str, version: int | None) -> StandardVersion | None:
        """One version with its author; the newest for none."""
        ...

    async def with_hash(self, workflow: str, content_hash: str) -> Standard | None:
        """The newest version with this content."""
        ...

    async def add(self, standard: Standard, authorship: Authorship) -> None:
        """Write a first version. Raises ``StaleVersion`` where the workflow has one."""
        ...

    async def append(self, standard: Standard, authorship: Authorship) -> None:
        """Write the next version. Raises ``StaleVersion`` where the one before it is not the newest."""
        ...

    async def workflows_covering(self, site: str) -> Sequence[str]:
        """The workflows whose newest standard covers ``site``, sorted."""
        ...

    async def page(self, part: Slice) -> Sequence[StandardSummary]:
        """Standards by workflow."""
        ...


class Rounds(Protocol):
    """Sign-off rounds with their seats and history."""

    async def find(self, round_id: str) -> SignOffRound | None:
        """One round."""
        ...

    async def find_to_change(self, round_id: str) -> SignOffRound | None:
        """One round, held against other writers until the end of the work."""
        ...

    async def newest_to_change(self, workflow: str) -> SignOffRound | None:
        """The workflow's newest round, held against other writers until the end of the work."""
        ...

    async def add(self, opened: SignOffRound, history: Sequence[HistoryEntry]) -> None:
        """Write a new round. Raises ``RoundAlreadyOpen`` where the workflow has an open one."""
        ...

    async def save(self, changed: SignOffRound, history: Sequence[HistoryEntry]) -> None:
        """Write a round that ``history`` brought from its stored version to this. Raises ``StaleVersion``."""
        ...

    async def history(self, round_id: str) -> Sequence[HistoryEntry]:
        """All that happened in the round, first to last."""
        ...

    async def page(self, wanted: RoundFilter, part: Slice) -> Sequence[SignOffRound]:
        """Rounds, newest first; the key is the round's id."""
        ...


class Reasons(Protocol):
    """The words of decisions."""

    async def add(self, reason: Reason) -> None:
        """Keep a reason."""
        ...

    async def texts(self, round_id: str) -> Mapping[str, str]:
        """The reasons of a round by their ids."""
        ...


class Sites(Protocol):
    """Sites, as intake told them."""

    async def put(self, site: Site, version: int) -> None:
        """Keep ``site`` unless a newer version of it is known."""
        ...

    async def known(self, sites: Collection[str]) -> Mapping[str, Site]:
        """Those of ``sites`` that are known, by slug."""
        ...


class Workflows(Protocol):
    """The catalogue, as intake told it."""

    async def put(self, workflow: CataloguedWorkflow, version: int) -> None:
        """Keep ``workflow`` unless a newer version of it is known."""
        ...

    async def find(self, workflow: str) -> CataloguedWorkflow | None:
        """One entry."""
        ...


class Maps(Protocol):
    """The sites' maps, as intake told them: the newest version of each."""

    async def put(self, site_map: SiteMap) -> None:
        """Keep the map unless a newer version of it is known."""
        ...

    async def of_workflow(self, workflow: str, sites: Collection[str]) -> Mapping[str, Sequence[SiteMap]]:
        """The maps of ``workflow`` at ``sites``, by site; sites without a map are absent."""
        ...


class Deltas(Protocol):
    """The last delta of each workflow at each site."""

    async def hold(self, workflow: str, sites: Collection[str]) -> None:
        """Keep everybody else from computing these deltas until the end of the work."""
        ...

    async def last(self, workflow: str, sites: Collection[str]) -> Mapping[str, StoredDelta]:
        """The last deltas of ``workflow`` at ``sites``, by site."""
        ...

    async def sites_with_delta(self, workflow: str) -> Sequence[str]:
        """The sites for which ``workflow`` has a delta, sorted."""
        ...

    async def workflows_with_delta(self, site: str) -> Sequence[str]:
        """The workflows that have a delta at ``site``, sorted."""
        ...

    async def save(self, deltas: Sequence[StoredDelta]) -> None:
        """Write each delta in place of its version before. Raises ``StaleVersion``."""
        ...

    async def page(self, wanted: DeltaFilter, part: Slice) -> Sequence[StoredDelta]:
        """Deltas by id (``workflow@site``)."""
        ...


class Work(Protocol):
    """One unit of work: all its effects happen, or none."""

    @property
    def standards(self) -> Standards: ...
    @property
    def rounds(self) -> Rounds: ...
    @property
    def reasons(self) -> Reasons: ...
    @property
    def sites(self) -> Sites: ...
    @property
    def workflows(self) -> Workflows: ...
    @property
    def maps(self) -> Maps: ...
    @property
    def deltas(self) -> Deltas: ...

    def record(self, fact: AlignmentFact) -> None:
        """Let others know of ``fact`` once the work is done."""
        ...
