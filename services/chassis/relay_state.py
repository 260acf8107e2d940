"""What a relay says of itself, for readiness and metrics."""

import time
from dataclasses import dataclass, field


@dataclass
class RelayState:
    """Whether the relay is active, and when it last had nothing to send or sent something."""

    is_active: bool = False
    rows_sent: int = 0
    last_error: str | None = None
    _turned_at: float = field(default_factory=time.monotonic)
    _heard_at: float = field(default_factory=time.monotonic)

    def sent(self, rows: int) -> None:
        """``rows`` were acknowledged and the cursor stands behind them."""
        self.rows_sent += rows
        self._turned_at = self._heard_at = time.monotonic()
        self.last_error = None

    def idle(self) -> None:
        """Nothing was there to send."""
        self._turned_at = time.monotonic()
        self.last_error = None

    def heard(self) -> None:
        """The broker answered, or it is another relay that talks to it."""
        self._heard_at = time.monotonic()

    def failed(self, error: BaseException) -> None:
        """A turn failed; only the class of the error is kept, its text may hold data."""
        self.last_error = type(error).__name__

    @property
    def seconds_since_turn(self) -> float:
        """Seconds since the relay last went round."""
        return time.monotonic() - self._turned_at

    @property
    def silent_seconds(self) -> float:
        """Seconds since the broker last answered this relay; one that stands by asks nothing, and misses nothing."""
        return time.monotonic() - self._heard_at
