"""How good and how quick intake's engines are: ``python -m tests.bench.intake_engines`` (``make bench-intake``).

Quality is measured on the planted workflows that nothing was tuned on, several seeds each; time and memory on a process
of its own for each size, beside the raw floor: the same process that only reads the maps. Writes
``build/bench/intake.json`` and ``build/bench/intake.png``.
"""

import json
import multiprocessing
import resource
import sys
import time
from dataclasses import replace
from functools import reduce
from operator import add
from pathlib import Path
from statistics import fmean, pstdev
from typing import Any

import matplotlib as mpl

mpl.use("Agg")

from matplotlib import pyplot as plt

from intake.engines.alignment import align
from intake.engines.holes import find_holes
from intake.engines.proposal import propose
from tests.bench.machine import describe
from tests.support.planted.acts import PlannedWorkflow, planned_workflows
from tests.support.planted.hunting import hunt
from tests.support.planted.judging import contents_of, f1, pairs_found
from tests.support.planted.sites import Variety, planted_maps

OUT = Path(__file__).parents[2] / "build/bench"
SIZES = (5, 10, 20, 49, 200)
SEEDS = (21, 22, 23)
MODES = ("shared", "own", "none")
HELD_OUT = tuple(workflow for workflow in planned_workflows() if workflow.held_out)
WORKFLOWS, SITES = 30, 49


def quality() -> dict[str, Any]:
    """F1 of the same act, the gap to the bound, and holes, by what items say."""
    return {mode: {"alignment": _alignment(mode), "holes": _holes(mode)} for mode in MODES}


def _alignment(mode: str) -> dict[str, Any]:
    by_sites: dict[str, Any] = {}
    for sites in SIZES[:4]:
        scores, gaps = [], []
        for workflow in HELD_OUT:
            for seed in SEEDS:
                planted = planted_maps(workflow, sites, seed, Variety(items=mode))
                maps = contents_of(planted)
                alignment = align(maps)
                scores.append(f1(*pairs_found(planted, alignment)))
                made = propose(maps, alignment)
                gaps.append((made.total - made.bound) / made.total if made.total else 0.0)
        by_sites[str(sites)] = {
            "f1": round(fmean(scores), 4),
            "f1_least": round(min(scores), 4),
            "f1_deviation": round(pstdev(scores), 4),
            "gap_most": round(max(gaps), 6),
        }
    return by_sites


def _holes(mode: str) -> dict[str, float]:
    total = reduce(add, (hunt(one, seed, Variety(items=mode)) for one in HELD_OUT for seed in SEEDS))
    return {"recall": round(total.recall, 4), "false_a_map": round(total.false_a_map, 2), "maps": total.maps}


def growth() -> dict[str, Any]:
    """Seconds and MiB for each number of sites, and for a whole health system."""
    rows = {str(sites): _in_a_child(1, sites) for sites in SIZES}
    return {"by_sites": rows, "whole": {"sites": SITES, "workflows": WORKFLOWS, **_in_a_child(WORKFLOWS, SITES)}}


def _in_a_child(workflows: int, sites: int) -> dict[str, float]:
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply(_measured, (workflows, sites))


def _measured(workflows: int, sites: int) -> dict[str, float]:
    known = planned_workflows()
    maps = [
        content
        for number in range(workflows)
        for content in contents_of(planted_maps(_named(known[number % len(known)], number), sites, 31, Variety()))
    ]
    floor = _mebibytes()
    began = time.perf_counter()
    alignment = align(maps)
    aligned = time.perf_counter()
    by_workflow: dict[str, list[Any]] = {}
    for content in maps:
        by_workflow.setdefault(content.workflow, []).append(content)
    for some in by_workflow.values():
        propose(some, alignment)
    proposed = time.perf_counter()
    find_holes(maps)
    found = time.perf_counter()
    return {
        "align_seconds": round(aligned - began, 3),
        "propose_seconds": round(proposed - aligned, 3),
        "holes_seconds": round(found - proposed, 3),
        "mebibytes": round(_mebibytes(), 1),
        "mebibytes_of_reading_alone": round(floor, 1),
    }


def _named(workflow: PlannedWorkflow, number: int) -> PlannedWorkflow:
    return replace(workflow, slug=f"{workflow.slug}-{number}")


def _mebibytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def picture(found: dict[str, Any], path: Path) -> None:
    """Time against sites, on two logarithmic axes, with a line of the second degree to hold it against."""
    rows = found["growth"]["by_sites"]
    figure, axes = plt.subplots(figsize=(7, 4.5))
    for name in ("align_seconds", "propose_seconds", "holes_seconds"):
        axes.plot(SIZES, [rows[str(size)][name] for size in SIZES], marker="o", label=name.removesuffix("_seconds"))
    least = rows[str(SIZES[0])]["align_seconds"]
    axes.plot(SIZES, [least * (size / SIZES[0]) ** 2 for size in SIZES], "--", color="grey", label="quadratic")
    axes.set(xscale="log", yscale="log", xlabel="sites", ylabel="seconds", title="One workflow, all its sites' maps")
    axes.set_xticks(SIZES, [str(size) for size in SIZES])
    axes.legend()
    figure.tight_layout()
    figure.savefig(path, dpi=120)


def main() -> None:
    """Measure, write, and say the head lines."""
    OUT.mkdir(parents=True, exist_ok=True)
    found = {"machine": describe(), "quality": quality(), "growth": growth()}
    (OUT / "intake.json").write_text(json.dumps(found, indent=1) + "\n")
    picture(found, OUT / "intake.png")
    sys.stdout.write(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
