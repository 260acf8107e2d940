"""Watch the windows: what time alone changes, and what the streams failed to bring."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from departments.application.signal_ports import SignalWork
from departments.application.weigh_incident import weigh_step
from departments.application.weigh_round import take_round
from departments.domain.hot_spots import HotSpotRule, Step
from departments.domain.stalled_rounds import StallRule
from departments.domain.told_signals import Told

SPARE = timedelta(days=1)


@dataclass(frozen=True)
class SignalRules:
    """The rules of all signals."""

    hot_spot: HotSpotRule
    stall: StallRule


async def watch_windows(work: SignalWork, *, now: datetime, rules: SignalRules) -> list[Told]:
    """What has to be said because time has passed: windows that emptied, rounds that stall by now."""
    rule = rules.hot_spot
    recent = await work.observations.steps_since(now - rule.window)
    standing = [_step_of(told) for told in await work.observations.raised("hot-spot")]
    weighed = [await weigh_step(work, step, now=now, rule=rule) for step in dict.fromkeys([*recent, *standing])]
    rounds = await work.observations.open_rounds()
    weighed += [await take_round(work, held, now=now, rule=rules.stall) for held in rounds]
    return [told for told in weighed if told is not None]


def _step_of(told: Told) -> Step:
    return Step(told.document["site"], told.document["workflow"], told.document["step"])


@dataclass(frozen=True)
class Reconciled:
    """How many things the streams had not brought, and what has to be said because of them."""

    missing: int
    told: list[Told]


async def reconcile(work: SignalWork, *, now: datetime, rules: SignalRules) -> Reconciled:
    """Measure what the streams brought by the folded facts, take in what is missing, forget what is past."""
    horizon = now - rules.hot_spot.window - rules.hot_spot.past
    missing = await work.observations.take_missed(horizon)
    newer = await work.observations.newer_rounds()
    weighed = [await take_round(work, held, now=now, rule=rules.stall) for held in newer]
    await work.observations.forget(horizon - SPARE)
    return Reconciled(missing + len(newer), [told for told in weighed if told is not None])
