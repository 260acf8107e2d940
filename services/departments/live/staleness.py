"""Tells how far behind the views are. By the API, because a worker that is gone cannot tell that it is."""

import asyncio
import time
from datetime import datetime

from chassis.database import is_transient
from chassis.logs import logger
from chassis.measurements import Measurements
from chassis.principals import Principal
from departments.application.take_changes import BEGINNING, take_changes
from departments.domain.errors import EpochMissing
from departments.domain.freshness import seconds_behind
from departments.live.feed import OpensWork

_log = logger(__name__)

LOOK_SECONDS = 5.0


async def watch_staleness(units_of_work: OpensWork, principal: Principal, metrics: Measurements) -> None:
    """Tell every few seconds until cancelled. While the database is away the views grow older all the same."""
    behind, read_at = 0.0, time.monotonic()
    first_look: datetime | None = None
    while True:
        try:
            async with units_of_work.begin(principal) as work:
                log = (await take_changes(work, BEGINNING, ())).log
            first_look = first_look or log.as_of
            # Where nobody has ever folded, the views are as old as this watch.
            behind, read_at = seconds_behind(log.as_of, log.folded_at or first_look), time.monotonic()
        except Exception as error:
            if not (is_transient(error) or isinstance(error, EpochMissing)):
                raise
            _log.warning("staleness_not_seen", error_class=type(error).__name__)
        metrics.set("plumbline.view.staleness", behind + time.monotonic() - read_at)
        await asyncio.sleep(LOOK_SECONDS)
