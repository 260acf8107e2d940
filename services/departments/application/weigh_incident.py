"""Weigh an incident: is its step a hot spot now?"""

from datetime import datetime

from departments.application.signal_ports import SignalWork
from departments.domain.hot_spots import HotSpotRule, Sighting, Step, hot_spot
from departments.domain.told_signals import Told, clear_hot_spot, tell_hot_spot


async def weigh_incident(
    work: SignalWork, step: Step, sighting: Sighting, *, now: datetime, rule: HotSpotRule
) -> Told | None:
    """Keep ``sighting`` and return what has to be said of its step; none where nothing new follows."""
    await work.observations.see_incident(step, sighting)
    return await weigh_step(work, step, now=max(now, sighting.at), rule=rule)


async def weigh_step(work: SignalWork, step: Step, *, now: datetime, rule: HotSpotRule) -> Told | None:
    """What has to be said of ``step`` as of ``now``: that it is a hot spot, that it is none any more, or nothing."""
    sightings = await work.observations.sightings(step, now - rule.window - rule.past)
    before = await work.observations.told(step.signal_id)
    since = await work.observations.watching_since() or now
    found = hot_spot(step, sightings, now, since, rule)
    if found is not None:
        return tell_hot_spot(found, before, rule)
    return clear_hot_spot(step, sightings, now, before, rule)
