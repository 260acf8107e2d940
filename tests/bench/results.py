"""Results as files, and as lines for whoever waits. What was refused is said and not shown."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.bench import machine, saturation
from tests.bench.plan import Plan

FOLDER = Path(__file__).resolve().parents[2] / "build/bench"
PROTOCOL = (
    "Open loop on a fixed schedule; latencies count from the intended start, on one monotonic clock, in HdrHistograms; "
    "contenders in turn on the same servers, medians of rounds with their spread; a round counts only while others "
    f"use at most {saturation.FOREIGN_SHARE:.0%} of the processor; figures are refused where a commit takes more than "
    f"{saturation.COMMIT_P99_MS:.0f} ms at p99, less than {saturation.ACHIEVED:.0%} of the rate is reached, the "
    f"generator begins more than {saturation.LATE_P99_MS:.0f} ms late at p99, or a request fails."
)


class Results:
    """The results of one scenario, begun now."""

    def __init__(self, name: str, plan: Plan) -> None:
        self._name = name
        self._document: dict[str, Any] = {
            "scenario": name,
            "protocol": PROTOCOL,
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "machine": machine.describe(),
            "load_averages_before": machine.load_averages(),
            "seconds": plan.seconds,
            "rounds": plan.rounds,
            "warm_up_seconds": plan.warm_up,
            "refused": None,
        }

    def refuse(self, reason: str) -> None:
        """No figures, for ``reason``."""
        self._document["refused"] = reason

    def add(self, found: Mapping[str, Any]) -> None:
        """Take what was found. Where no point has figures that may be shown, the scenario is refused."""
        self._document |= found
        reasons = [point["refused"] for point in found["points"]]
        if reasons and all(reasons):
            self.refuse(reasons[0])

    def write(self) -> dict[str, Any]:
        """Write ``build/bench/<name>.json``; gives what it says."""
        self._document["load_averages_after"] = machine.load_averages()
        FOLDER.mkdir(parents=True, exist_ok=True)
        path = FOLDER / f"{self._name}.json"
        path.write_text(json.dumps(self._document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        return self._document


def read() -> dict[str, dict[str, Any]]:
    """The results that are there, by scenario."""
    found = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))]
    return {document["scenario"]: document for document in found}


def show(document: Mapping[str, Any]) -> None:
    """Print the scenario for people."""
    print(f"\n== {document['scenario']}")
    if document["refused"]:
        print(f"   refused: {document['refused']}")
    for point in document.get("points", ()):
        print(f"   {_where(point):<44} {_said(point)}")
    for aim in document.get("aims", ()):
        print(f"   {_aim(aim)}")
    print(f"   load averages {document['load_averages_before']} → {document['load_averages_after']}")


def _where(point: Mapping[str, Any]) -> str:
    sites = f"{point['sites']} sites, " if "sites" in point else ""
    pace = f"{point['rate']:g}/s" if "rate" in point else f"{point['at_once']} at once"
    return f"{sites}{pace}, {point['contender']}"


def _said(point: Mapping[str, Any]) -> str:
    if point["refused"]:
        return f"refused: {point['refused']}"
    figures = point["figures"]
    if "per_second" in figures:
        return f"{_spread(figures['per_second'], 0)}/s"
    stages = [stage for stage in ("commit", "road", "whole") if f"{stage}_p50" in figures]
    told = [
        f"{stage} " + "/".join(f"{figures[f'{stage}_{name}']['median']:.1f}" for name in ("p50", "p99", "p99.9", "max"))
        for stage in stages
    ]
    return f"{'; '.join(told)} ms at {figures['achieved']['median']:.1f}/s"


def _spread(spread: Mapping[str, float], digits: int) -> str:
    return f"{spread['median']:.{digits}f} ({spread['least']:.{digits}f}–{spread['most']:.{digits}f})"


def _aim(aim: Mapping[str, Any]) -> str:
    unit = "ms" if "aim_ms" in aim else "×"
    wanted, found = aim.get("aim_ms", aim.get("aim")), aim.get("found_ms", aim.get("found"))
    if found is None:
        return f"aim {aim['what']}: {wanted:g} {unit}: not to be told"
    against = f", {_spread(aim['times_the_floor'], 1)} times the floor" if "times_the_floor" in aim else ""
    verdict = "reached" if aim["is_reached"] else "MISSED"
    return f"aim {aim['what']}: {wanted:g} {unit}, found {found:.2f} {unit}: {verdict}{against}"
