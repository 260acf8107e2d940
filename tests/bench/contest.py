"""Contenders in turn on the same servers: A B A B …; each figure is the median of the rounds, with their spread.

A round in which others were at work is held again; how many that were stands with the results.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from tests.bench.machine import Share, Watch
from tests.bench.saturation import FOREIGN_SHARE, NotQuiet, Quiet, is_disturbed

R = TypeVar("R")

REPEATED_AT_MOST = 4
"""Disturbed rounds for each that has to count; then it is given up."""


@dataclass(frozen=True)
class Entry(Generic[R]):
    """One contender: its name, and one measurement of it."""

    name: str
    measure: Callable[[], Awaitable[R]]


@dataclass
class Held(Generic[R]):
    """What the rounds gave, by contender, and how the machine was meanwhile."""

    results: dict[str, list[R]] = field(default_factory=dict)
    shares: list[Share] = field(default_factory=list)
    disturbed: int = 0
    """Rounds that did not count."""

    @property
    def rounds(self) -> int:
        """Rounds that counted."""
        return len(self.shares)

    @property
    def foreign_most(self) -> float:
        """The largest share of others in a round that counted."""
        return max(share.foreign for share in self.shares)

    @property
    def busy_most(self) -> float:
        """How busy the machine was in its busiest round that counted."""
        return max(share.busy for share in self.shares)


async def hold(entries: Sequence[Entry[R]], rounds: int, quiet: Quiet) -> Held[R]:
    """Hold ``rounds`` rounds that count.

    Raises:
        NotQuiet: too many rounds were disturbed, or it did not become quiet in time.
    """
    held: Held[R] = Held({entry.name: [] for entry in entries})
    while held.rounds < rounds:
        await quiet.wait_in_loop()
        watch = Watch()
        found = [await entry.measure() for entry in entries]
        share = await asyncio.to_thread(watch.share)
        if is_disturbed(share):
            held.disturbed += 1
            if held.disturbed > REPEATED_AT_MOST * rounds:
                raise NotQuiet(f"{held.disturbed} rounds had others use more than {FOREIGN_SHARE:.0%} of the processor")
            continue
        held.shares.append(share)
        for entry, result in zip(entries, found, strict=True):
            held.results[entry.name].append(result)
    return held


async def held_or_refused(
    entries: Sequence[Entry[R]], rounds: int, quiet: Quiet, load: Mapping[str, Any]
) -> tuple[Held[R] | None, list[dict[str, Any]]]:
    """As :func:`hold`; where the machine was not quiet, no rounds but refused points at ``load``."""
    try:
        return await hold(entries, rounds, quiet), []
    except NotQuiet as noise:
        return None, [{**load, "contender": entry.name, "errors": 0, "refused": str(noise)} for entry in entries]
