"""What a worker tidies up by the way: answers that were kept for repeated commands and that nobody will ask for."""

import asyncio
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from typing import Any, Protocol

from chassis.api.idempotency import KEPT_DAYS, delete_expired
from chassis.clock import Clock
from chassis.database import TRANSIENT_ERRORS
from chassis.logs import logger
from chassis.principals import Principal, service_principal

_log = logger(__name__)

ROUND_SECONDS = 3600.0
AT_ONCE = 1000
"""Few enough that a round's transactions are short: an open one holds every relay of the cluster up."""


class OpensWork(Protocol):
    """Opens units of work: :class:`chassis.unit_of_work.UnitsOfWork`."""

    def begin(self, principal: Principal) -> AbstractAsyncContextManager[Any]:
        """Begin a transaction as ``principal``."""
        ...


async def drop_old_answers(units_of_work: OpensWork, service: str, clock: Clock, *, at_once: int = AT_ONCE) -> int:
    """Drop what was kept for seven days, in short transactions; gives how many."""
    before = clock.now() - timedelta(days=KEPT_DAYS)
    dropped, last = 0, at_once
    while last == at_once:
        async with units_of_work.begin(service_principal(service)) as work:
            last = await delete_expired(work.connection, before, at_most=at_once)
        dropped += last
    return dropped


async def keep_house(units_of_work: OpensWork, service: str, clock: Clock) -> None:
    """Tidy up once an hour until cancelled. A part of every worker."""
    while True:
        try:
            dropped = await drop_old_answers(units_of_work, service, clock)
            if dropped:
                _log.info("old_answers_dropped", count=dropped)
        except TRANSIENT_ERRORS as error:
            _log.warning("housekeeping_put_off", error_class=type(error).__name__)
        await asyncio.sleep(ROUND_SECONDS)
