"""When a stream beats, asks again whether it may go on, and ends."""

import asyncio
import random
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True)
class StreamRules:
    """The times of a stream, in seconds, and its bounds."""

    heartbeat: float = 10.0
    life: float = 900.0
    life_jitter: float = 0.1
    """So that not all browsers come back at once: a tenth more or less."""
    reauthorise: float = 60.0
    write: float = 20.0
    """How long one write may wait for the reader."""
    per_subject: int = 5


class StreamTimes:
    """The deadlines of one stream, on the clock of the running loop."""

    def __init__(self, rules: StreamRules, expires_at: datetime) -> None:
        self._rules = rules
        self._now = asyncio.get_running_loop().time
        begun = self._now()
        spread = 1 + random.uniform(-rules.life_jitter, rules.life_jitter)  # noqa: S311 - spreads reconnects
        self._ends = {
            "token": begun + max(0.0, (expires_at - datetime.now(UTC)).total_seconds()),
            "life": begun + rules.life * spread,
        }
        self._heartbeat = begun + rules.heartbeat
        self._reauthorise = begun + rules.reauthorise

    def seconds_left(self) -> float:
        """Until the next thing is due."""
        return max(0.0, min(*self._ends.values(), self._heartbeat, self._reauthorise) - self._now())

    def is_heartbeat_due(self) -> bool:
        """Whether to beat now; true once for each time."""
        if self._now() < self._heartbeat:
            return False
        self._heartbeat = self._now() + self._rules.heartbeat
        return True

    def is_reauthorisation_due(self) -> bool:
        """Whether to ask now; true once for each time."""
        if self._now() < self._reauthorise:
            return False
        self._reauthorise = self._now() + self._rules.reauthorise
        return True

    def end(self) -> str | None:
        """Why the stream ends now: ``token`` or ``life``; none while it does not."""
        return next((why for why, at in self._ends.items() if self._now() >= at), None)
