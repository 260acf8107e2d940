"""Freeze the baseline of a department: from then on it cannot be changed."""

from dataclasses import dataclass

from chassis.clock import Clock
from intake.application.ports import Work
from intake.domain.baseline import Baseline, DailyCounts
from intake.domain.errors import BaselineFrozen, BaselineRefused, ReferenceUnknown
from intake.domain.places import Place
from intake.engines.baselines import typical_day, unfit_series


@dataclass(frozen=True)
class FreezeBaseline:
    """The days of a department, and who freezes them."""

    site: str
    department: str
    days: tuple[DailyCounts, ...]
    by: str


async def freeze_baseline(work: Work, command: FreezeBaseline, *, clock: Clock) -> Baseline:
    """Compute the typical day and keep it for good.

    Raises:
        ReferenceUnknown: the registry has no such department at this site.
        BaselineFrozen: there is one already.
        BaselineRefused: the days are too few, doubled, or not over yet.
    """
    site = (await work.sites.of([command.site])).get(command.site)
    if site is None or not site.has_department(command.department):
        raise ReferenceUnknown([Place("department", "a department of this site", command.department)])
    if await work.baselines.of(command.site, command.department) is not None:
        raise BaselineFrozen
    now = clock.now()
    places = unfit_series(command.days)
    if any(one.day >= now.date() for one in command.days):
        places.append(Place("days", "days that are over", "a later one"))
    if places:
        raise BaselineRefused(places)
    days = sorted(one.day for one in command.days)
    span = (days[0], days[-1], len(days))
    frozen = Baseline(command.site, command.department, *span, typical_day(command.days), command.by, now)
    await work.baselines.add(frozen)
    return frozen
