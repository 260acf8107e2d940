"""When figures are refused: a saturated machine measures itself, not the program."""

import asyncio
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.bench.machine import Share, Watch

FOREIGN_SHARE = 0.2
"""Of all cores: with more than this at work for others, a round does not count."""
COMMIT_P99_MS = 50.0
LATE_P99_MS = 10.0
"""How late the load generator itself may begin."""
ACHIEVED = 0.97
LOOK_SECONDS = 5.0


class NotQuiet(Exception):
    """Others use the machine too much for figures."""


@dataclass(frozen=True)
class Quiet:
    """Waits for a machine without others, for ``patience`` seconds at most."""

    patience: float

    def wait(self) -> Share:
        """The share when it was quiet. Raises :class:`NotQuiet`."""
        deadline = time.monotonic() + self.patience
        while True:
            share = _look()
            if share.foreign <= FOREIGN_SHARE:
                return share
            if time.monotonic() >= deadline:
                raise NotQuiet(_others(share.foreign))

    async def wait_in_loop(self) -> Share:
        """As :meth:`wait`, beside other coroutines."""
        return await asyncio.to_thread(self.wait)


def _look() -> Share:
    watch = Watch()
    threading.Event().wait(LOOK_SECONDS)
    return watch.share()


def _others(share: float) -> str:
    return f"others use {share:.0%} of the processor; at most {FOREIGN_SHARE:.0%} may be theirs"


def is_disturbed(share: Share) -> bool:
    """Whether others were too much at work for a round to count."""
    return share.foreign > FOREIGN_SHARE


def why_refused(figures: Mapping[str, float], errors: int) -> str | None:
    """Why the figures of an open loop say nothing of the program; none where they do.

    ``figures`` are medians: ``rate``, ``achieved``, ``commit_p99`` and ``late_p99`` in milliseconds.
    """
    reasons: Sequence[tuple[bool, str]] = (
        (errors > 0, f"{errors} requests failed"),
        (
            figures["commit_p99"] > COMMIT_P99_MS,
            f"saturated: a commit takes {figures['commit_p99']:.0f} ms at p99, above {COMMIT_P99_MS:.0f}",
        ),
        (
            figures["achieved"] < figures["rate"] * ACHIEVED,
            f"saturated: {figures['achieved']:.0f}/s of {figures['rate']:.0f}/s were reached",
        ),
        (
            figures["late_p99"] > LATE_P99_MS,
            f"saturated: the load generator begins {figures['late_p99']:.0f} ms late at p99, above {LATE_P99_MS:.0f}",
        ),
    )
    found = [words for is_so, words in reasons if is_so]
    return "; ".join(found) or None
