"""Weigh a sign-off round: does it stall?"""

from datetime import datetime

from departments.application.signal_ports import SignalWork
from departments.domain.documents import RoundDoc
from departments.domain.news import Held, News, fold
from departments.domain.rounds import is_settled
from departments.domain.stalled_rounds import StallRule, last_told_at, signal_id_of, stall
from departments.domain.told_signals import Told, clear_stall, tell_stall


async def weigh_round(work: SignalWork, news: News, *, now: datetime, rule: StallRule) -> Told | None:
    """Take ``news`` of a round in and return what has to be said of it; none where nothing new follows.

    Raises:
        BeginningMissing: the round's request never came by; the folded facts will bring the round.
    """
    before = await work.observations.round(news.aggregate_id)
    after: Held[RoundDoc] = fold(before, news)
    return await take_round(work, after, now=now, rule=rule)


async def take_round(work: SignalWork, held: Held[RoundDoc], *, now: datetime, rule: StallRule) -> Told | None:
    """Keep a round as it is and say what has to be said of it as of ``now``."""
    await work.observations.keep_round(held, is_settled=is_settled(held.state))
    before = await work.observations.told(signal_id_of(held.aggregate_id))
    found = stall(held.state, now, rule)
    if found is not None:
        return tell_stall(found, before)
    return clear_stall(held.aggregate_id, last_told_at(held.state), before)
