"""Fits the weights of the alignment's evidence on the planted workflows that are not held out, and prints them.

``python -m tests.support.planted.fitting``, by hand, after evidence or lexicon changed. Logistic regression with a
small ridge, each pair of nodes weighing as the root of the pairs of steps that it stands for.
"""

import sys
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from intake.engines.alignment import aligning
from intake.engines.alignment.clusters import apart, grouped
from intake.engines.alignment.evidence import FEATURES, Seen, evidence
from intake.engines.alignment.nodes import nodes_of
from tests.support.planted.acts import planned_workflows
from tests.support.planted.judging import acts_of, contents_of
from tests.support.planted.sites import Variety, planted_maps

SIZES, SEEDS, MODES = (6, 15, 30), (101, 102), ("shared", "own", "none")
RIDGE = 0.002

Rows = tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]


def rows(*, second: bool, with_held_out: bool = False) -> Rows:
    """Evidence, whether it is the same act, and weight, for each pair of nodes of every development case."""
    parts: list[Rows] = []
    for workflow in planned_workflows():
        if workflow.held_out and not with_held_out:
            continue
        for size in SIZES:
            for seed in SEEDS:
                made = [planted_maps(workflow, size, seed, Variety(items=mode)) for mode in MODES]
                parts.extend(_rows_of(planted, second=second) for planted in made)
    return tuple(np.concatenate([part[at] for part in parts]) for at in range(3))  # type: ignore[return-value]


def _rows_of(planted: Sequence[object], *, second: bool) -> Rows:
    nodes = nodes_of(sorted(contents_of(planted), key=lambda one: one.map_id))  # type: ignore[arg-type]
    seen = None
    if second:
        against = apart([node.maps for node in nodes], [node.orders for node in nodes])
        odds = aligning.log_odds(nodes, None)
        groups = grouped(odds, [len(node.members) for node in nodes], against)
        seen = Seen(aligning.neighbours(nodes, groups), odds)
    planes = np.stack(list(evidence(nodes, seen)))
    acts = acts_of(planted)  # type: ignore[arg-type]
    sets = [[acts[member] for member in node.members] for node in nodes]
    one, other = np.triu_indices(len(nodes), 1)
    same = np.array([_share(sets[a], sets[b]) for a, b in zip(one, other, strict=True)])
    weight = np.sqrt([len(sets[a]) * len(sets[b]) for a, b in zip(one, other, strict=True)])
    return planes[:, one, other].T.astype(float), same, weight


def _share(one: Sequence[set[str]], other: Sequence[set[str]]) -> float:
    return float(np.mean([bool(a & b) for a in one for b in other]))


def fitted(data: Rows) -> tuple[float, list[float]]:
    """Bias and factors."""
    x, same, weight = data
    x = np.hstack([x, np.ones((len(x), 1))])
    weight = weight / weight.sum()

    def loss(b: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = x @ b
        value = np.sum(weight * (np.logaddexp(0, z) - same * z)) + RIDGE * 0.01 * np.sum(b[:-1] ** 2)
        slope = x.T @ (weight * (1 / (1 + np.exp(-z)) - same))
        slope[:-1] += RIDGE * 0.02 * b[:-1]
        return float(value), slope

    found = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 2000}).x
    return round(float(found[-1]), 2), [round(float(one), 2) for one in found[:-1]]


if __name__ == "__main__":
    for second in (False, True):
        bias, factors = fitted(rows(second=second))
        sys.stdout.write(f"{'second' if second else 'first'} look: bias {bias}\n")
        for name, factor in zip(FEATURES, factors, strict=True):
            sys.stdout.write(f"  {factor:6.2f}  {name}\n")
        sys.stdout.write(f"  {tuple(factors)}\n")
        if not second:
            from intake.engines.alignment import weights

            weights.FIRST_BIAS, weights.FIRST_LOOK = bias, tuple(factors)
