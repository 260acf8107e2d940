"""The typical day of a department, with its interval: the median and order statistics around it.

The interval holds the true median with at least 95 % whatever the distribution, if days are alike and independent
(sign-test interval: the ranks come from the binomial distribution with p = 1/2). Days of one department are neither
quite; the interval is for reading, not for deciding.
"""

from collections.abc import Sequence
from math import comb
from statistics import median

from intake.domain.baseline import DailyCounts, Interval, Measure
from intake.domain.places import Place

LEAST_WEEKS = 8
LEAST_DAYS = 24
CONFIDENCE = 0.95


def unfit_series(days: Sequence[DailyCounts]) -> list[Place]:
    """What is wrong with a series of days as a baseline: too short, a day twice, a measure with too few days."""
    places = []
    weeks = {one.day.isocalendar()[:2] for one in days}
    if len(weeks) < LEAST_WEEKS:
        places.append(Place("days", f"days of at least {LEAST_WEEKS} weeks", f"{len(weeks)}"))
    if len({one.day for one in days}) != len(days):
        places.append(Place("days", "each day once", "a day twice"))
    counted = {measure: sum(measure in one.counts for one in days) for measure in Measure}
    if not any(counted.values()):
        places.append(Place("days", "at least one measure", "none"))
    for measure, count in counted.items():
        if 0 < count < LEAST_DAYS:
            places.append(Place(f"days.{measure}", f"at least {LEAST_DAYS} days with it, or none", f"{count}"))
    return places


def typical_day(days: Sequence[DailyCounts]) -> dict[Measure, Interval]:
    """The interval of each measure that was counted. ``days`` are fit (:func:`unfit_series`)."""
    values = {measure: [one.counts[measure] for one in days if measure in one.counts] for measure in Measure}
    return {measure: median_interval(counted) for measure, counted in values.items() if counted}


def median_interval(values: Sequence[float]) -> Interval:
    """The median of ``values`` (one or more) and the narrowest symmetric pair of them that holds it with 95 %.

    Fewer than six values have no such pair; the lowest and the highest are given then.
    """
    ordered = sorted(values)
    count = len(ordered)
    rank, tail = 0, comb(count, 0) / 2**count
    # P(median lies outside of the values at ranks r and n-1-r) = 2 · P(Binomial(n, ½) ≤ r)
    while rank + 1 < count - 1 - rank - 1 and 2 * (tail + comb(count, rank + 1) / 2**count) <= 1 - CONFIDENCE:
        rank += 1
        tail += comb(count, rank) / 2**count
    return Interval(ordered[rank], median(ordered), ordered[count - 1 - rank])
