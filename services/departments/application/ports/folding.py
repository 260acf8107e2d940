"""What folding needs: what is held, and what is on show."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from departments.domain.evidence import Card
from departments.domain.news import Held, Kind
from departments.domain.readiness import Cell
from departments.domain.scope import Scope
from departments.domain.views import Sight
from departments.domain.world import World

CardKey = tuple[str, str]
"""Department and card id."""


@dataclass(frozen=True)
class Shown:
    """What is on show within a scope: digests of contents, by cell id and by card key."""

    cells: dict[str, str] = field(default_factory=dict)
    cards: dict[CardKey, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Difference:
    """What has to change on show so that it is what it should be."""

    cells: list[tuple[Cell, str]]
    """Contents with their digests."""
    gone_cells: list[str]
    cards: list[tuple[Card, str, Held[Any]]]
    """Contents with their digests and the thing that each card comes from."""
    gone_cards: list[CardKey]

    @property
    def is_empty(self) -> bool:
        """Whether all is as it should be."""
        return not (self.cells or self.gone_cells or self.cards or self.gone_cards)


class Views(Protocol):
    """The fold's side: what is held, and what follows from it. One epoch at a time, inside one transaction."""

    async def held(self, epoch: int, kind: Kind, aggregate_id: str) -> Held[Any] | None:
        """What is held of one thing."""
        ...

    async def keep(self, epoch: int, held: Held[Any], locks: Sequence[tuple[str, bool]]) -> None:
        """Take ``locks`` (name, alone) in their order until the end of the transaction, and keep ``held``."""
        ...

    async def recall(self, epoch: int, scope: Scope) -> tuple[World, Shown]:
        """The part of the world that ``scope`` is worked out from, and what is on show within it."""
        ...

    async def show(self, epoch: int, difference: Difference, *, traceparent: str | None, is_announced: bool) -> None:
        """Put ``difference`` on show, write down which rows of which department changed, and wake the listeners."""
        ...

    async def everything(self, epoch: int) -> list[Held[Any]]:
        """All that is held, in no order."""
        ...

    async def workflows(self, epoch: int) -> list[str]:
        """Every workflow that anything held is about."""
        ...

    async def all_shown(self, epoch: int) -> Sight:
        """All that is on show."""
        ...


class FoldWork(Protocol):
    """A unit of work for folding."""

    @property
    def views(self) -> Views:
        """What is held and shown."""
        ...
