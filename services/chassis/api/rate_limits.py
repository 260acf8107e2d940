"""A fair share for everybody: a token bucket for each principal, in this process's memory.

A bucket holds a tenth of a minute's share at most, so that a page may ask for many things at once but a runaway script
is slowed within seconds. Replicas count for themselves; the share is for each of them.
"""

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from chassis.api.failures import TooManyRequests
from chassis.principals import Principal

MAX_BUCKETS = 20_000
BURST_SECONDS = 6.0
INTEGRATOR_ROLE = "integrator"
INTEGRATOR_FACTOR = 20


@dataclass
class _Bucket:
    tokens: float
    filled_at: float


class RateLimits:
    """Counts requests by subject. ``monotonic`` gives seconds."""

    def __init__(self, per_minute: int, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._per_second = per_minute / 60
        self._monotonic = monotonic
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def take(self, principal: Principal) -> None:
        """Count one request of ``principal``. Raises ``TooManyRequests`` with a Retry-After when none is left."""
        rate = self._per_second * (INTEGRATOR_FACTOR if principal.has_role(INTEGRATOR_ROLE) else 1)
        size = max(1.0, rate * BURST_SECONDS)
        now = self._monotonic()
        bucket = self._buckets.setdefault(principal.subject, _Bucket(size, now))
        self._buckets.move_to_end(principal.subject)
        bucket.tokens = min(size, bucket.tokens + (now - bucket.filled_at) * rate)
        bucket.filled_at = now
        if bucket.tokens < 1:
            seconds = math.ceil((1 - bucket.tokens) / rate)
            raise TooManyRequests(f"Try again in {seconds} s.", headers={"Retry-After": str(seconds)})
        bucket.tokens -= 1
        # The bucket not used for the longest time is full again by now, or its owner is one of very many.
        while len(self._buckets) > MAX_BUCKETS:
            self._buckets.popitem(last=False)
