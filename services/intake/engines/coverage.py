"""Judges how well a cell is known: whether there is a map, how much of it is assumed, and whether it is too old.

How long a telling holds depends on how it is known. The limits are our own judgement; nobody has measured them.
"""

from datetime import datetime

from intake.domain.coverage import CellState, Coverage, ExpectedCell, MapAge

LIMIT_DAYS = {"logged": 365, "observed": 270, "interviewed": 180, "assumed": 90}
ASSUMED_SHARE = 1 / 3
"""A map with more of its steps assumed is assumed-heavy."""
AGED_SHARE = 1 / 2
"""A map with at least so many of its steps past their limit is aged."""


def judge_cell(cell: ExpectedCell, now: datetime) -> Coverage:
    """How well ``cell`` is known at ``now``. A map from the future, by another clock, is of today."""
    if cell.map is None:
        return Coverage(cell, CellState.UNMAPPED, None, None)
    counts = _counts(cell.map)
    steps = max(sum(counts.values()), 1)
    age_days = max((now - cell.map.recorded_at).days, 0)
    assumed_share = counts["assumed"] / steps
    past = sum(count for kind, count in counts.items() if age_days > LIMIT_DAYS[kind])
    if cell.reopened is not None:
        state = CellState.REOPENED
    elif assumed_share > ASSUMED_SHARE:
        state = CellState.ASSUMED_HEAVY
    elif past / steps >= AGED_SHARE:
        state = CellState.AGED
    else:
        state = CellState.FRESH
    return Coverage(cell, state, age_days, round(assumed_share, 3))


def _counts(held: MapAge) -> dict[str, int]:
    evidence = held.evidence
    return {
        "logged": evidence.logged,
        "observed": evidence.observed,
        "interviewed": evidence.interviewed,
        "assumed": evidence.assumed,
    }
