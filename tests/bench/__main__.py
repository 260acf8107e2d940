"""``python -m tests.bench [scenario …] [--quick] [--seconds N]``: what ``make bench`` does.

Writes ``build/bench/<scenario>.json`` and ``build/bench/bench.png``. The exit status is 1 where a scenario was refused.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.bench import api_writes, picture, results, road_to_browser, road_to_database
from tests.bench.plan import Plan
from tests.bench.results import Results
from tests.bench.saturation import NotQuiet, Quiet

RUNS = {
    road_to_database.NAME: road_to_database.run,
    road_to_browser.NAME: road_to_browser.run,
    api_writes.NAME: api_writes.run,
}
SIZES = {52: "full", 520: "tenfold"}
"""The demo's sizes by their number of sites."""


def main(words: Sequence[str]) -> int:
    """Measure what is asked for and return the exit status."""
    asked = _parser().parse_args(words)
    chosen = asked.scenario or list(RUNS)
    with tempfile.TemporaryDirectory(prefix="plumbline-bench-") as scraps:
        folder = Path(scraps)
        # PostgreSQL runs as another account when this runs as root, and has to get through.
        folder.chmod(0o711)
        documents = [_measured(name, _plan(asked, folder)) for name in RUNS if name in chosen]
    drawn = picture.draw(results.read(), results.FOLDER / "bench.png")
    print(f"\n{results.FOLDER.relative_to(Path.cwd())}/*.json" + (f", {drawn.name}" if drawn else ""))
    return int(any(document["refused"] for document in documents))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure speed beside the raw floor.")
    parser.add_argument("scenario", nargs="*", choices=[[], *RUNS], metavar="scenario", help="all, if none is named")
    parser.add_argument("--quick", action="store_true", help="a try: two rounds of two seconds, 52 sites")
    parser.add_argument("--seconds", type=float, help="of one measurement of one contender (10)")
    parser.add_argument("--rounds", type=int, help="of each contest (3)")
    parser.add_argument("--sites", type=int, action="append", choices=list(SIZES), help="52 and 520, if not given")
    parser.add_argument("--patience", type=float, default=60.0, help="seconds to wait for a quiet machine (60)")
    return parser


def _plan(asked: argparse.Namespace, folder: Path) -> Plan:
    sites = asked.sites or ([52] if asked.quick else list(SIZES))
    return Plan(
        seconds=asked.seconds or (2.0 if asked.quick else 10.0),
        rounds=asked.rounds or (2 if asked.quick else 3),
        sizes=tuple(SIZES[count] for count in sites),
        quiet=Quiet(asked.patience),
        folder=folder,
    )


def _measured(name: str, plan: Plan) -> dict[str, Any]:
    found = Results(name, plan)
    try:
        plan.quiet.wait()
        found.add(RUNS[name](plan))
    except NotQuiet as noise:
        found.refuse(str(noise))
    document = found.write()
    results.show(document)
    return document


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
