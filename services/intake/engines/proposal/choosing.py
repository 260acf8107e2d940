"""Which acts are in the standard, and how they are done: the least change burden, with a solver's bound.

The burden of a site is the likely minutes of acts that it must start, plus those of acts that it must stop, plus half
those of acts that it keeps with another actor or system, times its daily volume. How an act is best done if it is in
depends on nothing else, so that what is left is which acts are in: a mixed-integer program, solved by HiGHS (Q. Huangfu
and J. A. J. Hall, "Parallelizing the dual revised simplex method", 2018) through SciPy.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

from intake.engines.proposal.acts import Act, Way

GAP = 1e-6
MOST_SECONDS = 60.0


class NoAnswer(Exception):
    """The solver found no standard in its time."""


@dataclass(frozen=True)
class Choice:
    """The acts that are in, each with its way. ``burden`` is in minutes a day; none is less than ``bound``.

    ``unmet`` are the items that an act needs and nobody gives at any site, or that can only be had in a circle: the
    standard takes them to be there.
    """

    chosen: Mapping[int, Way]
    burden: float
    bound: float
    unmet: frozenset[str]


def burden_in(act: Act, way: Way, volumes: Mapping[str, float]) -> float:
    """Minutes a day, over all sites of ``volumes``, if ``act`` is in the standard and done in this ``way``."""
    return sum(burden_at(act, way, map_id, volume) for map_id, volume in volumes.items())


def burden_at(act: Act, way: Way | None, map_id: str, volume: float) -> float:
    """The same for one site; ``way`` none: the act is not in the standard."""
    site = act.by_map.get(map_id)
    minutes = act.minutes_at(map_id) * volume
    if site is None:
        return 0.0 if way is None else minutes
    if way is None:
        return minutes
    return 0.0 if site.way == way else minutes / 2


def choose(acts: Sequence[Act], volumes: Mapping[str, float], starts: frozenset[str], ends: frozenset[str]) -> Choice:
    """The acts of least burden such that each needed item is given earlier or there at the start, and each of ``ends``
    is given or there. Raises :class:`NoAnswer` where the solver ends without any, which takes very many acts."""
    ways = [min(act.ways, key=lambda way, act=act: (burden_in(act, way, volumes), way)) for act in acts]  # type: ignore[misc]
    inside = np.array([burden_in(act, way, volumes) for act, way in zip(acts, ways, strict=True)])
    outside = np.array(
        [sum(burden_at(act, None, map_id, volume) for map_id, volume in volumes.items()) for act in acts]
    )
    program = _Program(acts, starts, ends)
    cost = np.zeros(program.size)
    cost[: len(acts)] = inside - outside
    answer = milp(
        cost,
        integrality=program.integrality,
        bounds=Bounds(program.least, program.most),
        constraints=program.constraints(),
        options={"mip_rel_gap": GAP, "time_limit": MOST_SECONDS},
    )
    if answer.x is None:
        raise NoAnswer(f"The solver found no standard: {answer.message}")
    is_in = answer.x[: len(acts)] > 0.5
    burden = float(np.where(is_in, inside, outside).sum())
    bound = float(outside.sum() + answer.mip_dual_bound)
    chosen = {at: ways[at] for at in range(len(acts)) if is_in[at]}
    return Choice(chosen, burden, min(bound, burden), program.unmet)


def unmet_of(acts: Sequence[Act], starts: frozenset[str], ends: frozenset[str]) -> frozenset[str]:
    """What has to be taken as there: items that nobody gives, and of ``ends`` and of acts that must be in also those
    that can only be given in a circle."""
    given = {item for act in acts for item in act.gives}
    needed = {item for act in acts for item in act.needs}
    unmet = (needed | ends) - given - starts
    while True:
        able = _reachable(acts, starts | unmet)
        demanded = ends | {item for act in acts if act.is_required for item in act.needs}
        if not (more := demanded - able - unmet):
            return frozenset(unmet)
        unmet = unmet | {min(more)}


def _reachable(acts: Sequence[Act], there: frozenset[str]) -> frozenset[str]:
    """Every item that there is when all acts are done that can be."""
    able, left = set(there), list(acts)
    while done := [act for act in left if set(act.needs) - set(act.gives) <= able]:
        able.update(item for act in done for item in act.gives)
        left = [act for act in left if act not in done]
    return frozenset(able)


class _Program:
    """Variables: an act is in (one each), a giver serves a need (one each), an act's place in the order (one each)."""

    def __init__(self, acts: Sequence[Act], starts: frozenset[str], ends: frozenset[str]) -> None:
        self._acts = acts
        self._rows: list[dict[int, float]] = []
        self._limits: list[float] = []
        self.unmet = unmet_of(acts, starts, ends)
        there = starts | self.unmet
        self._serves = [
            (taker, item, giver)
            for taker, act in enumerate(acts)
            for item in act.needs
            if item not in there
            for giver in range(len(acts))
            if giver != taker and item in acts[giver].gives
        ]
        count, self._places = len(acts), len(acts) + len(self._serves)
        self.size = 2 * count + len(self._serves)
        self.integrality = np.array([1] * self._places + [0] * count)
        self.least = np.zeros(self.size)
        self.least[: len(acts)] = [float(act.is_required) for act in acts]
        self.most = np.array([1.0] * self._places + [float(count)] * count)
        self._serve(there)
        self._order()
        for item in sorted(ends - there):
            self._at_least({giver: 1.0 for giver, act in enumerate(acts) if item in act.gives}, 1.0)

    def constraints(self) -> list[LinearConstraint]:
        """Each row of the program is at least its limit."""
        if not self._rows:
            return []
        rows = [number for number, row in enumerate(self._rows) for _ in row]
        columns = [column for row in self._rows for column in row]
        values = [value for row in self._rows for value in row.values()]
        matrix = csr_matrix((values, (rows, columns)), shape=(len(self._rows), self.size))
        return [LinearConstraint(matrix, lb=np.array(self._limits))]

    def _at_least(self, row: dict[int, float], limit: float) -> None:
        self._rows.append(row)
        self._limits.append(limit)

    def _serve(self, there: frozenset[str]) -> None:
        """An act that is in has a giver of each item that it needs; an act that gives its own need has none."""
        base = len(self._acts)
        for taker, act in enumerate(self._acts):
            for item in act.needs:
                if item in there:
                    continue
                own = [base + at for at, one in enumerate(self._serves) if one[:2] == (taker, item)]
                if own:
                    self._at_least({taker: -1.0, **dict.fromkeys(own, 1.0)}, 0.0)
                elif item not in act.gives:
                    self._at_least({taker: -1.0}, 0.0)

    def _order(self) -> None:
        """Who serves is in, and comes before whom it serves."""
        base, count = len(self._acts), len(self._acts)
        for at, (taker, _, giver) in enumerate(self._serves):
            self._at_least({base + at: -1.0, giver: 1.0}, 0.0)
            self._at_least(
                {self._places + taker: 1.0, self._places + giver: -1.0, base + at: -float(count)}, 1.0 - count
            )
